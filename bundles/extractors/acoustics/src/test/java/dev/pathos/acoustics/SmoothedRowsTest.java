package dev.pathos.acoustics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SmoothedRowsTest {
    private static float[] smoothed(boolean gaps, int further, float... values) {
        Rows rows = new SmoothedRows(Table.column(values), new boolean[] {gaps}, further);
        return Table.column(rows, 0);
    }

    @Test
    void should_average_three_rows_when_there_are_no_gaps() {
        // ends: (3 + 3 + 6) / 3 and (0 + 9 + 9) / 3
        assertArrayEquals(new float[] {4, 3, 5, 6}, smoothed(false, 0, 3, 6, 0, 9), 1e-6f);
    }

    @Test
    void should_leave_zeros_out_when_they_are_gaps() {
        // (100 + 100 + 110) / 3, (100 + 110) / 2, nothing, (120 + 130) / 2, (120 + 130 + 130) / 3
        assertArrayEquals(
                new float[] {310 / 3f, 105, 0, 125, 380 / 3f},
                smoothed(true, 0, 100, 110, 0, 120, 130),
                1e-4f);
    }

    @Test
    void should_keep_a_value_when_gaps_are_on_both_sides() {
        assertArrayEquals(new float[] {0, 140, 0}, smoothed(true, 0, 0, 140, 0));
    }

    @Test
    void should_stay_in_the_gap_when_it_is_at_an_end() {
        assertArrayEquals(new float[] {0, 10, 11, 12, 0}, smoothed(true, 0, 0, 9, 11, 13, 0));
    }

    @Test
    void should_treat_each_column_by_itself_when_only_one_has_gaps() {
        Rows source = Table.of(2, new float[] {6, 6}, new float[] {0, 0}, new float[] {3, 3});
        List<float[]> rows = Table.all(new SmoothedRows(source, new boolean[] {true, false}, 0));
        assertArrayEquals(new float[] {6, 4}, rows.get(0));
        assertArrayEquals(new float[] {0, 3}, rows.get(1));
        assertArrayEquals(new float[] {3, 2}, rows.get(2));
        assertEquals(3, rows.size());
    }

    @Test
    void should_average_repetitions_when_rows_follow_the_last() {
        assertArrayEquals(new float[] {4, 5, 6, 6}, smoothed(false, 2, 3, 6), 1e-6f);
        assertArrayEquals(new float[] {0, 6, 6}, smoothed(true, 1, 0, 6));
        assertArrayEquals(new float[] {6, 0, 0}, smoothed(true, 1, 6, 0));
    }

    @Test
    void should_give_the_row_itself_or_none_when_there_is_hardly_any() {
        assertArrayEquals(new float[] {5}, smoothed(false, 0, 5));
        assertArrayEquals(new float[] {5, 5}, smoothed(true, 1, 5));
        assertTrue(Table.all(new SmoothedRows(Table.column(), new boolean[1], 1)).isEmpty());
    }
}
