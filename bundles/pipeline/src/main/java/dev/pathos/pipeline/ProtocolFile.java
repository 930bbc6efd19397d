package dev.pathos.pipeline;

import dev.pathos.api.corpus.Partition;
import dev.pathos.api.corpus.Utterance;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The part of {@code results.json} that says how the corpus was parted and what leaks. */
final class ProtocolFile {
    private ProtocolFile() {}

    /** What an experiment's results are, with how they came about. */
    static JsonObject beside(
            JsonObject results,
            Experiment experiment,
            Partitions partitions,
            LeakageCheck check,
            Phases phases) {
        JsonArrayBuilder parted = Json.createArrayBuilder();
        for (int fold : partitions.run()) {
            Partition p = partitions.all().get(fold);
            parted.add(
                    Json.createObjectBuilder()
                            .add("fold", fold)
                            .add("name", partitions.names().get(fold))
                            .add("train", part(p.train()))
                            .add("development", part(p.development()))
                            .add("test", part(p.test())));
        }
        return Json.createObjectBuilder(results)
                .add("label_target", experiment.corpus().labelTarget())
                .add("partitioning", partitions.describe())
                .add("partitions", parted)
                .add("leakage", leakage(check))
                .add("phases", phases.list())
                .add(
                        "report",
                        Json.createObjectBuilder()
                                .add("media", experiment.settings().report_media()))
                .build();
    }

    private static JsonObjectBuilder part(List<Utterance> part) {
        Map<String, Integer> classes = new TreeMap<>();
        part.forEach(
                u -> {
                    String label = u.annotations().label();
                    classes.merge(label.isEmpty() ? "(none)" : label, 1, Integer::sum);
                });
        JsonObjectBuilder counts = Json.createObjectBuilder();
        classes.forEach(counts::add);
        return Json.createObjectBuilder()
                .add("utterances", part.size())
                .add("speakers", Json.createArrayBuilder(Partitions.speakers(part)))
                .add("classes", counts);
    }

    private static JsonObjectBuilder leakage(LeakageCheck check) {
        JsonArrayBuilder leaks = Json.createArrayBuilder();
        for (LeakageCheck.Found found : check.found()) {
            leaks.add(
                    Json.createObjectBuilder()
                            .add("partition", found.partition())
                            .add("rule", found.leak().rule())
                            .add("role", found.leak().role())
                            .add("count", found.leak().count())
                            .add("evidence", Json.createArrayBuilder(found.leak().evidence())));
        }
        return Json.createObjectBuilder()
                .add("rules", Json.createArrayBuilder(check.rules()))
                .add("leaks", leaks)
                .add("allowed", Json.createArrayBuilder(check.allowed()))
                .add("reason", check.reason());
    }
}
