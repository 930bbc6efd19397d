package dev.pathos.tracking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class TraceTest {
    private static Trace of(double from, double step, int count, DoubleUnaryOperator signal) {
        double[] times = new double[count];
        Arrays.setAll(times, i -> from + i * step);
        return Trace.of(times, Arrays.stream(times).map(signal).toArray());
    }

    @Test
    void should_lie_on_straight_lines_between_values() {
        // A line stays a line under a symmetric average, but at its ends.
        Trace line = of(.5, .1, 11, t -> 3 + 2 * t);
        assertEquals(25, line.first());
        assertEquals(51, line.values().length);
        for (int tick = 30; tick <= 70; tick++) {
            assertEquals(3 + 2 * tick / 50., line.at(tick), 1e-5);
        }
        assertTrue(Double.isNaN(line.at(24)));
        assertTrue(Double.isNaN(line.at(76)));
        assertEquals(51 / 50., line.seconds(), 1e-12);
    }

    @Test
    void should_average_with_a_raised_cosine() {
        // One tick of 1 among 0: the weights 1 + cos(pi k / 4), k = -3..3, by their sum of 8.
        double[] times = new double[41];
        double[] values = new double[41];
        Arrays.setAll(times, i -> i / 50.);
        values[20] = 1;
        Trace spike = Trace.of(times, values);
        double[] weights = {
            0,
            1 - Math.sqrt(.5),
            1,
            1 + Math.sqrt(.5),
            2,
            1 + Math.sqrt(.5),
            1,
            1 - Math.sqrt(.5),
            0
        };
        for (int k = -4; k <= 4; k++) {
            assertEquals(weights[k + 4] / 8, spike.at(20 + k), 1e-6);
        }
    }

    @Test
    void should_know_nothing_between_values_that_are_far_apart() {
        Trace trace = Trace.of(new double[] {0, .2, .6, .8}, new double[] {1, 1, 1, 1});
        assertEquals(1, trace.at(10), 1e-6);
        for (int tick = 11; tick < 30; tick++) {
            assertTrue(Double.isNaN(trace.at(tick)), "tick " + tick);
        }
        assertEquals(1, trace.at(31), 1e-6);
    }

    @Test
    void should_be_empty_when_there_are_no_values() {
        Trace none = Trace.of(new double[0], new double[0]);
        assertEquals(0, none.seconds());
        assertTrue(Double.isNaN(none.correlation(none, 0, 0, 9)));
        // Nor does a single value between two ticks reach one.
        assertEquals(0, Trace.of(new double[] {.011}, new double[] {5}).seconds());
        assertEquals(.02, Trace.of(new double[] {.02}, new double[] {5}).seconds());
    }

    @Test
    void should_correlate_as_pearson_does() {
        DoubleUnaryOperator wave = t -> Math.sin(2 * Math.PI * t);
        Trace sine = of(0, .02, 151, wave);
        assertEquals(
                1,
                sine.correlation(of(0, .02, 151, t -> 5 + 3 * wave.applyAsDouble(t)), 0, 0, 3),
                1e-3);
        assertEquals(
                -1, sine.correlation(of(0, .02, 151, t -> -wave.applyAsDouble(t)), 0, 0, 3), 1e-3);
        // Over whole periods sine and cosine have nothing in common.
        Trace cosine = of(0, .02, 151, t -> Math.cos(2 * Math.PI * t));
        assertEquals(0, sine.correlation(cosine, 0, .49, 2.48), 2e-2);
        // A quarter of a second later the sine is what the cosine was.
        Trace late = of(0, .02, 151, t -> wave.applyAsDouble(t - .24));
        assertEquals(1, sine.correlation(late, 12, .5, 2.5), 1e-3);
    }

    @Test
    void should_not_correlate_what_is_short_or_does_not_vary() {
        Trace sine = of(0, .02, 151, t -> Math.sin(2 * Math.PI * t));
        assertTrue(Double.isNaN(sine.correlation(of(0, .02, 151, t -> 2), 0, 0, 3)));
        assertTrue(Double.isNaN(sine.correlation(sine, 0, 1, 1.47)));
        assertEquals(1, sine.correlation(sine, 0, 1, 1.49), 1e-6);
        assertTrue(Double.isNaN(sine.correlation(of(9, .02, 50, t -> t), 0, 0, 3)));
    }
}
