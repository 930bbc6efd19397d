package dev.pathos.live;

import dev.pathos.api.run.Problem;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Optional;

/** What both sides say, as JSON. */
final class Wire {
    /** Looked up once: the lookup reads files. */
    static final JsonProvider JSON = JsonProvider.provider();

    static final String ASK = "ask";
    static final String IDENTITY = "identity";
    static final String TRAININGS = "trainings";
    static final String FOLLOW = "follow";
    static final String PAUSE = "pause";
    static final String PROCEED = "proceed";
    static final String HALT = "halt";

    /** What is asked for, and in that request the change. */
    static final String CHANGE = "change";

    /** In a request: the identity of the experiment that is meant. */
    static final String OF = "of";

    /** In a request: the id of a training. */
    static final String TRAINING = "training";

    /** In place of an event: there will be no more. */
    static final String ENDED = "ended";

    /** In place of an event: how many were left out. */
    static final String DROPPED = "dropped";

    private static final String ANSWER = "answer";
    private static final String PROBLEM = "problem";

    private Wire() {}

    /**
     * Reads an object.
     *
     * @throws JsonException if a line is none
     */
    static JsonObject parse(String line) {
        try (JsonReader reader = JSON.createReader(new StringReader(line))) {
            return reader.readObject();
        } catch (IllegalStateException | StackOverflowError e) {
            throw new JsonException("no JSON object", e);
        }
    }

    static JsonObject answer(JsonValue value) {
        return JSON.createObjectBuilder().add(ANSWER, value).build();
    }

    static JsonObject problem(Problem problem) {
        return JSON.createObjectBuilder()
                .add(
                        PROBLEM,
                        JSON.createObjectBuilder()
                                .add("what", String.valueOf(problem.what()))
                                .add("where", String.valueOf(problem.where()))
                                .add("remedy", String.valueOf(problem.remedy())))
                .build();
    }

    /**
     * What was answered.
     *
     * @return empty if this is no answer
     * @throws Problem if the answer is a problem
     */
    static Optional<JsonValue> answered(JsonObject json) {
        JsonObject problem = json.getJsonObject(PROBLEM);
        if (problem != null) {
            throw new Problem(
                    problem.getString("what"),
                    problem.getString("where"),
                    problem.getString("remedy"));
        }
        return Optional.ofNullable(json.get(ANSWER));
    }
}
