package dev.pathos.predictor;

import dev.pathos.api.run.Predictor;
import dev.pathos.api.run.WrongUsage;
import java.util.Optional;

/**
 * How a sound is cut into stretches that are predicted by themselves.
 *
 * @param longest seconds up to which a sound is one stretch
 * @param length seconds of a window over longer ones; infinite for none
 * @param hop seconds from one window to the next
 */
record Windows(double longest, double length, double hop) {
    /** A stretch of a sound, in seconds. */
    record Stretch(double start, double end) {}

    /**
     * The windows that a request asks for.
     *
     * @param median duration of the model's median training clip
     * @param longest of its longest one
     */
    static Windows of(Predictor.Request request, double median, double longest) {
        Optional<Double> asked = request.window();
        if (asked.isPresent() && !(asked.get() >= 0 && asked.get() < Double.POSITIVE_INFINITY)) {
            throw new WrongUsage("--window expects seconds, or 0 for none, not " + asked.get());
        }
        if (asked.isPresent() && asked.get() == 0) {
            return new Windows(
                    Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        double length = asked.orElse(median);
        double hop = request.hop().orElse(length / 2);
        if (!(hop > 0 && hop < Double.POSITIVE_INFINITY)) {
            throw new WrongUsage("--hop expects seconds above 0, not " + hop);
        }
        return new Windows(asked.orElse(2 * longest), length, hop);
    }

    /** How many stretches a sound of so many seconds has. */
    int count(double seconds) {
        if (seconds <= longest || seconds <= length) {
            return 1;
        }
        // a last window ends where the sound ends, so that all of it is heard
        return (int) Math.ceil((seconds - length) / hop - 1e-9) + 1;
    }

    /** The k-th stretch of a sound of so many seconds. */
    Stretch stretch(int k, double seconds) {
        if (count(seconds) == 1) {
            return new Stretch(0, seconds);
        }
        double start = Math.min(k * hop, seconds - length);
        return new Stretch(start, start + length);
    }

    /**
     * The part of a sound that the k-th stretch alone speaks for, where windows overlap or leave
     * gaps: from the middle between it and the one before to the middle between it and the next.
     */
    Stretch core(int k, double seconds) {
        Stretch own = stretch(k, seconds);
        double start = k == 0 ? 0 : middle(stretch(k - 1, seconds), own);
        double end = k == count(seconds) - 1 ? seconds : middle(own, stretch(k + 1, seconds));
        return new Stretch(start, end);
    }

    private static double middle(Stretch one, Stretch next) {
        return (one.start() + one.end() + next.start() + next.end()) / 4;
    }
}
