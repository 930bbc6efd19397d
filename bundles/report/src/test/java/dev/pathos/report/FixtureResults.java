package dev.pathos.report;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Makes {@code results.json}: F1 climbs by 2.7 from arm to arm, the first arm is the reference.
 *
 * @param of the experiment
 */
record FixtureResults(Fixture of) {
    String json(String name, String protocol, JsonArrayBuilder cells) {
        return Json.createObjectBuilder()
                .add("experiment", name)
                .add("protocol", protocol)
                .add("synthetic", true)
                .add("classes", Json.createArrayBuilder(of.classes()))
                .add("tables", Json.createArrayBuilder().add(main(protocol)).add(pretext(protocol)))
                .add("confusions", confusions())
                .add("cells", cells)
                .build()
                .toString();
    }

    private JsonObjectBuilder main(String protocol) {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        for (int budget : of.budgets()) {
            int k = 0;
            for (String arm : of.arms().keySet()) {
                double f1 = 48.3 + 2.7 * k;
                row(
                        rows,
                        arm,
                        budget + " %",
                        measure(f1, 3.1),
                        number(f1 + 1.2),
                        number(f1 + .4),
                        number(f1 + 2),
                        k == 0 ? "-" : measure(2.7 * k - 3, 2.2),
                        number(.9 + .1 * k));
                k++;
            }
        }
        List<String> notes =
                new ArrayList<>(List.of(protocol, "Percent; brackets: 95 % interval."));
        of.arms().forEach((arm, tasks) -> notes.add(arm + ": pre-trained on " + tasks + "."));
        return table(
                "Fine-tuned on labels: test speakers",
                "arm|labels|F1 macro|precision|recall (UAR)|WA|F1 minus scratch|seed SD",
                rows,
                notes);
    }

    private JsonObjectBuilder pretext(String protocol) {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        of.arms()
                .forEach(
                        (arm, tasks) ->
                                tasks.forEach(
                                        t ->
                                                row(
                                                        rows,
                                                        arm,
                                                        t,
                                                        measure(71.4, 4),
                                                        measure(64.9, 5),
                                                        "1200")));
        return table(
                "Pretext tasks: UAR on test speakers",
                "arm|task|network|baseline on clip means|test predictions",
                rows,
                List.of(protocol, "Test targets are never permuted."));
    }

    private JsonArrayBuilder confusions() {
        SplittableRandom random = new SplittableRandom(3);
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (int budget : of.budgets()) {
            for (String arm : of.arms().keySet()) {
                JsonArrayBuilder counts = Json.createArrayBuilder();
                for (int r = 0; r < of.classes().size(); r++) {
                    JsonArrayBuilder row = Json.createArrayBuilder();
                    for (int c = 0; c < of.classes().size(); c++) {
                        row.add(r == c ? 120 + random.nextInt(60) : 10 + random.nextInt(60));
                    }
                    counts.add(row);
                }
                all.add(
                        Json.createObjectBuilder()
                                .add("arm", arm)
                                .add("budget", (double) budget)
                                .add("counts", counts));
            }
        }
        return all;
    }

    private static void row(JsonArrayBuilder rows, String... cells) {
        rows.add(Json.createArrayBuilder(List.of(cells)));
    }

    private static JsonObjectBuilder table(
            String title, String header, JsonArrayBuilder rows, List<String> notes) {
        return Json.createObjectBuilder()
                .add("title", title)
                .add("header", Json.createArrayBuilder(List.of(header.split("\\|"))))
                .add("rows", rows)
                .add("notes", Json.createArrayBuilder(notes));
    }

    static String measure(double value, double half) {
        return String.format(Locale.ROOT, "%.1f [%.1f, %.1f]", value, value - half, value + half);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
