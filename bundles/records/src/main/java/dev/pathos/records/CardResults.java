package dev.pathos.records;

import static dev.pathos.records.Markdown.share;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The results on a model's card: the model's own, its arm's with intervals, and by speaker. */
final class CardResults {
    /** More speakers than this are shown by the best and worst alone. */
    private static final int SPEAKERS = 24;

    private final ExperimentRecord record;
    private final FinishedCell cell;
    private final Markdown out;

    CardResults(ExperimentRecord record, FinishedCell cell, Markdown out) {
        this.record = record;
        this.cell = cell;
        this.out = out;
    }

    void write() throws IOException {
        out.heading(2, "Results");
        own();
        arm();
        speakers();
    }

    private void own() throws IOException {
        JsonObject summary = JsonFile.read(cell.folder().resolve("summary.json"));
        List<List<String>> rows = new ArrayList<>();
        summary.values().stream()
                .filter(JsonObject.class::isInstance)
                .findFirst()
                .ifPresent(
                        metrics ->
                                metrics.asJsonObject()
                                        .forEach((name, v) -> rows.add(List.of(name, number(v)))));
        out.heading(3, "This model, on its own test speakers");
        if (rows.isEmpty()) {
            out.paragraph("Not recorded.");
        } else {
            out.table(List.of("metric", "value"), rows);
            out.paragraph(
                    "One fold and one seed: a single draw. To judge the way of training, read the"
                            + " next table.");
        }
    }

    private static String number(JsonValue value) {
        double number =
                value.getValueType() == JsonValue.ValueType.NUMBER
                        ? Double.parseDouble(value.toString())
                        : Double.NaN;
        return number == Math.rint(number) && number > 1
                ? String.valueOf((long) number)
                : share(number);
    }

    private void arm() {
        Optional<JsonObject> found = record.system(cell);
        out.heading(3, "Its arm, over all folds and seeds");
        if (found.isEmpty()) {
            out.paragraph("Not recorded.");
            return;
        }
        JsonObject system = found.get();
        List<List<String>> rows = new ArrayList<>();
        JsonObject metrics = JsonFile.object(system, "metrics");
        metrics.keySet()
                .forEach(
                        name -> {
                            JsonObject metric = JsonFile.object(metrics, name);
                            rows.add(List.of(name, value(metric), interval(metric)));
                        });
        JsonObject gain = JsonFile.object(system, "minus_scratch");
        if (!gain.isEmpty()) {
            rows.add(
                    List.of(
                            compared() + " minus scratch",
                            value(gain),
                            interval(gain) + ", p = " + share(JsonFile.number(gain, "p_holm"))));
        }
        out.table(List.of("metric", "value", "95 % interval"), rows);
        perClass(system);
        // the first note is the protocol, which stands above
        List<String> notes = record.notes().stream().skip(1).map(Markdown::escape).toList();
        if (!notes.isEmpty()) {
            out.paragraph(
                    "Scores are shares here, from 0 to 1. How they came about, in the notes under"
                            + " the experiment's own table, which may have percent:");
            out.items(notes);
        }
    }

    private String compared() {
        String by = JsonFile.string(JsonFile.object(record.results(), "statistics"), "compared_by");
        return by.isEmpty() ? "score" : by;
    }

    private static String value(JsonObject measure) {
        return share(JsonFile.number(measure, "value"));
    }

    private static String interval(JsonObject measure) {
        return share(JsonFile.number(measure, "low"))
                + " to "
                + share(JsonFile.number(measure, "high"));
    }

    private void perClass(JsonObject system) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonObject c : JsonFile.objects(system, "per_class")) {
            rows.add(
                    List.of(
                            JsonFile.string(c, "class"),
                            share(JsonFile.number(c, "precision")),
                            share(JsonFile.number(c, "recall")),
                            share(JsonFile.number(c, "f1")),
                            number(c.getOrDefault("support", JsonValue.NULL))));
        }
        if (!rows.isEmpty()) {
            out.table(List.of("class", "precision", "recall", "F1", "utterances"), rows);
        }
    }

    /** Right and all predictions of one speaker. */
    private record Tally(String speaker, long right, long all) {
        double share() {
            return (double) right / all;
        }
    }

    private void speakers() throws IOException {
        Path file = cell.folder().resolve("predictions.csv");
        if (!Files.exists(file)) {
            return;
        }
        Map<String, long[]> counts = new TreeMap<>();
        List<String> outputs =
                Predictions.read(
                        file,
                        row -> {
                            long[] of = counts.computeIfAbsent(row.speaker(), s -> new long[2]);
                            of[0] += row.predicted().equals(row.truth()) ? 1 : 0;
                            of[1]++;
                        });
        if (Predictions.classes(outputs).isEmpty() || counts.isEmpty()) {
            return;
        }
        List<Tally> tallies =
                counts.entrySet().stream()
                        .map(e -> new Tally(e.getKey(), e.getValue()[0], e.getValue()[1]))
                        .sorted(Comparator.comparingDouble(Tally::share))
                        .toList();
        out.heading(3, "This model, by test speaker");
        out.paragraph(
                "Share of right predictions: lowest "
                        + share(tallies.get(0).share())
                        + ", highest "
                        + share(tallies.get(tallies.size() - 1).share())
                        + " of "
                        + tallies.size()
                        + " speakers.");
        int half = SPEAKERS / 2;
        List<Tally> shown = new ArrayList<>(tallies);
        if (shown.size() > SPEAKERS) {
            shown.subList(half, shown.size() - half).clear();
        }
        out.table(
                List.of("speaker", "right", "of", "share"),
                shown.stream()
                        .map(
                                t ->
                                        List.of(
                                                t.speaker(),
                                                String.valueOf(t.right()),
                                                String.valueOf(t.all()),
                                                share(t.share())))
                        .toList());
        if (shown.size() < tallies.size()) {
            out.paragraph("The " + half + " lowest and the " + half + " highest are shown.");
        }
    }
}
