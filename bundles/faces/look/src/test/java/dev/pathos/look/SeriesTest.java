package dev.pathos.look;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SeriesTest {
    private static final float NO = Float.NaN;

    /** At 10 a second; nothing is known at .2 s, and nothing was looked at from .5 to 1 s. */
    private static final Series SERIES =
            Series.of(
                    new double[] {0, .1, .2, .3, .4, .5, 1, 1.1},
                    new float[] {1, 4, NO, 2, 3, 5, 7, 6});

    @Test
    void should_not_join_what_a_gap_lies_between() {
        boolean[] joined = new boolean[SERIES.size()];
        for (int i = 0; i < joined.length; i++) {
            joined[i] = SERIES.joined(i);
        }
        assertArrayEquals(
                new boolean[] {false, true, false, false, true, true, false, true}, joined);
    }

    @Test
    void should_find_the_nearest_value_unless_it_is_far() {
        assertEquals(0, SERIES.nearest(.05));
        assertEquals(1, SERIES.nearest(.06));
        assertEquals(2, SERIES.nearest(.21));
        assertEquals(5, SERIES.nearest(.7));
        assertEquals(-1, SERIES.nearest(1.4));
        assertEquals(-1, SERIES.nearest(-1));
        assertEquals(-1, Series.NONE.nearest(0));
    }

    @Test
    void should_tell_its_peak_mean_and_quantiles_of_what_is_known() {
        assertEquals(6, SERIES.peak());
        assertEquals(4, SERIES.mean(), 1e-9);
        assertEquals(4, SERIES.quantile(.5));
        assertEquals(7, SERIES.quantile(1));
        assertTrue(SERIES.known());
        Series unknown = Series.of(new double[] {0, 1}, new float[] {NO, NO});
        assertFalse(unknown.known());
        assertEquals(-1, unknown.peak());
        assertEquals(Double.NaN, unknown.quantile(.5));
    }

    @Test
    void should_keep_its_gaps_when_a_stretch_is_taken() {
        Series part = SERIES.within(.4, 1);
        assertArrayEquals(new double[] {.4, .5, 1}, part.time());
        assertEquals(SERIES.reach(), part.reach());
        assertFalse(part.joined(2));
        assertEquals(0, SERIES.within(.6, .9).size());
    }

    @Test
    void should_sum_up_columns_and_leave_empty_ones_apart() {
        int n = 1000;
        double[] time = new double[n];
        float[] value = new float[n];
        for (int i = 0; i < n; i++) {
            time[i] = i / 100.;
            value[i] = i >= 300 && i < 500 ? NO : i % 2;
        }
        Columns columns = Columns.of(Series.of(time, value), new Plot(50, 0, 10, 5, 0, 10));
        assertEquals(.5, columns.means().value()[0], 1e-6);
        assertEquals(0, columns.least().value()[9]);
        assertEquals(1, columns.most().value()[9]);
        assertFalse(columns.means().known(3));
        assertFalse(columns.means().known(4));
        assertTrue(columns.means().joined(2));
        assertFalse(columns.means().joined(5));
        assertTrue(columns.means().joined(6));
    }
}
