package dev.pathos.talkingheads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class FiltersTest {
    private static final double RATE = 16_000;

    /** The steady gain of a filter for a sine. */
    private static double gain(DoubleUnaryOperator filter, double frequency) {
        double in = 0;
        double out = 0;
        for (int i = 0; i < 32_000; i++) {
            double x = Math.cos(2 * Math.PI * frequency * i / RATE);
            double y = filter.applyAsDouble(x);
            if (i >= 16_000) {
                in += x * x;
                out += y * y;
            }
        }
        return Math.sqrt(out / in);
    }

    private static Resonator pole(double frequency, double bandwidth) {
        Resonator pole = Resonator.pole(RATE);
        pole.tune(frequency, bandwidth);
        return pole;
    }

    @Test
    void should_pass_the_lowest_and_amplify_the_centre_when_a_pole_is_tuned() {
        assertEquals(1, gain(pole(1000, 100)::filter, 0), 1e-6);
        double centre = gain(pole(1000, 100)::filter, 1000);
        assertTrue(centre > 5);
        assertTrue(centre > gain(pole(1000, 100)::filter, 900));
        assertTrue(centre > gain(pole(1000, 100)::filter, 1100));
        // Half the power at half the bandwidth from the centre.
        assertEquals(Math.sqrt(.5), gain(pole(1000, 100)::filter, 1050) / centre, .03);
    }

    @Test
    void should_undo_each_other_when_pole_and_zero_meet() {
        Resonator pole = pole(270, 100);
        Resonator zero = Resonator.zero(RATE);
        zero.tune(270, 100);
        Draws draws = Draws.of(1, "test");
        for (int i = 0; i < 1000; i++) {
            double x = draws.gaussian();
            assertEquals(x, pole.filter(zero.filter(x)), 1e-9);
        }
    }

    @Test
    void should_leave_noise_at_its_level_when_its_gain_is_compensated() {
        for (double width : new double[] {400, 1000, 1800}) {
            Resonator pole = pole(3000, width);
            double gain = pole.noiseGain(3000, width);
            Draws draws = Draws.of(1, "test");
            double power = 0;
            int n = 100_000;
            for (int i = 0; i < n; i++) {
                double y = pole.filter(gain * Math.sqrt(3) * draws.uniform(-1, 1));
                power += y * y / n;
            }
            assertEquals(1, Math.sqrt(power), .15);
        }
    }

    @Test
    void should_attenuate_three_kilohertz_as_asked_when_tilted() {
        for (double decibel : new double[] {3, 13, 24}) {
            double gain = gain(new TiltFilter(RATE, decibel)::filter, 3000);
            assertEquals(-decibel, 20 * Math.log10(gain), .01);
            assertEquals(1, gain(new TiltFilter(RATE, decibel)::filter, 0), 1e-6);
        }
        assertEquals(1, gain(new TiltFilter(RATE, 0)::filter, 3000), 1e-12);
    }
}
