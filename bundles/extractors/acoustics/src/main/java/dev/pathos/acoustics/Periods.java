package dev.pathos.acoustics;

import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Framing;

/**
 * Follows the periods of a voice through the waveform and measures how they differ from one to the
 * next (waveform matching: Titze and Liang, JSHR 36, 1993; Eyben 2016, section 2.2.13).
 *
 * <p>The periods that begin in the hop around a frame's start are the frame's; a frame in which
 * none begins, as the voice is that low, has the values of the one before. T_i are the lengths of
 * periods that resemble the next one with a correlation above 1/2, A_i their peak to peak
 * amplitudes, above 0.
 *
 * <ul>
 *   <li>{@link #JITTER}: {@code mean |T_i - T_(i-1)| / mean T};
 *   <li>{@link #JITTER_DDP}: {@code mean |(T_i - T_(i-1)) - (T_(i-1) - T_(i-2))| / mean T};
 *   <li>{@link #SHIMMER}: {@code mean |A_i - A_(i-1)| / mean A};
 *   <li>{@link #SHIMMER_DB}: {@code mean |20 log10(A_i / A_(i-1))|};
 *   <li>{@link #LOG_HNR}: {@code 10 log10(r / (1 - r))} with r the mean correlation, -30..40 dB.
 * </ul>
 *
 * <p>For one thread.
 */
final class Periods {
    static final int JITTER = 0;
    static final int JITTER_DDP = 1;
    static final int SHIMMER = 2;
    static final int SHIMMER_DB = 3;
    static final int LOG_HNR = 4;

    /** The number of values of a frame. */
    static final int VALUES = 5;

    private static final double RELIABLE = .5;

    private final Audio audio;
    private final int hop;
    private final int longest;
    private final float[] samples;
    private final PeriodMatch match;
    private final float[] values = new float[VALUES];

    /** Where the next period begins; far before all frames if that has to be found. */
    private long position;

    /** The last period, its change and its amplitude; NaN where there is none. */
    private double period;

    private double change;
    private double amplitude;

    /**
     * @param lanes arithmetic
     * @param audio the sound
     * @param hop samples from frame to frame
     * @param lowest the lowest fundamental frequency in hertz
     */
    Periods(Lanes lanes, Audio audio, int hop, double lowest) {
        this.audio = audio;
        this.hop = hop;
        longest = (int) Math.ceil(audio.sampleRate() / lowest);
        samples = new float[longest + hop + PeriodMatch.reach(longest)];
        match = new PeriodMatch(lanes, longest);
        forget();
    }

    /** Begins anew, as a frame has no voice. */
    void forget() {
        position = Long.MIN_VALUE;
        period = Double.NaN;
        change = Double.NaN;
        amplitude = Double.NaN;
    }

    /**
     * Measures a frame with a voice.
     *
     * @param frame its number
     * @param hertz its fundamental frequency
     * @return the values, overwritten by the next call
     */
    float[] measure(long frame, double hertz) {
        long start = frame * hop - hop / 2;
        double expected = audio.sampleRate() / hertz;
        if (position < start - (int) expected) {
            position = Math.max(0, start);
        }
        if (position >= start + hop) {
            return values;
        }
        long base = start - longest;
        Framing.read(audio, base, samples);
        Mean jitter = new Mean();
        Mean ddp = new Mean();
        Mean shimmer = new Mean();
        Mean decibels = new Mean();
        Mean lengths = new Mean();
        Mean amplitudes = new Mean();
        Mean correlations = new Mean();
        while (position < start + hop) {
            int at = (int) (position - base);
            match.find(samples, at, expected);
            correlations.add(match.correlation());
            double height = height(at, (int) Math.round(expected));
            // a constant resembles itself, too
            if (match.correlation() > RELIABLE && height > 0) {
                double difference = match.length() - period;
                jitter.add(Math.abs(difference));
                ddp.add(Math.abs(difference - change));
                shimmer.add(Math.abs(height - amplitude));
                decibels.add(Math.abs(20 * Math.log10(height / amplitude)));
                period = match.length();
                change = difference;
                amplitude = height;
                lengths.add(period);
                amplitudes.add(height);
            }
            position += match.shift();
        }
        values[JITTER] = (float) (jitter.value() / lengths.or(1));
        values[JITTER_DDP] = (float) (ddp.value() / lengths.or(1));
        values[SHIMMER] = (float) (shimmer.value() / amplitudes.or(1));
        values[SHIMMER_DB] = (float) decibels.value();
        double r = Math.max(1e-3, Math.min(1 - 1e-4, correlations.value()));
        values[LOG_HNR] = (float) (10 * Math.log10(r / (1 - r)));
        return values;
    }

    private double height(int from, int count) {
        float lowest = samples[from];
        float highest = samples[from];
        for (int i = from + 1; i < from + count; i++) {
            lowest = Math.min(lowest, samples[i]);
            highest = Math.max(highest, samples[i]);
        }
        return highest - lowest;
    }

    /** A mean that leaves NaN out: what has no predecessor has no difference. */
    private static final class Mean {
        private double sum;
        private int count;

        void add(double value) {
            if (!Double.isNaN(value)) {
                sum += value;
                count++;
            }
        }

        /** The mean, or 0 of nothing. */
        double value() {
            return or(0);
        }

        /** The mean, or another value of nothing. */
        double or(double other) {
            return count == 0 ? other : sum / count;
        }
    }
}
