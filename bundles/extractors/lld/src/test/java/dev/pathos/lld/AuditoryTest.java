package dev.pathos.lld;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.acoustics.EqualLoudness;
import dev.pathos.acoustics.Lanes;
import dev.pathos.acoustics.MelBands;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is computed from mel bands: loudness, relative spectra, cepstrum. */
class AuditoryTest {
    private static final String BOTH = "dev.pathos.lld.Described#implementations";
    private static final int W = Lanes.WIDTH;
    private static final int BANDS = Block.BANDS;
    private static final double FLOOR = Math.pow(32767, -2);
    private static final double[] CENTRES = MelBands.centres(BANDS, 20, 8000);

    /** Hermansky's equation 7 with w = 2 pi f, and the roll-off. */
    private static double weight(double hertz) {
        double w2 = Math.pow(2 * Math.PI * hertz, 2);
        double ear = (w2 + 56.8e6) * Math.pow(w2, 2) / (Math.pow(w2 + 6.3e6, 2) * (w2 + .38e9));
        return ear * 1e32 / (1.7e31 + Math.pow(2 * Math.PI * hertz, 7));
    }

    @Test
    void should_equal_hand_computed_weights_when_frequencies_are_known() {
        // 1 kHz: w^2 = 3.9478e7; 9.6278e7 * 1.55854e15 / ((4.5778e7)^2 * 4.19478e8) = .170695;
        // w^7 = 3.86598e26: the roll-off is 1e32 / 1.70004e31 = 5.88222
        assertEquals(.170695 * 5.88222, EqualLoudness.weight(1000), 2e-5);
        // 100 Hz: w^2 = 3.9478e5; 5.71948e7 * 1.55854e11 / ((6.69478e6)^2 * 3.80395e8) = 5.2284e-4
        assertEquals(5.2284e-4 / .17, EqualLoudness.weight(100), 2e-7);
        assertEquals(0, EqualLoudness.weight(0));
        double[] hertz = {50, 440, 3000, 5000, 7777};
        float[] compressed = EqualLoudness.compressed(hertz);
        for (int i = 0; i < hertz.length; i++) {
            assertEquals(weight(hertz[i]), EqualLoudness.weight(hertz[i]), 1e-12);
            assertEquals(Math.pow(weight(hertz[i]), .33), compressed[i], 1e-6);
        }
    }

    @Test
    void should_hear_best_around_four_kilohertz_when_frequencies_are_weighed() {
        double best = 0;
        for (int hertz = 20; hertz <= 8000; hertz += 10) {
            if (EqualLoudness.weight(hertz) > EqualLoudness.weight(best)) {
                best = hertz;
            }
        }
        assertTrue(best > 3000 && best < 5500, "best at " + best);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_average_compressed_bands_when_loudness_is_measured(Lanes lanes) {
        double[][] frames = new double[W][];
        for (int f = 0; f < W; f++) {
            frames[f] = Described.randomMel(3, f);
        }
        frames[5] = new double[BANDS];
        float[] values = Described.rows(new AuditorySpectrum(), Described.mel(lanes, frames))[0];
        for (int f = 0; f < W; f++) {
            double sum = 0;
            for (int b = 0; b < BANDS; b++) {
                sum += Math.pow(weight(CENTRES[b]) * Math.max(FLOOR, frames[f][b]), .33);
            }
            assertEquals(sum / BANDS, values[f], 1e-5 * sum, "frame " + f);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_equal_the_naive_transform_when_the_cepstrum_is_computed(Lanes lanes) {
        double[] mel = Described.randomMel(4, 0);
        mel[7] = 0;
        float[][] rows = Described.rows(new MelCepstrum(), Described.mel(lanes, mel));
        assertEquals(14, rows.length);
        for (int i = 1; i <= 14; i++) {
            double sum = 0;
            for (int j = 1; j <= BANDS; j++) {
                double log = Math.log(Math.max(FLOOR, mel[j - 1]));
                sum += log * Math.cos(Math.PI * i * (j - .5) / BANDS);
            }
            double expected = Math.sqrt(2. / BANDS) * (1 + 11 * Math.sin(Math.PI * i / 22)) * sum;
            assertEquals(expected, rows[i - 1][0], 1e-4 * Math.max(1, Math.abs(expected)));
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_have_no_cepstrum_when_bands_are_equal(Lanes lanes) {
        for (double power : new double[] {0, 1e-12, 7}) {
            double[] mel = new double[BANDS];
            Arrays.fill(mel, power);
            for (float[] row : Described.rows(new MelCepstrum(), Described.mel(lanes, mel))) {
                assertEquals(0, row[0], 1e-4);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_follow_its_difference_equation_when_blocks_follow_one_another(Lanes lanes) {
        for (double rate : new double[] {100, 62.5}) {
            int blocks = 3;
            double[][] frames = new double[blocks * W][];
            for (int t = 0; t < frames.length; t++) {
                frames[t] = Described.randomMel(5, t);
            }
            frames[20] = new double[BANDS];
            RelativeSpectrum rasta = new RelativeSpectrum(rate);
            double pole = 1 - Math.sin(2 * Math.PI / rate);
            double stop = -2 * Math.cos(2 * Math.PI * 29 / rate);
            double[] y = new double[BANDS];
            for (int i = 0; i < blocks; i++) {
                double[][] block = Arrays.copyOfRange(frames, i * W, (i + 1) * W);
                float[][] rows = Described.rows(rasta, Described.mel(lanes, block));
                assertEquals(BANDS + 1, rows.length);
                for (int f = 0; f < W; f++) {
                    int t = i * W + f;
                    double mean = 0;
                    for (int b = 0; b < BANDS; b++) {
                        if (t >= 5) {
                            double change = log(frames, t, b) - log(frames, t - 4, b);
                            double inner = log(frames, t - 1, b) - log(frames, t - 3, b);
                            y[b] = pole * y[b] + .2 * change + .2 * stop * inner;
                        }
                        double expected = Math.pow(weight(CENTRES[b]) * Math.exp(y[b]), .33);
                        mean += expected / BANDS;
                        assertEquals(expected, rows[b + 1][f], 2e-5 * expected, "frame " + t);
                    }
                    assertEquals(mean, rows[0][f], 2e-5 * mean, "frame " + t);
                }
            }
        }
    }

    private static double log(double[][] frames, int t, int band) {
        return Math.log(Math.max(FLOOR, frames[t][band]));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_not_hear_the_level_when_nothing_changes(Lanes lanes) {
        double[] mel = new double[BANDS];
        Arrays.fill(mel, 123);
        float[][] rows = Described.rows(new RelativeSpectrum(100), Described.mel(lanes, mel));
        for (int b = 0; b < BANDS; b++) {
            assertEquals(Math.pow(weight(CENTRES[b]), .33), rows[b + 1][W - 1], 1e-5);
        }
    }
}
