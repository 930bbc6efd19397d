package dev.pathos.bench;

import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.run.Seeds;
import java.util.SplittableRandom;

/**
 * Sound like speech, for where there is none: pulses of a gliding pitch and noise, through three
 * resonances that move, in syllables with pauses between them. Nobody would understand it, but
 * pitch trackers and voicing decisions have their usual work with it.
 */
final class Speech {
    private static final int RATE = MediaSource.SAMPLE_RATE;
    private static final double[] FORMANTS = {550, 1500, 2500};
    private static final double[] BANDWIDTHS = {80, 110, 160};
    private static final double SYLLABLES = 4;

    /** Share of a syllable's time in which nobody speaks. */
    private static final double PAUSE = .25;

    private Speech() {}

    /**
     * Generates a clip.
     *
     * @param seed decides voice and noise
     * @param length in samples
     * @return the samples, within -1..1
     */
    static float[] samples(long seed, int length) {
        SplittableRandom random = Seeds.random(seed, "speech");
        double pitch = 90 + 130 * random.nextDouble();
        float[] samples = new float[length];
        double[][] memory = new double[FORMANTS.length][2];
        double phase = 0;
        for (int i = 0; i < length; i++) {
            double time = (double) i / RATE;
            double syllable = time * SYLLABLES % 1;
            double level = Math.max(0, Math.sin(Math.PI * (syllable - PAUSE) / (1 - PAUSE)));
            phase += pitch * (1 + .15 * Math.sin(2 * Math.PI * .7 * time)) / RATE;
            double source = .01 * (2 * random.nextDouble() - 1);
            if (phase >= 1) {
                phase -= 1;
                source += 1;
            }
            double sound = source * level;
            for (int k = 0; k < FORMANTS.length; k++) {
                double glide = 1 + .2 * Math.sin(2 * Math.PI * (.9 + .3 * k) * time);
                sound = resonate(sound, FORMANTS[k] * glide, BANDWIDTHS[k], memory[k]);
            }
            double hiss = .001 * (2 * random.nextDouble() - 1);
            samples[i] = (float) Math.max(-1, Math.min(1, .5 * sound + hiss));
        }
        return samples;
    }

    /** A filter with two poles whose gain at its resonance is about 1 (Klatt 1980). */
    private static double resonate(double x, double hertz, double bandwidth, double[] memory) {
        double radius = Math.exp(-Math.PI * bandwidth / RATE);
        double first = 2 * radius * Math.cos(2 * Math.PI * hertz / RATE);
        double second = -radius * radius;
        double y = (1 - first - second) * x + first * memory[0] + second * memory[1];
        memory[1] = memory[0];
        memory[0] = y;
        return y;
    }
}
