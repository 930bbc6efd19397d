package dev.pathos.report;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A test clip that a system got wrong with great certainty.
 *
 * @param utterance its id
 * @param speaker who speaks
 * @param truth its class
 * @param predicted the class predicted
 * @param probability what the system gave to its class
 * @param media the file
 * @param start seconds into the file
 * @param end seconds into the file; infinite for its end
 * @param arm of the system
 * @param budget of the system, percent of the labels
 * @param face the face's activation over time; empty if it has none
 */
record WorstClip(
        String utterance,
        String speaker,
        String truth,
        String predicted,
        double probability,
        String media,
        double start,
        double end,
        String arm,
        double budget,
        List<Moment> face) {
    /** The activation at a time, in seconds from the clip's beginning; NaN where no face is. */
    record Moment(double seconds, double activation) {}

    static WorstClip of(JsonObject json) {
        double start = JsonFile.number(json, "start");
        double end = JsonFile.number(json, "end");
        return new WorstClip(
                JsonFile.string(json, "utterance"),
                JsonFile.string(json, "speaker"),
                JsonFile.string(json, "truth"),
                JsonFile.string(json, "predicted"),
                JsonFile.number(json, "p_truth"),
                JsonFile.string(json, "media"),
                start > 0 ? start : 0,
                end > 0 ? end : Double.POSITIVE_INFINITY,
                JsonFile.string(json, "arm"),
                JsonFile.number(json, "budget"),
                face(JsonFile.object(json, "face")));
    }

    private static List<Moment> face(JsonObject json) {
        List<JsonValue> seconds = JsonFile.array(json, "seconds");
        List<JsonValue> activation = JsonFile.array(json, "activation");
        List<JsonValue> valid = JsonFile.array(json, "valid");
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < Math.min(seconds.size(), activation.size()); i++) {
            if (seconds.get(i) instanceof JsonNumber at) {
                boolean seen =
                        activation.get(i) instanceof JsonNumber
                                && (i >= valid.size() || valid.get(i) != JsonValue.FALSE);
                moments.add(
                        new Moment(
                                at.doubleValue(),
                                seen
                                        ? ((JsonNumber) activation.get(i)).doubleValue()
                                        : Double.NaN));
            }
        }
        return moments;
    }

    /** The utterance to open its media with. */
    Utterance asUtterance() {
        return new Utterance(
                utterance,
                speaker,
                "",
                Path.of(media),
                Map.of(),
                Annotations.label(truth),
                Recording.WHOLE);
    }
}
