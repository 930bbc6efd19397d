package dev.pathos.pipeline;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Where the time of a training goes: every moment between its begin and its end belongs to one
 * part. A reading of the clock for each part of a step is all that it costs.
 *
 * <p>Of the session that ended a training: what was done before a halt does not count.
 */
final class TrainingTimes {
    /** What a training does; in records by its name in lower case. */
    enum Part {
        /** Waiting for a batch that is not yet read, normalised and cut. */
        WAITING,
        /** {@link dev.pathos.api.encoder.Learner#forward} in training. */
        FORWARD,
        /** Losses of tasks and their gradients by the outputs. */
        OBJECTIVES,
        /** {@link dev.pathos.api.encoder.Learner#backward}: gradients, clipping, optimizer. */
        BACKWARD,
        /** Evaluating on the development part, without waiting for its batches. */
        EVALUATION,
        /** Copying weights and optimizers, and writing them to the disk. */
        CHECKPOINTS,
        /** Refitting of tasks, gradient agreement, order of an epoch. */
        EPOCHS,
        /** Paused, or waiting for tasks. */
        PAUSED,
        /** Exchanging tasks, recording, telling listeners. */
        RECORDS;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final long[] nanos = new long[Part.values().length];
    private final long[] told = new long[Part.values().length];
    private final LongSupplier clock;
    private long since;
    private long beside;
    private long steps;
    private long utterances;
    private long chunks;

    TrainingTimes() {
        this(System::nanoTime);
    }

    TrainingTimes(LongSupplier clock) {
        this.clock = clock;
        this.since = clock.getAsLong();
    }

    /** The training begins. */
    void begin() {
        since = clock.getAsLong();
    }

    /** What went by since the last lap, or since the begin, was this. */
    void lap(Part part) {
        long now = clock.getAsLong();
        nanos[part.ordinal()] += now - since;
        since = now;
    }

    /** Some of a part was waiting for batches. */
    void waited(Part within, long waiting) {
        nanos[within.ordinal()] -= waiting;
        nanos[Part.WAITING.ordinal()] += waiting;
    }

    /** Batches were put together meanwhile, on their own thread, for so many nanoseconds. */
    void beside(long working) {
        beside += working;
    }

    /** A step was done. */
    void stepped(int ofUtterances, int ofChunks) {
        steps++;
        utterances += ofUtterances;
        chunks += ofChunks;
    }

    /** Seconds of each part since this was last asked, for an event; parts without any left out. */
    Map<String, Object> news() {
        Map<String, Object> news = new LinkedHashMap<>();
        for (Part part : Part.values()) {
            double seconds = seconds(nanos[part.ordinal()] - told[part.ordinal()]);
            told[part.ordinal()] = nanos[part.ordinal()];
            if (seconds > 0) {
                news.put(part.key(), seconds);
            }
        }
        return news;
    }

    /**
     * For {@code run.json}: seconds by part; {@code batches_beside}, what went on beside them; how
     * many steps, and utterances and chunks in them.
     */
    JsonObjectBuilder json() {
        JsonObjectBuilder parts = Json.createObjectBuilder();
        for (Part part : Part.values()) {
            parts.add(part.key(), seconds(nanos[part.ordinal()]));
        }
        return Json.createObjectBuilder()
                .add("seconds", parts)
                .add("batches_beside", seconds(beside))
                .add("steps", steps)
                .add("utterances", utterances)
                .add("chunks", chunks);
    }

    private static double seconds(long nanos) {
        return Math.round(nanos / 1e5) / 1e4;
    }
}
