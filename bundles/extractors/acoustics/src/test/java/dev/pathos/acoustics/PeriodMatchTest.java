package dev.pathos.acoustics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PeriodMatchTest {
    private static final String BOTH = "dev.pathos.acoustics.Blocks#implementations";
    private static final int LONGEST = 308;

    private static PeriodMatch found(Lanes lanes, float[] x, int at, double expected) {
        PeriodMatch match = new PeriodMatch(lanes, LONGEST);
        match.find(x, at, expected);
        return match;
    }

    private static float[] sine(double period) {
        float[] x = new float[1000];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) Math.sin(2 * Math.PI * i / period + .4);
        }
        return x;
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_find_parts_of_a_sample_when_a_sine_repeats(Lanes lanes) {
        for (double period : new double[] {40, 73.3, 100.5, 160.7, 250.25}) {
            for (double deviation : new double[] {.85, 1, 1.15}) {
                PeriodMatch match = found(lanes, sine(period), 11, deviation * period);
                assertEquals(period, match.length(), .1);
                assertEquals(period, match.shift(), .6);
                assertEquals(1, match.correlation(), 5e-3);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_not_mind_the_level_when_the_next_period_is_louder(Lanes lanes) {
        float[] x = sine(100);
        for (int i = 100; i < x.length; i++) {
            x[i] *= 3;
        }
        PeriodMatch match = found(lanes, x, 0, 100);
        assertEquals(1, match.correlation(), 1e-3);
        assertEquals(100, match.length(), 1);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_equal_the_naive_correlation_when_the_sound_is_noise(Lanes lanes) {
        float[] x = Blocks.noise(1000);
        double expected = 123.4;
        PeriodMatch match = found(lanes, x, 50, expected);
        double best = -1;
        int at = 0;
        for (int lag = 92; lag <= 155; lag++) {
            double r = correlation(x, 50, 123, lag);
            if (r > best) {
                best = r;
                at = lag;
            }
        }
        assertEquals(at, match.shift());
        assertEquals(best, match.correlation(), .05);
        assertTrue(match.correlation() >= best - 1e-6, "a parabola's peak is no lower");
        assertEquals(at, match.length(), 1);
    }

    private static double correlation(float[] x, int at, int n, int lag) {
        double product = 0;
        double own = 0;
        double other = 0;
        for (int i = at; i < at + n; i++) {
            product += (double) x[i] * x[i + lag];
            own += (double) x[i] * x[i];
            other += (double) x[i + lag] * x[i + lag];
        }
        return product / Math.sqrt(own * other);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_find_nothing_but_go_on_when_there_is_silence(Lanes lanes) {
        PeriodMatch match = found(lanes, new float[1000], 50, 100);
        assertEquals(0, match.correlation());
        assertTrue(match.shift() >= 70 && match.shift() <= 130);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_look_no_further_than_it_says_when_the_period_is_the_longest(Lanes lanes) {
        for (double expected : new double[] {LONGEST, LONGEST - .51, LONGEST - .01}) {
            found(lanes, new float[PeriodMatch.reach(LONGEST)], 0, expected);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_stay_inside_when_the_period_is_the_shortest(Lanes lanes) {
        float[] x = sine(4);
        PeriodMatch match = found(lanes, x, 0, 4);
        assertEquals(4, match.shift());
        assertEquals(1, match.correlation(), 1e-6);
    }
}
