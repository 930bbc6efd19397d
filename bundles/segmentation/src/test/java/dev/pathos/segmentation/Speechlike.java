package dev.pathos.segmentation;

import dev.pathos.api.run.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Sound that is shaped as speech is: syllables with a pitch, formants and hisses, in phrases. */
final class Speechlike {
    static final int RATE = 16_000;

    private final SplittableRandom random;
    private final float[] samples;
    private final List<Stretch> phrases = new ArrayList<>();

    /**
     * Makes a recording.
     *
     * @param seed of everything in it
     * @param seconds how long it is
     */
    Speechlike(long seed, double seconds) {
        this(seed, seconds, .6, 3);
    }

    Speechlike(long seed, double seconds, double leastPause, double longestPause) {
        random = Seeds.random(seed, "speechlike");
        samples = new float[(int) (seconds * RATE)];
        double at = random.nextDouble(leastPause, longestPause);
        while (at + 1 < seconds) {
            double end = Math.min(seconds - .2, at + random.nextDouble(.8, 6));
            double spoken = phrase(at, end);
            phrases.add(new Stretch(at, spoken));
            at = spoken + random.nextDouble(leastPause, longestPause);
        }
    }

    /** The sound without noise. */
    float[] samples() {
        return samples;
    }

    /** Where it speaks. */
    List<Stretch> phrases() {
        return phrases;
    }

    private double phrase(double start, double end) {
        double at = start;
        double last = start;
        double pitch = random.nextDouble(90, 240);
        double loudness = Math.pow(10, random.nextDouble(-6, 6) / 20);
        while (at < end - .15) {
            if (random.nextInt(3) == 0) {
                double hiss = random.nextDouble(.05, .12);
                hiss(at, hiss, loudness * .02);
                at += hiss;
            }
            double vowel = random.nextDouble(.1, .25);
            vowel(at, vowel, pitch * random.nextDouble(.9, 1.15), loudness * .1);
            last = at + vowel;
            at = last + random.nextDouble(.01, .07);
        }
        return last;
    }

    private void hiss(double start, double seconds, double amplitude) {
        float before = 0;
        int from = (int) (start * RATE);
        int n = (int) (seconds * RATE);
        for (int i = 0; i < n && from + i < samples.length; i++) {
            float white = (float) Noise.gaussian(random);
            samples[from + i] += (float) (amplitude * rise(i, n) * (white - before));
            before = white;
        }
    }

    private void vowel(double start, double seconds, double pitch, double amplitude) {
        double[] formants = {
            random.nextDouble(300, 800), random.nextDouble(900, 2200), random.nextDouble(2300, 3200)
        };
        int from = (int) (start * RATE);
        int n = (int) (seconds * RATE);
        for (int h = 1; h * pitch < 5000; h++) {
            double gain = 0;
            for (double formant : formants) {
                double away = (h * pitch - formant) / 120;
                gain += 1 / (1 + away * away) * 400 / formant;
            }
            gain += .3 / (h * h);
            double phase = random.nextDouble(2 * Math.PI);
            for (int i = 0; i < n && from + i < samples.length; i++) {
                double bend = 1 - .1 * i / n;
                phase += 2 * Math.PI * h * pitch * bend / RATE;
                samples[from + i] += (float) (amplitude * gain * rise(i, n) * Math.sin(phase));
            }
        }
    }

    /** Up and down within 25 ms each. */
    private static double rise(int i, int n) {
        double edge = Math.min(.025 * RATE, n / 2.0);
        double x = Math.min(1, Math.min(i, n - i) / edge);
        return .5 - .5 * Math.cos(Math.PI * x);
    }
}
