package dev.pathos.report;

import dev.pathos.api.run.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How the corpus was parted, what the labels are, and what the leakage guard said. */
final class ProtocolSection implements Section {
    private final Experiment experiment;
    private final Tables tables;

    ProtocolSection(Experiment experiment, Tables tables) {
        this.experiment = experiment;
        this.tables = tables;
    }

    @Override
    public String title() {
        return "Protocol";
    }

    @Override
    public void write(Markup out) {
        List<PartitionFacts> partitions = PartitionFacts.of(experiment.results());
        String target = JsonFile.string(experiment.results(), "label_target");
        String partitioning = JsonFile.string(experiment.results(), "partitioning");
        out.start("dl", "class", "terms");
        boolean asked = experiment.results().containsKey("label_target");
        String none = asked ? "the corpus does not say" : "not recorded";
        term("Label target", target.isEmpty() ? none : target, out);
        if (!partitioning.isEmpty()) {
            term("Partitions", partitioning, out);
        }
        term("Classes", String.join(", ", experiment.classes()), out);
        out.end();
        guard(Leakage.of(experiment.results()), out);
        if (partitions.isEmpty()) {
            out.element("p", "results.json does not list the partitions.", "class", "missing");
            return;
        }
        out.element("h3", "Who is in which part");
        new SpeakerChart(partitions).write(out);
        Table sizes = sizes(partitions);
        out.start("details").element("summary", "Utterances, speakers and classes of every part");
        tables.write("partitions", sizes, out);
        out.end();
    }

    private static void term(String name, String value, Markup out) {
        if (!value.isEmpty()) {
            out.start("div").element("dt", name).element("dd", value).end();
        }
    }

    private void guard(Leakage leakage, Markup out) {
        if (leakage.rules().isEmpty()) {
            out.element(
                    "p",
                    "results.json does not say what was checked for leakage.",
                    "class",
                    "missing");
            return;
        }
        boolean clean = leakage.leaks().isEmpty();
        out.start("div", "class", clean ? "verdict clean" : "verdict leaking").start("p");
        out.element("b", clean ? "No leakage found." : "Leakage was found and let pass.");
        out.text(" Looked for: " + String.join(", ", leakage.rules()) + ".").end();
        if (leakage.overridden()) {
            out.start("p").text("Let pass: " + String.join(", ", leakage.allowed()) + ", because ");
            out.element("q", leakage.reason().isEmpty() ? "no reason" : leakage.reason()).end();
        }
        out.end();
        if (clean) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (Leakage.Leak leak : leakage.leaks()) {
            rows.add(
                    List.of(
                            leak.partition(),
                            leak.rule(),
                            leak.role(),
                            String.valueOf(leak.count()),
                            String.join("; ", leak.evidence())));
        }
        tables.write(
                "leakage",
                new Table(
                        "Leakage that was let pass",
                        List.of("partition", "rule", "shared with", "test utterances", "evidence"),
                        rows,
                        List.of("The reason given: " + leakage.reason())),
                out);
    }

    private static Table sizes(List<PartitionFacts> partitions) {
        Set<String> classes = new LinkedHashSet<>();
        partitions.forEach(
                p -> p.parts().values().forEach(part -> classes.addAll(part.classes().keySet())));
        List<String> header = new ArrayList<>(List.of("partition", "part", "utterances"));
        header.addAll(classes);
        header.add("speakers");
        List<List<String>> rows = new ArrayList<>();
        for (PartitionFacts partition : partitions) {
            partition
                    .parts()
                    .forEach(
                            (name, part) -> {
                                List<String> row = new ArrayList<>();
                                row.add(partition.name());
                                row.add(name);
                                row.add(String.valueOf(part.utterances()));
                                for (String c : classes) {
                                    row.add(String.valueOf(part.classes().getOrDefault(c, 0L)));
                                }
                                row.add(
                                        part.speakers().size()
                                                + ": "
                                                + String.join(" ", part.speakers()));
                                rows.add(row);
                            });
        }
        return new Table("Partitions", header, rows, List.of());
    }
}
