package dev.pathos.functionals;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pathos.acoustics.Lanes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SpectralBalanceTest {
    private static final double BIN = 31.25;

    private static float[] described(double[][] binsAndPowers) {
        float[] power = new float[257 * Lanes.WIDTH];
        for (double[] line : binsAndPowers) {
            int at = (int) line[0] * Lanes.WIDTH;
            Arrays.fill(power, at, at + Lanes.WIDTH, (float) line[1]);
        }
        float[] out = new float[SpectralBalance.VALUES * Lanes.WIDTH];
        new SpectralBalance(Lanes.plain(), BIN).describe(power, out, 0);
        float[] first = new float[SpectralBalance.VALUES];
        Lanes.frames(out, 0, SpectralBalance.VALUES, 1, first, 0, SpectralBalance.VALUES);
        return first;
    }

    @Test
    void should_compare_low_and_high_frequencies_when_there_are_lines() {
        // 500, 1500 and 3000 Hz
        float[] found = described(new double[][] {{16, 8}, {48, 2}, {96, .4}});
        assertEquals(10 * Math.log10(2.4 / 8), found[0], 1e-5);
        assertEquals(10 * Math.log10(8 / .4), found[1], 1e-5);
    }

    @Test
    void should_say_0_when_there_is_silence() {
        float[] found = described(new double[0][]);
        assertEquals(0, found[0]);
        assertEquals(0, found[1]);
        // all bins at -140 dB: as there is one bin less in the formula than in the sums
        assertEquals(-140 * -8e-4, found[2], 1e-5);
    }

    @Test
    void should_weigh_bins_as_a_regression_with_one_bin_less_when_written_out() {
        // x = 0, 1, 2 and N = 2: (2 x - 3) / (2 * 5 - 9)
        double decibel = 10 / Math.log(10);
        float[] expected = {(float) (-3 * decibel), (float) -decibel, (float) decibel};
        assertArrayEquals(expected, SpectralBalance.slope(0, 2, 1), 1e-5f);
    }
}
