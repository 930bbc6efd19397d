package dev.pathos.report;

import dev.pathos.api.run.Table;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where time went and how much memory it took, by phase. */
final class PhasesSection implements Section {
    /** Shorter times have a decimal, in seconds. */
    private static final double BRIEF = 10;

    private final Experiment experiment;
    private final Tables tables;

    PhasesSection(Experiment experiment, Tables tables) {
        this.experiment = experiment;
        this.tables = tables;
    }

    @Override
    public String title() {
        return "Time and memory";
    }

    /** What a phase took, over cells. */
    private static final class Cost {
        private double seconds;
        private double heap = Double.NaN;
        private int times;

        void add(double taken, double used) {
            seconds += Double.isFinite(taken) ? taken : 0;
            heap = Double.isNaN(heap) || used > heap ? used : heap;
            times++;
        }
    }

    @Override
    public void write(Markup out) {
        Map<List<String>, Cost> costs = new LinkedHashMap<>();
        for (JsonObject phase : JsonFile.objects(experiment.results(), "phases")) {
            costs.computeIfAbsent(
                            List.of("whole experiment", JsonFile.string(phase, "phase")),
                            k -> new Cost())
                    .add(JsonFile.number(phase, "seconds"), JsonFile.number(phase, "heap_mb"));
        }
        TrainingTime within = new TrainingTime(tables);
        for (Cell cell : experiment.cells()) {
            if (cell.state() == Cell.State.DONE) {
                cell(cell, costs, within);
            }
        }
        if (costs.isEmpty()) {
            out.element("p", "No phases are recorded.", "class", "missing");
            return;
        }
        double most = costs.values().stream().mapToDouble(c -> c.seconds).max().orElse(0);
        out.start("div", "class", "wide").start("table", "class", "phases").start("tbody");
        List<List<String>> rows = new ArrayList<>();
        String before = "";
        for (Map.Entry<List<String>, Cost> entry : costs.entrySet()) {
            String of = entry.getKey().get(0);
            String phase = entry.getKey().get(1);
            Cost cost = entry.getValue();
            String time =
                    cost.seconds < BRIEF
                            ? String.format(Locale.ROOT, "%.1f s", cost.seconds)
                            : Words.duration(cost.seconds);
            String heap = Double.isFinite(cost.heap) ? Math.round(cost.heap) + " MB" : "-";
            out.start("tr").element("th", of.equals(before) ? "" : of, "scope", "row");
            out.element("td", phase).start("td", "class", "track");
            String width = String.format(Locale.ROOT, "width:%.1f%%", 100 * cost.seconds / most);
            out.start("span", "class", "bar", "style", width).end().end();
            out.element("td", time, "class", "num").element("td", heap, "class", "num muted").end();
            rows.add(
                    List.of(
                            of,
                            phase,
                            String.valueOf(cost.times),
                            String.format(Locale.ROOT, "%.1f", cost.seconds),
                            Double.isFinite(cost.heap)
                                    ? String.valueOf(Math.round(cost.heap))
                                    : "-"));
            before = of;
        }
        out.end().end().end();
        out.element(
                "p",
                "Summed over cells, which may run side by side; memory: the largest heap in use"
                        + " that was seen.",
                "class",
                "caption");
        tables.link(
                "phases",
                new Table(
                        "Time and memory by phase",
                        List.of("of", "phase", "times", "seconds", "largest heap, MB"),
                        rows,
                        List.of()),
                out);
        within.write(out);
    }

    private static void cell(Cell cell, Map<List<String>, Cost> costs, TrainingTime within) {
        Optional<JsonObject> run;
        try {
            run = JsonFile.read(cell.folder().resolve("run.json"));
        } catch (IOException e) {
            // the section on cells says so; here one cell's time is missing from a sum
            return;
        }
        run.ifPresent(r -> within.add(cell, r));
        double heap = run.map(r -> JsonFile.number(r, "peak_heap_mb")).orElse(Double.NaN);
        JsonFile.object(run.orElseThrow(), "phases")
                .forEach(
                        (phase, seconds) -> {
                            if (seconds instanceof JsonNumber n) {
                                costs.computeIfAbsent(
                                                List.of(cell.kindInWords(), phase), k -> new Cost())
                                        .add(n.doubleValue(), heap);
                            }
                        });
    }
}
