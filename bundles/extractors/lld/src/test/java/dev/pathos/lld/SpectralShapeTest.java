package dev.pathos.lld;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SpectralShapeTest {
    private final SpectralShape shape = new SpectralShape(Described.frame());

    private float value(Frame frame, String name) {
        return Described.value(shape, frame, name);
    }

    private static Frame white() {
        Frame frame = Described.frame();
        Arrays.fill(frame.power, 1e-3f);
        return Described.complete(frame);
    }

    /** Power 3 at 1000 Hz and 1 at 2000 Hz: mean 1250, deviation 250 sqrt(3). */
    @Test
    void should_give_the_moments_of_a_distribution_when_there_are_two_tones() {
        Frame frame = Described.lines(new double[] {32, 3}, new double[] {64, 1});
        assertEquals(1250, value(frame, "centroid"), .01);
        assertEquals(250 * Math.sqrt(3), value(frame, "spread"), .01);
        // of a variable that is 1 with p = 1/4: (1 - 2p) / sqrt(p (1 - p)) and 1 / (p (1 - p)) - 3
        assertEquals(.5 / Math.sqrt(3 / 16.), value(frame, "skewness"), 1e-4);
        assertEquals(16 / 3. - 3, value(frame, "kurtosis"), 1e-4);
    }

    @Test
    void should_roll_off_at_the_bin_that_reaches_the_share_when_there_are_four_tones() {
        Frame frame =
                Described.lines(
                        new double[] {16, 2},
                        new double[] {32, 3},
                        new double[] {48, 3},
                        new double[] {64, 2});
        assertEquals(1000, value(frame, "roll-off-25"));
        assertEquals(1000, value(frame, "roll-off-50"));
        assertEquals(1500, value(frame, "roll-off-75"));
        assertEquals(2000, value(frame, "roll-off-90"));
    }

    @Test
    void should_be_even_when_white() {
        Frame frame = white();
        assertEquals(1, value(frame, "entropy"), 1e-5);
        assertEquals(0, value(frame, "flatness"), 1e-4);
        // the bins from 31.25 to 8000 Hz
        assertEquals((31.25 + 8000) / 2, value(frame, "centroid"), .01);
        assertEquals(0, value(frame, "skewness"), 1e-4);
        assertEquals(1.8, value(frame, "kurtosis"), 1e-3);
        assertEquals(.9 * 8000, value(frame, "roll-off-90"), 31.25);
    }

    @Test
    void should_be_a_line_when_there_is_one_tone() {
        Frame frame = Described.lines(new double[] {32, 1});
        assertEquals(0, value(frame, "entropy"), 1e-4);
        // 255 of 256 bins at 1e-30: geometric mean -298.8 dB, arithmetic mean 1/256
        assertEquals(-300 * 255 / 256. + 10 * Math.log10(256), value(frame, "flatness"), .01);
    }

    @Test
    void should_have_an_entropy_of_one_in_eight_bits_when_there_are_two_equal_tones() {
        Frame frame = Described.lines(new double[] {32, 1}, new double[] {64, 1});
        assertEquals(1 / 8., value(frame, "entropy"), 1e-5);
    }

    @Test
    void should_be_the_distance_of_amplitudes_when_flux() {
        Frame frame = Described.lines(new double[] {32, 4}, new double[] {64, 9});
        frame.previous = Described.lines(new double[] {32, 25}, new double[] {64, 1}).amplitude;
        assertEquals(Math.sqrt(9 + 4), value(frame, "flux"), 1e-5);
        frame.previous = frame.amplitude;
        assertEquals(0, value(frame, "flux"));
    }
}
