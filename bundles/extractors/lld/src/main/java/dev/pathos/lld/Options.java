package dev.pathos.lld;

import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Framing;

/**
 * The checked settings of the extractor.
 *
 * @param framing window and hop in samples
 * @param deltas whether regression deltas are appended
 * @param preEmphasis k of {@code x[n] - k x[n-1]} before the spectrum, 0..1
 * @param f0Min the lowest fundamental frequency in hertz
 * @param f0Max the highest, above the lowest
 * @param aperiodicity a frame is voiced below this aperiodicity, 0..1
 */
record Options(
        Framing framing,
        boolean deltas,
        double preEmphasis,
        double f0Min,
        double f0Max,
        double aperiodicity) {
    Options {
        if (f0Max <= f0Min) {
            throw new Problem(
                    "the range of F0 from " + f0Min + " to " + f0Max + " Hz is empty",
                    "lld, keys f0.min and f0.max",
                    "set f0.max above f0.min, such as 60 and 500");
        }
    }

    static Options of(Lld.Settings settings) {
        return new Options(
                new Framing(samples(settings.window_ms()), samples(settings.hop_ms())),
                settings.deltas(),
                settings.pre_emphasis(),
                settings.f0_min(),
                settings.f0_max(),
                settings.voicing_threshold());
    }

    private static int samples(double milliseconds) {
        return (int) Math.round(milliseconds * MediaSource.SAMPLE_RATE / 1000);
    }

    /** The smallest power of two that holds a window. */
    int fftSize() {
        return Math.max(2, Integer.highestOneBit(2 * framing.window() - 1));
    }
}
