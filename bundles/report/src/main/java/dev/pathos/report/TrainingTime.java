package dev.pathos.report;

import dev.pathos.api.run.Table;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where the time within trainings went: by kind of training, together, and for each. */
final class TrainingTime {
    private static final String TOGETHER = "together";

    /**
     * What a training does.
     *
     * @param key its name in {@code run.json}
     * @param words its name for people
     * @param style its colour
     * @param computes whether it is what a training is for
     */
    private record Part(String key, String words, String style, boolean computes) {}

    private static final List<Part> PARTS =
            List.of(
                    new Part("forward", "forward", "k5", true),
                    new Part("objectives", "losses of tasks", "k6", true),
                    new Part("backward", "backward and optimizer", "k0", true),
                    new Part("evaluation", "evaluation", "k2", true),
                    new Part("waiting", "waiting for batches", "k1", false),
                    new Part("checkpoints", "checkpoints", "k4", false),
                    new Part("epochs", "order, refits, gradient agreement", "k3", false),
                    new Part("records", "exchanges, records", "k7", false),
                    new Part("paused", "paused", "lacking", false));

    /** Sums of trainings. */
    private static final class Sum {
        private final Map<String, Double> seconds = new LinkedHashMap<>();
        private double beside;
        private double utterances;
        private double steps;

        Sum add(JsonObject training) {
            JsonObject parts = JsonFile.object(training, "seconds");
            PARTS.forEach(p -> seconds.merge(p.key, finite(parts, p.key), Double::sum));
            beside += finite(training, "batches_beside");
            utterances += finite(training, "utterances");
            steps += finite(training, "steps");
            return this;
        }

        double of(Part part) {
            return seconds.getOrDefault(part.key, 0.);
        }

        double all() {
            return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
        }

        double computing() {
            return PARTS.stream().filter(Part::computes).mapToDouble(this::of).sum();
        }

        private static double finite(JsonObject json, String key) {
            double value = JsonFile.number(json, key);
            return Double.isFinite(value) ? value : 0;
        }
    }

    private final Map<String, Sum> kinds = new LinkedHashMap<>();
    private final Map<Cell, Sum> trainings = new LinkedHashMap<>();
    private final Tables tables;

    TrainingTime(Tables tables) {
        this.tables = tables;
    }

    /** Adds what a cell's {@code run.json} says; nothing if it tells no times of a training. */
    void add(Cell cell, JsonObject run) {
        JsonObject training = JsonFile.object(run, "training");
        Sum own = new Sum().add(training);
        if (own.all() > 0) {
            trainings.put(cell, own);
            kinds.computeIfAbsent(cell.kindInWords(), k -> new Sum()).add(training);
        }
    }

    /** Writes what is known; nothing if nothing is. */
    void write(Markup out) {
        if (trainings.isEmpty()) {
            return;
        }
        Map<String, Sum> sums = new LinkedHashMap<>(kinds);
        if (sums.size() > 1) {
            Sum together = new Sum();
            trainings.values().forEach(one -> merge(together, one));
            sums.put(TOGETHER, together);
        }
        Sum last = sums.values().stream().reduce((earlier, later) -> later).orElseThrow();
        List<Part> shown = PARTS.stream().filter(p -> share(last.of(p), last) >= .0005).toList();
        out.element("h3", "Within trainings");
        out.element(
                "p",
                String.format(
                        Locale.ROOT,
                        "%.1f %% of the time was computing; %.1f %% waiting for batches. Batches"
                                + " were read, normalised and cut beside that, in %s.",
                        100 * last.computing() / last.all(),
                        100 * share(last.seconds.get("waiting"), last),
                        seconds(last.beside)),
                "class",
                "lead");
        bars(sums, shown, out);
        tables.write("time-within-trainings", table(sums, shown), out);
        out.start("details").element("summary", "Each of the " + trainings.size() + " trainings");
        tables.write("time-by-training", each(), out);
        out.end();
    }

    private static void merge(Sum into, Sum from) {
        from.seconds.forEach((key, s) -> into.seconds.merge(key, s, Double::sum));
        into.beside += from.beside;
        into.utterances += from.utterances;
        into.steps += from.steps;
    }

    private static double share(double seconds, Sum of) {
        return of.all() > 0 ? seconds / of.all() : 0;
    }

    private static void bars(Map<String, Sum> sums, List<Part> shown, Markup out) {
        out.start("table", "class", "phases").start("tbody");
        sums.forEach(
                (kind, sum) -> {
                    out.start("tr").element("th", kind, "scope", "row");
                    out.start("td", "class", "track").start("div", "class", "stack");
                    for (Part part : shown) {
                        double percent = 100 * share(sum.of(part), sum);
                        out.element(
                                "span",
                                "",
                                "class",
                                part.style,
                                "style",
                                String.format(Locale.ROOT, "width:%.2f%%", percent),
                                "title",
                                String.format(Locale.ROOT, "%s %.1f %%", part.words, percent));
                    }
                    out.end().end();
                    out.element("td", seconds(sum.all()), "class", "num").end();
                });
        out.end().end();
        out.start("p", "class", "legend stacks");
        for (Part part : shown) {
            out.start("span").element("i", "", "class", part.style).text(part.words).end();
        }
        out.end();
    }

    private static Table table(Map<String, Sum> sums, List<Part> shown) {
        List<String> header = new ArrayList<>(List.of("part"));
        sums.keySet().forEach(kind -> header.addAll(List.of(kind + ", s", "%")));
        List<List<String>> rows = new ArrayList<>();
        for (Part part : shown) {
            List<String> row = new ArrayList<>(List.of(part.words));
            for (Sum sum : sums.values()) {
                row.add(number(sum.of(part)));
                row.add(String.format(Locale.ROOT, "%.1f", 100 * share(sum.of(part), sum)));
            }
            rows.add(row);
        }
        return new Table("Time within trainings", header, rows, List.of());
    }

    private Table each() {
        List<String> header = new ArrayList<>(List.of("training", "steps", "utterances/s"));
        PARTS.forEach(part -> header.add(part.key));
        List<List<String>> rows = new ArrayList<>();
        trainings.forEach(
                (cell, sum) -> {
                    List<String> row = new ArrayList<>(List.of(cell.id()));
                    row.add(String.valueOf(Math.round(sum.steps)));
                    row.add(String.valueOf(Math.round(sum.utterances / sum.all())));
                    PARTS.forEach(part -> row.add(number(sum.of(part))));
                    rows.add(row);
                });
        return new Table("Seconds by training", header, rows, List.of());
    }

    private static String number(double seconds) {
        return String.format(Locale.ROOT, "%.2f", seconds);
    }

    private static String seconds(double seconds) {
        return seconds < 10
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : Words.duration(seconds);
    }
}
