package dev.pathos.lld;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SpectralBalanceTest {
    private final SpectralBalance balance = new SpectralBalance(Described.frame());

    private float value(Frame frame, String name) {
        return Described.value(balance, frame, name);
    }

    /** 10 at 500 Hz, 1 at 1500 Hz, .1 at 3000 Hz. */
    private static Frame tones() {
        return Described.lines(new double[] {16, 10}, new double[] {48, 1}, new double[] {96, .1});
    }

    @Test
    void should_be_the_power_in_decibels_when_a_band() {
        assertEquals(10, value(tones(), "band-250-650"), 1e-4);
        assertEquals(10 * Math.log10(1.1), value(tones(), "band-1000-4000"), 1e-4);
    }

    @Test
    void should_compare_high_with_low_when_alpha_ratio() {
        assertEquals(10 * Math.log10(1.1 / 10), value(tones(), "alpha-ratio"), 1e-4);
    }

    @Test
    void should_compare_the_strongest_bins_when_hammarberg_index() {
        assertEquals(20, value(tones(), "hammarberg-index"), 1e-4);
    }

    /** Levels that fall by 20 dB/kHz up to 500 Hz and by 8 dB/kHz above. */
    @Test
    void should_find_the_slope_of_a_broken_line_when_slopes_are_fitted() {
        Frame frame = Described.frame();
        for (int k = 0; k < frame.power.length; k++) {
            double kilohertz = k * frame.binWidth / 1000;
            double level = kilohertz < .5 ? -20 * kilohertz : -10 - 8 * (kilohertz - .5);
            frame.power[k] = (float) Math.pow(10, level / 10);
        }
        Described.complete(frame);
        assertEquals(-20, value(frame, "slope-0-500"), 1e-3);
        assertEquals(-8, value(frame, "slope-500-1500"), 1e-3);
        assertEquals(-8, value(frame, "slope"), .3);
    }

    @Test
    void should_rise_when_high_frequencies_are_stronger() {
        Frame frame = Described.frame();
        for (int k = 0; k < frame.power.length; k++) {
            frame.power[k] = (float) Math.pow(10, k * frame.binWidth / 1000 * .3);
        }
        assertEquals(3, value(Described.complete(frame), "slope"), 1e-3);
    }
}
