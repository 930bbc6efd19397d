package dev.pathos.report;

import dev.pathos.api.run.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an experiment is about: F1 against labeled speech, with and without pre-training. */
final class SignatureSection implements Section {
    /** Up to so many comparisons are told one by one. */
    private static final int SENTENCES = 6;

    private final Systems systems;
    private final Tables tables;

    SignatureSection(Systems systems, Tables tables) {
        this.systems = systems;
        this.tables = tables;
    }

    @Override
    public String title() {
        return (systems.all().isEmpty() ? "F1" : systems.metricInWords().replace("macro F1", "F1"))
                + " against labeled speech";
    }

    @Override
    public void write(Markup out) {
        if (systems.all().isEmpty()) {
            out.element(
                    "p",
                    "results.json does not list systems with their labeled minutes; resume the"
                            + " experiment to have it written anew.",
                    "class",
                    "missing");
            return;
        }
        brief(out);
        BudgetPlot plot = new BudgetPlot(systems);
        plot.write(out);
        out.element(
                "p",
                "Test speakers. Bands and whiskers: 95 % interval over speakers; dashed: from"
                        + " scratch. Arms stand slightly side by side so that none hides"
                        + " another.",
                "class",
                "caption");
        out.start("details").element("summary", "The figure as a table");
        tables.write("f1-by-labels", table(plot.unit()), out);
        out.end();
    }

    /** What the comparisons with scratch say, without choosing among them. */
    private void brief(Markup out) {
        List<Systems.One> compared =
                systems.all().stream().filter(s -> s.minusScratch().isPresent()).toList();
        if (compared.isEmpty()) {
            return;
        }
        out.start("div", "class", "brief");
        if (compared.size() <= SENTENCES) {
            out.start("ul");
            compared.forEach(s -> out.element("li", sentence(s)));
            out.end();
        } else {
            long above = compared.stream().filter(s -> sign(s) > 0).count();
            long below = compared.stream().filter(s -> sign(s) < 0).count();
            out.start("p").text("Of ").element("b", compared.size() + " comparisons");
            out.text(" with scratch on the same labels, ").element("b", above + " are above");
            out.text(", ").element("b", below + " below").text(", and ");
            out.element("b", compared.size() - above - below + " show no clear difference");
            out.text(" (p adjusted by Holm, below " + Systems.LEVEL + ").").end();
        }
        double least = systems.leastProbability();
        if (systems.speakers() > 0 && least >= Systems.LEVEL) {
            out.element(
                    "p",
                    "With "
                            + Words.count(systems.speakers(), "test speaker", "test speakers")
                            + " and "
                            + Words.count(compared.size(), "comparison", "comparisons")
                            + " no adjusted p can fall below "
                            + Words.probability(least)
                            + ": whatever its size, the first difference could not be called clear.",
                    "class",
                    "caption");
        }
        out.end();
    }

    private static int sign(Systems.One system) {
        Systems.Difference d = system.minusScratch().orElseThrow();
        return d.clear() ? (int) Math.signum(d.value().value()) : 0;
    }

    private String sentence(Systems.One s) {
        Systems.Difference d = s.minusScratch().orElseThrow();
        String amount =
                s.minutes() > 0
                        ? LogAxis.label(s.minutes()) + " min of labeled speech"
                        : Words.percent(s.budget()) + " of the labels";
        String verdict =
                switch (sign(s)) {
                    case 1 -> "above scratch";
                    case -1 -> "below scratch";
                    default -> "no clear difference from scratch";
                };
        return String.format(
                        "%s, %s: %s %s, %s: %s%s, p\u00a0=\u00a0%s",
                        s.arm(),
                        amount,
                        systems.metricInWords(),
                        systems.text(s.f1().value()),
                        verdict,
                        d.value().value() > 0 ? "+" : "",
                        systems.text(d.value()),
                        Words.probability(Double.isNaN(d.holm()) ? d.p() : d.holm()))
                .replace("=\u00a0<", "<");
    }

    private Table table(String unit) {
        List<List<String>> rows = new ArrayList<>();
        for (Systems.One s : systems.all()) {
            Optional<Systems.Difference> d = s.minusScratch();
            rows.add(
                    List.of(
                            s.arm(),
                            Words.percent(s.budget()),
                            s.minutes() > 0 ? LogAxis.label(s.minutes()) : "-",
                            systems.text(s.f1()),
                            d.map(v -> systems.text(v.value())).orElse("-"),
                            d.map(v -> Words.probability(v.p())).orElse("-"),
                            d.map(v -> Words.probability(v.holm())).orElse("-"),
                            systems.text(s.seedSpread())));
        }
        return new Table(
                Words.capital(systems.metricInWords()) + " against " + unit,
                List.of(
                        "arm",
                        "labels",
                        "minutes",
                        systems.metricInWords() + systems.unit(),
                        "minus scratch",
                        "p",
                        "p (Holm)",
                        "seed SD"),
                rows,
                List.of("Brackets: 95 % interval by bootstrap over test speakers."));
    }
}
