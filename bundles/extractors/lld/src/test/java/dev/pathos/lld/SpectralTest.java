package dev.pathos.lld;

import static dev.pathos.lld.Described.BINS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pathos.acoustics.Lanes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Roll-off, flux, harmonicity and the energy of bands. */
class SpectralTest {
    private static final String BOTH = "dev.pathos.lld.Described#implementations";
    private static final int W = Lanes.WIDTH;

    private static float[] firsts(Descriptors group, Block block) {
        float[][] rows = Described.rows(group, block);
        float[] values = new float[rows.length];
        for (int r = 0; r < rows.length; r++) {
            values[r] = rows[r][0];
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_roll_off_where_the_power_lies_when_spectra_are_known(Lanes lanes) {
        Block flat = Described.spectra(lanes, Described.flat(1));
        // bins 64, 128, 192, and 231 as 230 are less than .9 * 256
        assertArrayEquals(new float[] {2000, 4000, 6000, 7218.75f}, firsts(new RollOff(), flat));
        Block line = Described.spectra(lanes, Described.line(10, 5));
        assertArrayEquals(
                new float[] {312.5f, 312.5f, 312.5f, 312.5f}, firsts(new RollOff(), line));
        double[] spectrum = Described.line(10, 3);
        spectrum[100] = 1;
        spectrum[0] = 50;
        Block two = Described.spectra(lanes, spectrum);
        assertArrayEquals(new float[] {312.5f, 312.5f, 312.5f, 3125}, firsts(new RollOff(), two));
        Block silence = Described.spectra(lanes, Described.flat(0));
        assertArrayEquals(
                new float[] {31.25f, 31.25f, 31.25f, 31.25f}, firsts(new RollOff(), silence));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_be_the_change_of_amplitude_when_frames_follow_one_another(Lanes lanes) {
        double[] loud = Described.line(10, 16);
        loud[20] = 9;
        double[] soft = Described.line(10, 1);
        soft[0] = 400;
        SpectralFlux flux = new SpectralFlux();
        // amplitudes 4 and 3, then 1 and 0
        float change = (float) Math.sqrt((3 * 3 + 3 * 3) / 256.);
        float[] first = Described.rows(flux, Described.spectra(lanes, loud, loud, soft))[0];
        float[] expected = new float[W];
        expected[2] = change;
        assertArrayEquals(expected, first, 1e-6f);
        // the block before ends with a frame that differs from the one ahead of it
        double[][] block = new double[W][];
        Arrays.fill(block, soft);
        block[W - 1] = loud;
        Described.rows(flux, Described.spectra(lanes, block));
        float[] second = Described.rows(flux, Described.spectra(lanes, loud, soft))[0];
        expected = new float[W];
        expected[1] = change;
        assertArrayEquals(expected, second, 1e-6f, "from block to block");
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_rise_and_fall_as_lines_do_when_there_are_several(Lanes lanes) {
        double[] lines = Described.flat(1);
        lines[10] = 5;
        lines[20] = 3;
        // 5 to 1 and 1 to 3; the rise to the first maximum and the fall from the last are left out
        assertEquals(6 / 2. / 256, harmonicity(lanes, lines), 1e-7);
        lines[30] = 9;
        assertEquals((4 + 2 + 2 + 8) / 2. / 256, harmonicity(lanes, lines), 1e-7);
        lines[0] = 100;
        lines[1] = 100;
        assertEquals((4 + 2 + 2 + 8) / 2. / 256, harmonicity(lanes, lines), 1e-7, "bins 0 and 1");
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_have_no_harmonics_when_the_spectrum_turns_at_most_once(Lanes lanes) {
        double[] rising = new double[BINS + 1];
        for (int k = 0; k <= BINS; k++) {
            rising[k] = k;
        }
        assertEquals(0, harmonicity(lanes, rising));
        assertEquals(0, harmonicity(lanes, Described.line(50, 4)));
        assertEquals(0, harmonicity(lanes, Described.flat(3)));
        assertEquals(0, harmonicity(lanes, Described.flat(0)));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_sum_over_extrema_when_the_spectrum_is_rough(Lanes lanes) {
        for (int seed = 0; seed < 10; seed++) {
            double[] spectrum = Described.random(seed);
            List<Double> extrema = new ArrayList<>();
            for (int k = 3; k < BINS; k++) {
                double left = spectrum[k] - spectrum[k - 1];
                double right = spectrum[k + 1] - spectrum[k];
                if (left * right < 0) {
                    extrema.add(spectrum[k]);
                }
            }
            double sum = 0;
            for (int i = 1; i < extrema.size(); i++) {
                sum += Math.abs(extrema.get(i) - extrema.get(i - 1));
            }
            assertEquals(sum / 2 / 256, harmonicity(lanes, spectrum), 1e-6 * sum);
        }
    }

    private static double harmonicity(Lanes lanes, double[] spectrum) {
        return firsts(new Harmonicity(), Described.spectra(lanes, spectrum))[0];
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_share_out_the_last_bin_when_a_band_ends_in_it(Lanes lanes) {
        // 250 to 650 Hz: bins 8 to 20.8; 1 to 4 kHz: 32 to 128
        double[][] binAndWeights = {
            {0, 0, 0},
            {7, 0, 0},
            {8, 1, 0},
            {19, 1, 0},
            {20, .8, 0},
            {21, 0, 0},
            {31, 0, 0},
            {32, 0, 1},
            {127, 0, 1},
            {128, 0, 1},
            {129, 0, 0},
            {256, 0, 0}
        };
        for (double[] c : binAndWeights) {
            Block block = Described.spectra(lanes, Described.line((int) c[0], 3));
            assertArrayEquals(
                    new float[] {(float) (3 * c[1] / 256), (float) (3 * c[2] / 256)},
                    firsts(new BandEnergy(block), block),
                    1e-7f,
                    "bin " + c[0]);
        }
        Block flat = Described.spectra(lanes, Described.flat(2));
        assertArrayEquals(
                new float[] {2 * 12.8f / 256, 2 * 97f / 256},
                firsts(new BandEnergy(flat), flat),
                1e-6f);
    }
}
