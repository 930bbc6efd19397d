package dev.pathos.segmentation;

import dev.pathos.api.run.Seeds;
import java.util.List;
import java.util.SplittableRandom;

/** Adds noise of a given level. */
final class Noise {
    private Noise() {}

    /** One draw of a standard normal distribution (Box and Muller). */
    static double gaussian(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
                * Math.cos(2 * Math.PI * random.nextDouble());
    }

    /** White noise with a mean square of 1. */
    static float[] white(long seed, int length) {
        SplittableRandom random = Seeds.random(seed, "white");
        float[] noise = new float[length];
        for (int i = 0; i < length; i++) {
            noise[i] = (float) gaussian(random);
        }
        return noise;
    }

    /** Noise whose power falls by about 3 dB an octave: three leaky sums of white noise. */
    static float[] pink(long seed, int length) {
        float[] white = white(seed, length);
        double a = 0;
        double b = 0;
        double c = 0;
        for (int i = 0; i < length; i++) {
            double w = white[i];
            a = .99765 * a + w * .0990460;
            b = .963 * b + w * .2965164;
            c = .57 * c + w * 1.0526913;
            white[i] = (float) (a + b + c + w * .1848);
        }
        return scaled(white, 1);
    }

    private static float[] scaled(float[] noise, double meanSquare) {
        double sum = 0;
        for (float v : noise) {
            sum += (double) v * v;
        }
        float gain = (float) Math.sqrt(meanSquare * noise.length / sum);
        for (int i = 0; i < noise.length; i++) {
            noise[i] *= gain;
        }
        return noise;
    }

    /**
     * A sound with noise beneath.
     *
     * @param samples the sound
     * @param speech where it speaks; its power there is what the noise is measured by
     * @param noise with a mean square of 1
     * @param snr decibels
     * @return both together
     */
    static float[] beneath(float[] samples, List<Stretch> speech, float[] noise, double snr) {
        double sum = 0;
        long count = 0;
        for (Stretch s : speech) {
            int to = (int) Math.min(samples.length, s.end() * Speechlike.RATE);
            for (int i = (int) (s.start() * Speechlike.RATE); i < to; i++) {
                sum += (double) samples[i] * samples[i];
                count++;
            }
        }
        float gain = (float) Math.sqrt(sum / count / Math.pow(10, snr / 10));
        float[] mixed = new float[samples.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = samples[i] + gain * noise[i];
        }
        return mixed;
    }
}
