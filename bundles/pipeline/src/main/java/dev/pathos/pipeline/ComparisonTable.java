package dev.pathos.pipeline;

import dev.pathos.api.run.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The table that compares all systems of an experiment, and the notes that define its numbers.
 *
 * @param protocol how the numbers came about
 * @param seeds how many repetitions there are
 * @param arms the arms
 */
record ComparisonTable(String protocol, int seeds, List<Arm> arms) {
    private static final String NONE = "-";

    Table of(List<Standing> standings) {
        List<Measure> measures = shown(standings.get(0));
        String first = measures.get(0).name();
        List<String> header = new ArrayList<>(List.of("arm", "labels"));
        measures.forEach(m -> header.add(m.name()));
        header.addAll(List.of(first + " minus scratch", "p (Holm)", "seed SD"));
        return new Table(
                "Fine-tuned on labels: test speakers",
                header,
                standings.stream().map(s -> row(s, measures)).toList(),
                notes(standings, first));
    }

    /** Recall is shown once, under the name that the field knows it by. */
    private static List<Measure> shown(Standing standing) {
        return standing.scores().tally().measures().stream()
                .filter(m -> !m.key().equals("recall_macro"))
                .toList();
    }

    private static List<String> row(Standing standing, List<Measure> measures) {
        List<String> row = new ArrayList<>();
        row.add(standing.system().arm().name());
        row.add(Cell.percent(standing.system().budget()) + " %");
        Measure first = measures.get(0);
        row.add(first.text(standing.metrics().get(0)));
        for (int m = 1; m < measures.size(); m++) {
            row.add(measures.get(m).text(standing.metrics().get(m).value()));
        }
        row.add(standing.gain().map(g -> first.text(g.difference())).orElse(NONE));
        row.add(standing.gain().map(g -> p(g.adjusted())).orElse(NONE));
        row.add(first.text(standing.seedSpread()));
        return row;
    }

    static String p(double p) {
        return Double.isNaN(p) ? NONE : p < .001 ? "<0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    private List<String> notes(List<Standing> standings, String first) {
        boolean shares = shown(standings.get(0)).get(0).percent();
        boolean overlapping = standings.stream().anyMatch(s -> s.scores().overlapping());
        int speakers = standings.stream().mapToInt(s -> s.pools().speakers()).max().orElse(0);
        long family = standings.stream().flatMap(s -> s.gain().stream()).count();
        List<String> notes = new ArrayList<>(List.of(protocol));
        notes.add(
                (shares
                                ? "Percent, macro averages over the classes that occur"
                                : "Of values in the task's own scale")
                        + (overlapping
                                ? "; test parts overlap, so nothing is pooled: computed on each"
                                        + " partition, averaged over partitions, then over seeds."
                                : "; test predictions pooled over folds, averaged over seeds."));
        notes.add(
                String.format(
                        Locale.ROOT,
                        "The unit is the test speaker, of whom there are %,d. Brackets: 95 %%"
                                + " interval by bootstrap over speakers, %,d resamplings, expanded"
                                + " percentiles.",
                        speakers,
                        Bootstrap.RESAMPLINGS));
        if (family > 0) {
            notes.add(
                    String.format(
                            Locale.ROOT,
                            "%s minus scratch: on the same speakers, folds and seeds. p: two-sided,"
                                    + " by exchanging both systems' predictions for whole speakers,"
                                    + " %s, adjusted by Holm for the table's %s.",
                            first,
                            exchanges(standings),
                            family == 1 ? "one comparison" : family + " comparisons"));
        }
        notes.addAll(incomplete(standings));
        notes.add(
                "seed SD: standard deviation of "
                        + first
                        + " over "
                        + seeds
                        + " seed(s), which is no test and adds nothing to the number of speakers.");
        notes.add("Definitions: ./pathos metrics, and docs/statistics.md.");
        arms.forEach(a -> notes.add(a.name() + ": " + a.describe() + "."));
        return notes;
    }

    private static String exchanges(List<Standing> standings) {
        boolean exact = standings.stream().allMatch(s -> Randomization.exact(s.pools().speakers()));
        return exact
                ? "all exchanges counted"
                : String.format(Locale.ROOT, "%,d random exchanges", Randomization.EXCHANGES);
    }

    private static List<String> incomplete(List<Standing> standings) {
        int most = standings.stream().mapToInt(s -> s.scores().places().size()).max().orElse(0);
        return standings.stream()
                .filter(s -> s.gain().isPresent() && s.gain().get().cells() < most)
                .map(
                        s ->
                                s.system().arm().name()
                                        + " "
                                        + Cell.percent(s.system().budget())
                                        + " %: compared with scratch on the "
                                        + s.gain().get().cells()
                                        + " of "
                                        + most
                                        + " cells that both have ended.")
                .toList();
    }
}
