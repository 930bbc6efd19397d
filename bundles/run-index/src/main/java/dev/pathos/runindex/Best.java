package dev.pathos.runindex;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The system with the best score in an experiment's table of comparison: by F1, else by CCC.
 *
 * <p>It serves to find runs. As an estimate it is too good, for it was chosen by the test part.
 *
 * @param columns the columns of the index, by name
 */
record Best(Map<String, Object> columns) {
    private static final Pattern NUMBER = Pattern.compile("\\s*([-\u2212]?\\d+(?:\\.\\d+)?).*");

    /** Metrics by their names in files, and the columns that they fill. */
    static final Map<String, String> METRICS =
            Map.of("F1_macro", "f1", "UAR", "uar", "WA", "wa", "CCC", "ccc");

    /** The best system that {@code results.json} tells of; empty if it tells of none. */
    static Optional<Best> of(JsonObject results) {
        List<Map<String, Object>> systems = new ArrayList<>();
        for (JsonValue system : JsonFile.array(results, "systems")) {
            systems.add(system(system.asJsonObject()));
        }
        if (systems.isEmpty()) {
            for (JsonValue table : JsonFile.array(results, "tables")) {
                addRows(table.asJsonObject(), systems);
            }
        }
        return systems.stream()
                .filter(system -> !Double.isNaN(score(system)))
                .max(Comparator.comparingDouble(Best::score))
                .map(Best::new);
    }

    private static double score(Map<String, Object> system) {
        Object score = system.getOrDefault("f1", system.get("ccc"));
        return score instanceof Double number ? number : Double.NaN;
    }

    private static Map<String, Object> system(JsonObject json) {
        Map<String, Object> columns = new LinkedHashMap<>();
        String budget = String.join("", JsonFile.texts(json, "budget"));
        columns.put("best", JsonFile.string(json, "arm") + " " + budget + " %");
        JsonObject metrics = JsonFile.object(json, "metrics");
        METRICS.forEach(
                (metric, column) ->
                        put(
                                columns,
                                column,
                                JsonFile.number(JsonFile.object(metrics, metric), "value"),
                                1));
        return columns;
    }

    /** Systems from a table of comparison, which the first runs have alone. */
    private static void addRows(JsonObject table, List<Map<String, Object>> systems) {
        List<String> header = JsonFile.texts(table, "header");
        int arm = header.indexOf("arm");
        int labels = header.indexOf("labels");
        if (arm < 0 || labels < 0) {
            return;
        }
        for (JsonValue row : JsonFile.array(table, "rows")) {
            JsonArray cells = row.asJsonArray();
            Map<String, Object> columns = new LinkedHashMap<>();
            columns.put("best", cells.getString(arm) + " " + cells.getString(labels));
            put(columns, "f1", number(cells, find(header, n -> n.startsWith("F1 macro"))), 100);
            put(columns, "uar", number(cells, find(header, n -> n.contains("UAR"))), 100);
            put(columns, "wa", number(cells, header.indexOf("WA")), 100);
            systems.add(columns);
        }
    }

    private static void put(
            Map<String, Object> columns, String name, OptionalDouble value, double unit) {
        value.ifPresent(v -> columns.put(name, v / unit));
    }

    private static int find(List<String> header, Predicate<String> name) {
        for (int c = 0; c < header.size(); c++) {
            if (name.test(header.get(c))) {
                return c;
            }
        }
        return -1;
    }

    /** The number at the beginning of a cell such as {@code 61.2 [58.0, 64.4]}. */
    private static OptionalDouble number(JsonArray cells, int column) {
        if (column < 0) {
            return OptionalDouble.empty();
        }
        Matcher m = NUMBER.matcher(cells.getString(column, ""));
        return m.matches()
                ? OptionalDouble.of(Double.parseDouble(m.group(1).replace('\u2212', '-')))
                : OptionalDouble.empty();
    }
}
