package dev.pathos.report;

import dev.pathos.api.run.Digests;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An experiment that is set beside others.
 *
 * @param name what it is called among them
 * @param experiment the experiment
 * @param systems its systems
 * @param protocol what must be the same for numbers to be comparable, by name
 * @param setup what may be meant to differ, by name
 */
record ComparedRun(
        String name,
        Experiment experiment,
        Systems systems,
        Map<String, String> protocol,
        Map<String, String> setup) {
    private static final int DIGITS = 12;
    private static final String UNKNOWN = "not recorded";

    /** Reads what is known of an experiment; what is damaged or absent is "not recorded". */
    static ComparedRun of(String name, Experiment experiment) {
        JsonObject results = experiment.results();
        JsonObject config = read(experiment, "config.json");
        JsonObject provenance = read(experiment, "provenance.json");
        Map<String, String> protocol = new LinkedHashMap<>();
        protocol.put("corpus", corpus(config));
        protocol.put("inputs", inputs(provenance));
        protocol.put("label target", told(JsonFile.string(results, "label_target")));
        protocol.put("classes", told(String.join(", ", experiment.classes())));
        protocol.put("partitions", told(JsonFile.string(results, "partitioning")));
        protocol.put("test speakers", testSpeakers(PartitionFacts.of(results)));
        protocol.put("folds", cells(experiment, Cell::fold));
        protocol.put("seeds", cells(experiment, Cell::seed));
        protocol.put("leakage guard", guard(Leakage.of(results)));
        Map<String, String> setup = new LinkedHashMap<>();
        setup.put("label budgets", budgets(experiment));
        setup.put("arms", cells(experiment, Cell::arm));
        setup.put("configuration", digest(JsonFile.string(provenance, "configuration")));
        setup.put("bundles", bundles(provenance));
        setup.put("processor", told(JsonFile.entries(provenance, "environment").get("processor")));
        return new ComparedRun(name, experiment, Systems.of(results), protocol, setup);
    }

    private static JsonObject read(Experiment experiment, String file) {
        try {
            return JsonFile.read(experiment.folder().resolve(file))
                    .orElse(jakarta.json.JsonValue.EMPTY_JSON_OBJECT);
        } catch (IOException e) {
            // then nothing of it is known, which the table says
            return jakarta.json.JsonValue.EMPTY_JSON_OBJECT;
        }
    }

    /** The part that the experiment names as its corpus, with its settings. */
    private static String corpus(JsonObject config) {
        String part =
                config.entrySet().stream()
                        .filter(e -> e.getKey().startsWith("experiment~"))
                        .filter(e -> e.getValue() instanceof JsonObject)
                        .map(e -> JsonFile.string(e.getValue().asJsonObject(), "corpus"))
                        .findFirst()
                        .orElse("");
        return config.entrySet().stream()
                .filter(e -> !part.isEmpty() && e.getKey().endsWith("~" + part))
                .map(e -> e.getKey().replaceFirst("~.*", "") + " " + settings(e.getValue()))
                .findFirst()
                .map(String::strip)
                .orElse(UNKNOWN);
    }

    private static String settings(jakarta.json.JsonValue settings) {
        return settings instanceof JsonObject json
                ? json.entrySet().stream()
                        .map(e -> e.getKey() + "=" + plain(e.getValue()))
                        .collect(Collectors.joining(", "))
                : "";
    }

    private static String plain(jakarta.json.JsonValue value) {
        return value instanceof JsonString text ? text.getString() : value.toString();
    }

    private static String inputs(JsonObject provenance) {
        Map<String, String> data = JsonFile.entries(provenance, "data");
        return data.isEmpty()
                ? UNKNOWN
                : data.size() + ", " + digest(Digests.of(new java.util.TreeMap<>(data).toString()));
    }

    private static String bundles(JsonObject provenance) {
        Map<String, String> bundles = JsonFile.entries(provenance, "bundles");
        return bundles.isEmpty()
                ? UNKNOWN
                : bundles.size()
                        + ", "
                        + digest(Digests.of(new java.util.TreeMap<>(bundles).toString()));
    }

    private static String testSpeakers(List<PartitionFacts> partitions) {
        if (partitions.isEmpty()) {
            return UNKNOWN;
        }
        return partitions.stream()
                .filter(p -> p.parts().containsKey("test"))
                .map(
                        p ->
                                p.name()
                                        + ": "
                                        + String.join(
                                                " ",
                                                new TreeSet<>(p.parts().get("test").speakers())))
                .collect(Collectors.joining("; "));
    }

    private static String guard(Leakage leakage) {
        if (leakage.rules().isEmpty()) {
            return UNKNOWN;
        }
        return leakage.overridden()
                ? "OVERRIDDEN (" + String.join(", ", leakage.allowed()) + "): " + leakage.reason()
                : "on, nothing found";
    }

    private static String budgets(Experiment experiment) {
        return told(
                experiment.cells().stream()
                        .filter(c -> !c.pretraining())
                        .map(c -> Words.percent(c.budget()))
                        .distinct()
                        .collect(Collectors.joining(", ")));
    }

    private static String cells(
            Experiment experiment, java.util.function.Function<Cell, Object> what) {
        return told(
                experiment.cells().stream()
                        .map(what)
                        .map(String::valueOf)
                        .distinct()
                        .collect(Collectors.joining(", ")));
    }

    private static String digest(String sha) {
        return sha.isEmpty() ? UNKNOWN : sha.substring(0, Math.min(DIGITS, sha.length()));
    }

    private static String told(String text) {
        return text == null || text.isEmpty() ? UNKNOWN : text;
    }
}
