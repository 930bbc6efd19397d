package dev.pathos.leakage;

import dev.pathos.api.run.Seeds;
import java.util.SplittableRandom;

/** Sounds as speech has them, made from a number: syllables, gliding pitch, moving formants. */
final class Voice {
    static final int RATE = 16_000;

    private Voice() {}

    /** A different sound for each seed. */
    static float[] speech(long seed, double seconds) {
        SplittableRandom random = Seeds.random(seed, "voice");
        int length = (int) (seconds * RATE);
        float[] sound = new float[length];
        double pitch = 90 + 140 * random.nextDouble();
        double phase = 0;
        double[] from = formants(random);
        double[] to = formants(random);
        int begun = 0;
        int syllable = syllable(random);
        double slope = 0.8 * random.nextDouble() - 0.4;
        double[] loud = new double[24];
        for (int i = 0; i < length; i++) {
            if (i - begun == syllable) {
                begun = i;
                syllable = syllable(random);
                from = to;
                to = formants(random);
                slope = 0.8 * random.nextDouble() - 0.4;
            }
            double at = (i - begun) / (double) syllable;
            double now = pitch * (1 + slope * (at - 0.5));
            phase += 2 * Math.PI * now / RATE;
            if ((i & 63) == 0) {
                for (int h = 1; h < loud.length; h++) {
                    loud[h] = resonance(h * now, from, to, at);
                }
            }
            double sum = 0;
            for (int h = 1; h < loud.length; h++) {
                sum += loud[h] * Math.sin(h * phase);
            }
            sound[i] = (float) (0.1 * Math.sin(Math.PI * at) * sum + 1e-4 * random.nextDouble());
        }
        return sound;
    }

    private static int syllable(SplittableRandom random) {
        return (int) (RATE * (0.08 + 0.14 * random.nextDouble()));
    }

    private static double[] formants(SplittableRandom random) {
        return new double[] {
            300 + 500 * random.nextDouble(),
            900 + 1200 * random.nextDouble(),
            2300 + 600 * random.nextDouble()
        };
    }

    private static double resonance(double hz, double[] from, double[] to, double at) {
        double sum = 0;
        for (int f = 0; f < from.length; f++) {
            double off = (hz - from[f] - at * (to[f] - from[f])) / 90;
            sum += 1 / (1 + off * off);
        }
        return sum;
    }

    /** Noise of a standard deviation, a different one for each seed. */
    static float[] noise(long seed, double seconds, double deviation) {
        SplittableRandom random = Seeds.random(seed, "noise");
        float[] sound = new float[(int) (seconds * RATE)];
        for (int i = 0; i < sound.length; i++) {
            double sum = -6;
            for (int k = 0; k < 12; k++) {
                sum += random.nextDouble();
            }
            sound[i] = (float) (deviation * sum);
        }
        return sound;
    }

    /** A tone that lasts. */
    static float[] tone(double hz, double seconds, double amplitude) {
        float[] sound = new float[(int) (seconds * RATE)];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (float) (amplitude * Math.sin(2 * Math.PI * hz * i / RATE));
        }
        return sound;
    }

    /** The root of the mean square. */
    static double level(float[] sound) {
        double sum = 0;
        for (float sample : sound) {
            sum += sample * sample;
        }
        return Math.sqrt(sum / sound.length);
    }
}
