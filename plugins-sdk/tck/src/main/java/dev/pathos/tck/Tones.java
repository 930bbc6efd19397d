package dev.pathos.tck;

import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.run.Seeds;
import dev.pathos.api.signal.Audio;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/** Small sounds with known properties: mono, 16 kHz, in memory. */
public final class Tones {
    private static final int RATE = MediaSource.SAMPLE_RATE;

    private Tones() {}

    /**
     * A sine; its RMS over whole periods is {@code amplitude / sqrt(2)}.
     *
     * @param hertz its frequency
     * @param amplitude its peak, 0..1
     * @param seconds its duration
     * @return the sound
     */
    public static Audio sine(double hertz, double amplitude, double seconds) {
        return swelling(hertz, amplitude, 0, 0, seconds);
    }

    /**
     * A sine whose amplitude swells: {@code amplitude (1 + depth sin(2 pi rate t))}.
     *
     * @param hertz its frequency
     * @param amplitude its mean amplitude
     * @param depth how far the amplitude swells, 0..1 of its mean
     * @param rate swells per second
     * @param seconds its duration
     * @return the sound
     */
    public static Audio swelling(
            double hertz, double amplitude, double depth, double rate, double seconds) {
        return of(
                seconds,
                i -> {
                    double t = (double) i / RATE;
                    double level = amplitude * (1 + depth * Math.sin(2 * Math.PI * rate * t));
                    return level * Math.sin(2 * Math.PI * hertz * t);
                });
    }

    /**
     * White noise, evenly distributed in {@code -amplitude..amplitude}.
     *
     * @param seed decides the samples
     * @param amplitude the peak, 0..1
     * @param seconds its duration
     * @return the sound
     */
    public static Audio noise(long seed, double amplitude, double seconds) {
        SplittableRandom random = Seeds.random(seed, "noise");
        return of(seconds, i -> amplitude * (2 * random.nextDouble() - 1));
    }

    /**
     * Digital silence.
     *
     * @param seconds its duration
     * @return the sound, all zero
     */
    public static Audio silence(double seconds) {
        return of(seconds, i -> 0);
    }

    private static Audio of(double seconds, IntToDoubleFunction sample) {
        float[] samples = new float[(int) Math.round(seconds * RATE)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) sample.applyAsDouble(i);
        }
        return Audio.of(RATE, samples);
    }
}
