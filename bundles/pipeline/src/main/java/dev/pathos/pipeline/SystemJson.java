package dev.pathos.pipeline;

import dev.pathos.api.run.Confusion;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.LongStream;

/** One of the {@code systems} in {@code results.json}. */
final class SystemJson {
    private SystemJson() {}

    /**
     * Adds to a system's arm and budget what is known of it.
     *
     * @param labeled minutes of labeled sound a cell is trained on, on average; NaN if not known
     */
    static JsonObject of(Standing standing, JsonObjectBuilder system, double labeled) {
        List<Measure> measures = standing.scores().tally().measures();
        JsonObjectBuilder metrics = Json.createObjectBuilder();
        for (int m = 0; m < measures.size(); m++) {
            metrics.add(measures.get(m).key(), interval(standing.metrics().get(m)));
        }
        return system.add("labeled_minutes", number(labeled))
                .add("speakers", standing.pools().speakers())
                .add("seeds", standing.scores().seeds())
                .add("cells", standing.scores().places().size())
                .add("metrics", metrics)
                .add("minus_scratch", standing.gain().map(SystemJson::gain).orElse(JsonValue.NULL))
                .add("seed_sd", number(standing.seedSpread()))
                .add("per_class", perClass(standing))
                .build();
    }

    private static JsonValue gain(Standing.Gain gain) {
        return interval(gain.difference())
                .add("p", number(gain.p()))
                .add("p_holm", number(gain.adjusted()))
                .add("cells", gain.cells())
                .build();
    }

    /** Of the confusion matrix summed over seeds, as it is shown. */
    private static JsonArrayBuilder perClass(Standing standing) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        List<String> classes = standing.classes();
        if (classes.isEmpty()) {
            return all;
        }
        Confusion confusion = standing.scores().confusion();
        for (int c = 0; c < classes.size(); c++) {
            double truths = LongStream.of(confusion.counts()[c]).sum();
            all.add(
                    Json.createObjectBuilder()
                            .add("class", classes.get(c))
                            .add("precision", number(confusion.precision(c)))
                            .add("recall", number(confusion.recall(c)))
                            .add("f1", number(truths == 0 ? Double.NaN : confusion.f1(c)))
                            .add("support", truths / standing.scores().seeds()));
        }
        return all;
    }

    private static JsonObjectBuilder interval(Interval interval) {
        return Json.createObjectBuilder()
                .add("value", number(interval.value()))
                .add("low", number(interval.low()))
                .add("high", number(interval.high()));
    }

    private static JsonValue number(double value) {
        return Double.isFinite(value) ? Json.createValue(value) : JsonValue.NULL;
    }
}
