package dev.pathos.report;

import dev.pathos.api.run.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The targets that tasks were trained on: classes, and utterances without one. */
final class TargetsSection implements Section {
    /** More reasons than this are not read. */
    private static final int REASONS = 8;

    private static final Map<String, String> PARTS =
            Map.of("train", "training", "valid", "development", "test", "test");

    private final Experiment experiment;
    private final Tables tables;

    TargetsSection(Experiment experiment, Tables tables) {
        this.experiment = experiment;
        this.tables = tables;
    }

    @Override
    public String title() {
        return "Targets";
    }

    /**
     * Histograms under the task that has them.
     *
     * @param task the task and its labels
     * @param parts the histograms by part
     * @param remarks what its labeler remarked
     */
    private record Titled(String task, Map<String, Histogram> parts, List<String> remarks) {}

    @Override
    public void write(Markup out) throws IOException {
        // arms that share a task have the same targets: each histogram is shown once
        Map<Titled, List<String>> arms = new LinkedHashMap<>();
        Set<String> seen = new TreeSet<>();
        for (Cell cell : experiment.cells()) {
            String of = cell.pretraining() ? "" : ", " + Words.percent(cell.budget()) + " labels";
            boolean there = Files.exists(cell.folder().resolve("targets.csv"));
            if (there && seen.add(cell.arm() + "/" + of)) {
                Map<String, List<String>> remarks = remarks(cell);
                Histogram.of(cell)
                        .forEach(
                                (task, parts) ->
                                        arms.computeIfAbsent(
                                                        new Titled(
                                                                task + of,
                                                                parts,
                                                                remarks.getOrDefault(
                                                                        task, List.of())),
                                                        t -> new ArrayList<>())
                                                .add(cell.arm()));
            }
        }
        if (arms.isEmpty()) {
            out.element("p", "No cell has a targets.csv yet.", "class", "missing");
            return;
        }
        out.element(
                "p",
                "Utterances of the training part, in each arm's first "
                        + (experiment.pretrainingOnly()
                                ? "pre-training"
                                : "pre-training and in its first fine-tuning")
                        + "; shares are of all of them.",
                "class",
                "caption");
        out.start("div", "class", "histograms");
        arms.forEach((titled, of) -> write(titled, of, out));
        out.end();
        remarks(arms.keySet(), out);
        List<List<String>> rows = new ArrayList<>();
        arms.forEach((titled, of) -> rows.addAll(rows(titled, String.join(", ", of))));
        tables.link(
                "targets",
                new Table(
                        "Targets by part",
                        List.of(
                                "task",
                                "arms",
                                "part",
                                "target",
                                "no target because",
                                "utterances",
                                "of all"),
                        rows,
                        List.of()),
                out);
    }

    private static Map<String, List<String>> remarks(Cell cell) throws IOException {
        Map<String, List<String>> remarks = new LinkedHashMap<>();
        // a run of an older version has none
        if (Files.exists(cell.folder().resolve("remarks.csv"))) {
            CsvFile.read(
                    cell.folder().resolve("remarks.csv"),
                    List.of("task", "remark"),
                    row ->
                            remarks.computeIfAbsent(row.get(0), t -> new ArrayList<>())
                                    .add(row.get(1)));
        }
        return remarks;
    }

    private static List<List<String>> rows(Titled titled, String arms) {
        List<List<String>> rows = new ArrayList<>();
        for (String part : Histogram.PARTS) {
            Histogram h = titled.parts().get(part);
            if (h == null) {
                continue;
            }
            String name = PARTS.get(part);
            h.targets()
                    .forEach(
                            (t, n) ->
                                    rows.add(
                                            List.of(
                                                    titled.task(),
                                                    arms,
                                                    name,
                                                    t,
                                                    "",
                                                    "" + n,
                                                    Words.share(n, h.all()))));
            h.frequentReasons()
                    .forEach(
                            e ->
                                    rows.add(
                                            List.of(
                                                    titled.task(),
                                                    arms,
                                                    name,
                                                    "",
                                                    e.getKey(),
                                                    "" + e.getValue(),
                                                    Words.share(e.getValue(), h.all()))));
        }
        return rows;
    }

    private static void write(Titled titled, List<String> arms, Markup out) {
        Histogram h = titled.parts().getOrDefault(Histogram.PARTS.get(0), Histogram.EMPTY);
        out.start("div", "class", "histogram").element("h3", titled.task());
        out.element("p", String.join(", ", arms), "class", "caption");
        List<Map.Entry<String, Long>> reasons = h.frequentReasons();
        List<Map.Entry<String, Long>> shown = reasons.subList(0, Math.min(REASONS, reasons.size()));
        long largest = Math.max(largest(h.targets().entrySet()), largest(shown));
        out.start("table", "class", "bars").start("tbody");
        h.targets().forEach((name, n) -> bar(name, n, largest, h.all(), "bar", out));
        out.end().end();
        long without = h.all() - h.present();
        out.element(
                "p",
                without == 0
                        ? "All " + h.all() + " utterances have a target."
                        : without
                                + " of "
                                + h.all()
                                + " utterances have no target ("
                                + Words.share(without, h.all())
                                + "):",
                "class",
                "caption");
        if (without > 0) {
            out.start("table", "class", "bars reasons").start("tbody");
            shown.forEach(e -> bar(e.getKey(), e.getValue(), largest, h.all(), "bar lacking", out));
            out.end().end();
            if (reasons.size() > REASONS) {
                String more = "and " + (reasons.size() - REASONS) + " other reasons";
                out.element("p", more, "class", "caption");
            }
        }
        others(titled, out);
        out.end();
    }

    /** The parts that nothing is trained on. */
    private static void others(Titled titled, Markup out) {
        List<String> words = new ArrayList<>();
        for (String part : Histogram.PARTS.subList(1, Histogram.PARTS.size())) {
            Histogram h = titled.parts().get(part);
            if (h != null) {
                words.add(
                        PARTS.get(part) + " part: " + h.present() + " of " + h.all() + " have one");
            }
        }
        if (!words.isEmpty()) {
            out.element("p", Words.capital(String.join("; ", words)) + ".", "class", "caption");
        }
    }

    /** What labelers remark, once for arms that share a task. */
    private static void remarks(Iterable<Titled> all, Markup out) {
        Map<String, List<String>> byTask = new LinkedHashMap<>();
        all.forEach(
                titled -> {
                    if (!titled.remarks().isEmpty()) {
                        byTask.putIfAbsent(titled.task(), titled.remarks());
                    }
                });
        if (byTask.isEmpty()) {
            return;
        }
        out.element("h3", "What can be decided").start("ul", "class", "notes");
        byTask.forEach(
                (task, remarks) ->
                        remarks.forEach(
                                remark -> {
                                    out.start("li").element("b", task + ": ").text(remark);
                                    out.end();
                                }));
        out.end();
    }

    private static long largest(Iterable<Map.Entry<String, Long>> counts) {
        long largest = 1;
        for (Map.Entry<String, Long> count : counts) {
            largest = Math.max(largest, count.getValue());
        }
        return largest;
    }

    private static void bar(String name, long n, long largest, long all, String style, Markup out) {
        out.start("tr").element("th", name, "scope", "row");
        out.start("td", "class", "track").start("span", "class", style, "style", width(n, largest));
        out.end().end();
        out.element("td", n, "class", "num");
        out.element("td", Words.share(n, all), "class", "num muted").end();
    }

    private static String width(long n, long largest) {
        return String.format(Locale.ROOT, "width:%.1f%%", 100. * n / largest);
    }
}
