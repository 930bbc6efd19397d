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

    /** A histogram under the task that has it. */
    private record Titled(String task, Histogram histogram) {}

    @Override
    public void write(Markup out) throws IOException {
        // arms that share a task have the same targets: each histogram is shown once
        Map<Titled, List<String>> arms = new LinkedHashMap<>();
        Set<String> seen = new TreeSet<>();
        for (Cell cell : experiment.cells()) {
            String of = cell.pretraining() ? "" : ", " + Words.percent(cell.budget()) + " labels";
            boolean there = Files.exists(cell.folder().resolve("targets.csv"));
            if (there && seen.add(cell.arm() + "/" + of)) {
                Histogram.of(cell)
                        .forEach(
                                (task, histogram) ->
                                        arms.computeIfAbsent(
                                                        new Titled(task + of, histogram),
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
                "Utterances of the training part, in each arm's first pre-training and in its"
                        + " first fine-tuning.",
                "class",
                "caption");
        out.start("div", "class", "histograms");
        arms.forEach((titled, of) -> write(titled, of, out));
        out.end();
        List<List<String>> rows = new ArrayList<>();
        arms.forEach((titled, of) -> rows.addAll(rows(titled, String.join(", ", of))));
        tables.link(
                "targets",
                new Table(
                        "Targets of the training part",
                        List.of("task", "arms", "target", "no target because", "utterances"),
                        rows,
                        List.of()),
                out);
    }

    private static List<List<String>> rows(Titled titled, String arms) {
        List<List<String>> rows = new ArrayList<>();
        titled.histogram()
                .targets()
                .forEach((t, n) -> rows.add(List.of(titled.task(), arms, t, "", "" + n)));
        titled.histogram()
                .frequentReasons()
                .forEach(
                        e ->
                                rows.add(
                                        List.of(
                                                titled.task(),
                                                arms,
                                                "",
                                                e.getKey(),
                                                "" + e.getValue())));
        return rows;
    }

    private static void write(Titled titled, List<String> arms, Markup out) {
        Histogram h = titled.histogram();
        out.start("div", "class", "histogram").element("h3", titled.task());
        out.element("p", String.join(", ", arms), "class", "caption");
        out.start("table", "class", "bars").start("tbody");
        long largest = h.targets().values().stream().mapToLong(Long::longValue).max().orElse(0);
        h.targets().forEach((name, n) -> bar(name, n, largest, h.present(), "bar", out));
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
            out.start("ul", "class", "notes");
            h.frequentReasons().stream()
                    .limit(REASONS)
                    .forEach(
                            e ->
                                    out.element(
                                            "li",
                                            (e.getKey().isEmpty() ? "no reason" : e.getKey())
                                                    + ": "
                                                    + e.getValue()));
            if (h.reasons().size() > REASONS) {
                out.element("li", "and " + (h.reasons().size() - REASONS) + " other reasons");
            }
            out.end();
        }
        out.end();
    }

    private static void bar(String name, long n, long largest, long all, String style, Markup out) {
        out.start("tr").element("th", name, "scope", "row");
        out.start("td", "class", "track").start("span", "class", style, "style", width(n, largest));
        out.end().end();
        out.element("td", n, "class", "num");
        out.element("td", Words.share(n, all), "class", "num muted").end();
    }

    private static String width(long n, long largest) {
        return String.format(Locale.ROOT, "width:%.1f%%", 100. * n / Math.max(1, largest));
    }
}
