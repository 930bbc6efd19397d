package dev.pathos.encoders;

import dev.pathos.api.run.Problem;
import dev.pathos.layers.Precision;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What all encoders have in common: how utterances are cut, pooled, and spread over workers.
 *
 * @param window the chunk's duration in seconds, above 0
 * @param scale multiplies the number of chunks, at least 1
 * @param dropout share of the chunk embedding that is dropped in training, from 0 to below 1
 * @param pooling how chunks become an utterance: mean, gated or attentive
 * @param shards parts into which every batch is cut; changes sums in the last digits
 * @param workers threads that share the shards; changes nothing but the time
 * @param precision numbers that are computed with outside of training: float32 or bfloat16
 */
record Setup(
        double window,
        int scale,
        double dropout,
        String pooling,
        int shards,
        int workers,
        String precision) {
    private static final List<String> PRECISIONS =
            Stream.of(Precision.values())
                    .map(each -> each.name().toLowerCase(Locale.ROOT))
                    .toList();

    Setup(double window, int scale, double dropout, String pooling, int shards, int workers) {
        this(window, scale, dropout, pooling, shards, workers, PRECISIONS.get(0));
    }

    Setup {
        require(window > 0, "window.seconds", window, "above 0");
        require(scale >= 1, "scale", scale, "of at least 1");
        require(dropout >= 0 && dropout < 1, "dropout", dropout, "from 0 to below 1");
        require(shards >= 1, "shards", shards, "of at least 1");
        require(workers >= 1, "workers", workers, "of at least 1");
        if (!Pooling.KINDS.contains(pooling)) {
            throw new Problem(
                    "there is no pooling '" + pooling + "'",
                    "key pooling",
                    "choose one of " + String.join(", ", Pooling.KINDS));
        }
        require(
                PRECISIONS.contains(precision),
                "inference.precision",
                precision,
                "of " + String.join(", ", PRECISIONS));
    }

    /** What is asked for outside of training. */
    Precision inference() {
        return Precision.valueOf(precision.toUpperCase(Locale.ROOT));
    }

    /** Refuses a value that the encoder's metatype cannot refuse. */
    static void require(boolean holds, String key, Object value, String expected) {
        if (!holds) {
            throw new Problem(
                    "the value " + value + " does not fit", "key " + key, "give one " + expected);
        }
    }

    static void requireWidths(int[] widths) {
        require(widths.length > 0, "widths", "[]", "with a width for each layer");
        for (int width : widths) {
            require(width >= 1, "widths", width, "of at least 1 for each layer");
        }
    }
}
