package dev.pathos.bench;

import java.util.Locale;

/**
 * A training on generated features.
 *
 * @param name what it is called in tables
 * @param clips utterances of each of {@link #SPEAKERS} speakers
 * @param seconds how long each is
 * @param columns features of a frame
 * @param epochs how many are trained
 */
record Workload(String name, int clips, double seconds, int columns, int epochs) {
    /** With ten folds eight tenths of them train, one is developed on and one tested on. */
    static final int SPEAKERS = 20;

    /** Frames per second, as the encoders take them: windows of 32 ms every 16 ms. */
    static final double FRAME_RATE = 62.5;

    private static final double HOUR = 3600;

    /** A workload of so many hours, rounded up to whole utterances of each speaker. */
    static Workload of(double hours, double seconds, int columns) {
        int clips = (int) Math.ceil(hours * HOUR / seconds / SPEAKERS);
        return new Workload(
                String.format(
                        Locale.ROOT, "%s h", hours == Math.rint(hours) ? (long) hours + "" : hours),
                clips,
                seconds,
                columns,
                1);
    }

    /** Utterances in all. */
    int utterances() {
        return SPEAKERS * clips;
    }

    double hours() {
        return utterances() * seconds / HOUR;
    }

    /** Hours that an epoch goes through: those that are trained and developed on. */
    double hoursOfEpoch() {
        return hours() * 9 / 10;
    }

    /** Bytes of its features. */
    long bytes() {
        return (long) utterances() * Math.round(seconds * FRAME_RATE) * columns * Float.BYTES;
    }

    /** The configuration of an experiment: the small network of {@code configs/quickstart.json}. */
    String configuration() {
        return String.format(
                Locale.ROOT,
                """
                {
                  "%s~corpus": { "speakers": %d, "clips": %d },
                  "generated-features~features": { "columns": %d, "frame.rate": %s, "stretch": %s },
                  "categorical~labels": {},
                  "cnn-encoder~encoder": {
                    "widths": [32, 32, 16], "embedding": 64, "dropout": 0.5,
                    "activation": "tanh", "workers": 1
                  },
                  "arm~scratch": {},
                  "experiment~scaling": {
                    "downstream": "labels", "folds": 10, "run.folds": [0], "seeds": [1],
                    "budgets": [100.0], "epoch.steps": 1,
                    "finetune.epochs": %d, "finetune.patience": %d
                  }
                }
                """,
                GeneratedClips.PID,
                SPEAKERS,
                clips,
                columns,
                FRAME_RATE,
                seconds / GeneratedClips.SECONDS,
                epochs,
                epochs);
    }
}
