package dev.pathos.functionals;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.acoustics.Lanes;
import dev.pathos.tck.Tones;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FormantsTest {
    private static final int WINDOW = 320;

    private static float[] analysed(float[] samples) {
        float[] padded = Arrays.copyOf(samples, WINDOW + 15 * 160);
        float[] out = new float[6];
        new Formants(Lanes.plain(), WINDOW, 16_000).analyse(padded, 160, 1, out, 0, 6);
        return out;
    }

    /** The frame at 11 kHz straight from the transform, bin by bin. */
    private static double[] resampled(float[] samples) {
        double[] y = new double[220];
        for (int k = 0; k < 110; k++) {
            double re = 0;
            double im = 0;
            for (int n = 0; n < WINDOW; n++) {
                double weight = .54 - .46 * Math.cos(2 * Math.PI * n / (WINDOW - 1));
                re += weight * samples[n] * Math.cos(2 * Math.PI * k * n / 512);
                im -= weight * samples[n] * Math.sin(2 * Math.PI * k * n / 512);
            }
            for (int m = 0; m < y.length; m++) {
                double angle = 2 * Math.PI * k * (m - 66) / 352;
                y[m] += re * Math.cos(angle) - im * Math.sin(angle);
            }
        }
        return y;
    }

    @Test
    void should_solve_the_polynomial_when_its_steps_are_written_out() {
        float[] samples = Tones.noise(5, .3, .02).toArray();
        double[] y = resampled(samples);
        double[] r = new double[12];
        for (int k = 0; k < r.length; k++) {
            for (int m = 0; m + k < y.length; m++) {
                r[k] += y[m] * y[m + k];
            }
        }
        double[] a = new double[12];
        LinearPrediction.solve(r, a);
        float[] found = analysed(samples);
        for (int i = 0; i < 3; i++) {
            double hertz = found[2 * i];
            assertTrue(hertz >= (i == 0 ? 50 : found[2 * i - 2]), "ascending: " + hertz);
            // 1 = sum a_k z^-k at one of the roots of that frequency and bandwidth
            double best = Double.MAX_VALUE;
            for (int sign = -1; sign <= 1; sign += 2) {
                double radius = Math.exp(sign * Math.PI * found[2 * i + 1] / 11_000);
                double re = 1;
                double im = 0;
                double size = 0;
                for (int k = 1; k < a.length; k++) {
                    double power = a[k] * Math.pow(radius, -k);
                    re -= power * Math.cos(2 * Math.PI * hertz / 11_000 * k);
                    im += power * Math.sin(2 * Math.PI * hertz / 11_000 * k);
                    size += Math.abs(power);
                }
                best = Math.min(best, Math.hypot(re, im) / size);
            }
            assertEquals(0, best, 1e-3, "formant " + (i + 1));
        }
    }

    @Test
    void should_give_0_when_there_is_silence() {
        assertArrayEquals(new float[6], analysed(new float[WINDOW]));
    }

    @Test
    void should_not_depend_on_the_level_when_a_frame_is_the_same() {
        float[] loud = Tones.noise(2, .4, .02).toArray();
        float[] soft = loud.clone();
        for (int n = 0; n < soft.length; n++) {
            soft[n] /= 64;
        }
        assertArrayEquals(analysed(loud), analysed(soft), .5f);
    }
}
