package dev.pathos.api.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MelFilterbankTest {
    /**
     * Slaney's scale is linear below 1 kHz, so three bands from 0 to 800 Hz have their edges at 0,
     * 200, 400, 600, 800 Hz; with bins of 100 Hz the weights are 1/2, 1, 1/2.
     */
    private static MelFilterbank triangles(boolean equalArea) {
        return new MelFilterbank(MelScale.SLANEY, 3, 0, 800, 80, 8000, equalArea);
    }

    private static float[] impulse(int bin) {
        float[] power = new float[41];
        power[bin] = 1;
        float[] energies = new float[3];
        triangles(false).apply(power, energies);
        return energies;
    }

    @Test
    void should_weigh_by_triangles_when_bins_lie_on_slopes_and_peaks() {
        assertArrayEquals(new float[] {0, 0, 0}, impulse(0), 1e-6f);
        assertArrayEquals(new float[] {.5f, 0, 0}, impulse(1), 1e-6f);
        assertArrayEquals(new float[] {1, 0, 0}, impulse(2), 1e-6f);
        assertArrayEquals(new float[] {.5f, .5f, 0}, impulse(3), 1e-6f);
        assertArrayEquals(new float[] {0, 1, 0}, impulse(4), 1e-6f);
        assertArrayEquals(new float[] {0, 0, .5f}, impulse(7), 1e-6f);
        assertArrayEquals(new float[] {0, 0, 0}, impulse(8), 1e-6f);
        assertArrayEquals(new float[] {0, 0, 0}, impulse(40), 1e-6f);
    }

    @Test
    void should_tell_bins_and_weights_when_asked() {
        MelFilterbank bank = triangles(false);
        assertEquals(2, bank.firstBin(1));
        assertArrayEquals(new float[] {0, .5f, 1, .5f, 0}, bank.weights(1), 1e-6f);
        bank.weights(1)[2] = 7;
        assertEquals(1, bank.weights(1)[2], 1e-6f);
    }

    @Test
    void should_peak_at_its_centres_when_asked() {
        assertEquals(200, triangles(false).centre(0), 1e-9);
        assertEquals(600, triangles(false).centre(2), 1e-9);
    }

    @Test
    void should_have_unit_area_when_scaled_so() {
        float[] power = new float[41];
        Arrays.fill(power, 1);
        float[] energies = new float[3];
        triangles(true).apply(power, energies);
        // bins are 100 Hz apart, so an area of 1 is a sum of 1/100
        assertArrayEquals(new float[] {.01f, .01f, .01f}, energies, 1e-8f);
    }

    @Test
    void should_leave_no_band_empty_when_128_slaney_bands_meet_257_bins() {
        MelFilterbank bank = new MelFilterbank(MelScale.SLANEY, 128, 0, 8000, 512, 16_000, true);
        float[] power = new float[257];
        Arrays.fill(power, 1);
        float[] energies = new float[128];
        bank.apply(power, energies);
        for (float energy : energies) {
            assertTrue(energy > 0);
        }
    }

    @Test
    void should_refuse_when_the_range_is_not_below_half_the_rate() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new MelFilterbank(MelScale.HTK, 3, 0, 8001, 512, 16_000, false));
        assertThrows(
                IllegalArgumentException.class,
                () -> new MelFilterbank(MelScale.HTK, 3, 500, 500, 512, 16_000, false));
    }
}
