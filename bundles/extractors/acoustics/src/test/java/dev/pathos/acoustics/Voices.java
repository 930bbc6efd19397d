package dev.pathos.acoustics;

import dev.pathos.api.run.Seeds;
import dev.pathos.api.signal.Audio;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** Sounds with harmonics, 16 kHz, root mean square .1. */
final class Voices {
    static final int RATE = 16_000;

    private static final double HIGHEST = 5000;
    private static final double LEVEL = .1;

    private Voices() {}

    /**
     * A harmonic complex up to 5 kHz, phases at random.
     *
     * @param hertz fundamental frequency at a time in seconds
     * @param tilt how much weaker harmonics become, dB an octave
     * @param first the first harmonic there is
     * @param seconds duration
     */
    static float[] complex(DoubleUnaryOperator hertz, double tilt, int first, double seconds) {
        float[] samples = new float[(int) Math.round(seconds * RATE)];
        double top = 0;
        for (int i = 0; i < samples.length; i++) {
            top = Math.max(top, hertz.applyAsDouble((double) i / RATE));
        }
        int harmonics = (int) (HIGHEST / top);
        double[] phases = new double[harmonics + 1];
        double[] amplitudes = new double[harmonics + 1];
        SplittableRandom random = Seeds.random(harmonics, "phases");
        for (int n = first; n <= harmonics; n++) {
            phases[n] = 2 * Math.PI * random.nextDouble();
            amplitudes[n] = Math.pow(10, -tilt * Math.log(n) / Math.log(2) / 20);
        }
        double turns = 0;
        for (int i = 0; i < samples.length; i++) {
            for (int n = first; n <= harmonics; n++) {
                double angle = 2 * Math.PI * n * turns + phases[n];
                samples[i] += (float) (amplitudes[n] * Math.sin(angle));
            }
            turns += hertz.applyAsDouble((double) i / RATE) / RATE;
        }
        return scaled(samples, LEVEL);
    }

    /** The same samples with another root mean square. */
    static float[] scaled(float[] samples, double level) {
        double sum = 0;
        for (float x : samples) {
            sum += (double) x * x;
        }
        double factor = level / Math.sqrt(sum / samples.length);
        return Blocks.map(samples, x -> factor * x);
    }

    /** Adds white noise, so many decibels below the sound. */
    static float[] noisy(float[] samples, double below) {
        float[] noise = noise(samples.length, LEVEL * Math.pow(10, -below / 20));
        for (int i = 0; i < noise.length; i++) {
            noise[i] += samples[i];
        }
        return noise;
    }

    /** White noise of a root mean square. */
    static float[] noise(int length, double level) {
        SplittableRandom random = Seeds.random(5, "white noise");
        float[] samples = new float[length];
        for (int i = 0; i < length; i++) {
            samples[i] = (float) (2 * random.nextDouble() - 1);
        }
        return scaled(samples, level);
    }

    static Audio audio(float[] samples) {
        return Audio.of(RATE, samples);
    }
}
