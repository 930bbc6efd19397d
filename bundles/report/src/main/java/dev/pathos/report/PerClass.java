package dev.pathos.report;

import dev.pathos.api.run.Table;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How well each class is recognised by each system. */
final class PerClass {
    private PerClass() {}

    /** The table, from {@code results.json}; without rows in files of before it was recorded. */
    static Table of(JsonObject results) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonObject system : JsonFile.objects(results, "systems")) {
            for (JsonObject c : JsonFile.objects(system, "per_class")) {
                rows.add(
                        List.of(
                                JsonFile.string(system, "arm"),
                                Words.percent(JsonFile.number(system, "budget")),
                                JsonFile.string(c, "class"),
                                percent(JsonFile.number(c, "precision")),
                                percent(JsonFile.number(c, "recall")),
                                percent(JsonFile.number(c, "f1")),
                                support(JsonFile.number(c, "support"))));
            }
        }
        return new Table(
                "Precision, recall and F1 of each class",
                List.of("arm", "labels", "class", "precision", "recall", "F1", "support"),
                rows,
                List.of("Percent; support: test utterances of the class."));
    }

    private static String percent(double share) {
        return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f", 100 * share) : "-";
    }

    private static String support(double utterances) {
        return Double.isFinite(utterances) ? String.valueOf(Math.round(utterances)) : "-";
    }
}
