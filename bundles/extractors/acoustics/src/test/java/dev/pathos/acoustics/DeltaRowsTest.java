package dev.pathos.acoustics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.signal.Deltas;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeltaRowsTest {
    private static float[] deltas(boolean gaps, float... values) {
        Rows rows = new DeltaRows(Table.column(values), new boolean[] {gaps});
        return Table.column(rows, 1);
    }

    @Test
    void should_be_the_slope_when_a_line_rises() {
        // ends: (1 * 1 + 2 * 2) / 10 and (1 * 2 + 2 * 3) / 10
        assertArrayEquals(
                new float[] {.5f, .8f, 1, 1, .8f, .5f}, deltas(false, 0, 1, 2, 3, 4, 5), 1e-6f);
    }

    @Test
    void should_weigh_the_outer_rows_twice_when_a_value_stands_alone() {
        assertArrayEquals(
                new float[] {0, 2, 1, 0, -1, -2, 0},
                deltas(false, 0, 0, 0, 10, 0, 0, 0),
                1e-6f,
                "2 and 1 tenths of 10");
    }

    @Test
    void should_equal_the_vocabularys_deltas_when_there_are_no_gaps() {
        float[] values = Blocks.noise(23);
        float[] expected = new float[values.length];
        Deltas.of(values, values.length, 1, 2, expected);
        assertArrayEquals(expected, deltas(false, values), 1e-6f);
    }

    @Test
    void should_leave_pairs_with_a_gap_out_when_there_are_gaps() {
        // gaps; both pairs have one; (106 - 100) / 2 as the outer pair has one
        assertArrayEquals(new float[] {0, 0, 3, 0, 0}, deltas(true, 0, 100, 103, 106, 0), 1e-5f);
        // (1 (112 - 104) + 2 (120 - 100)) / 10
        assertEquals(4.8, deltas(true, 100, 104, 108, 112, 120)[2], 1e-5);
        // the inner pair has one: 2 (120 - 100) / 8
        assertEquals(5, deltas(true, 100, 0, 108, 112, 120)[2], 1e-5);
    }

    @Test
    void should_take_zeros_as_values_when_the_column_has_no_gaps() {
        assertEquals((106 - 100) / 10., deltas(false, 0, 100, 103, 106, 0)[2], 1e-5);
    }

    @Test
    void should_follow_the_values_when_there_are_several_columns() {
        Rows source = Table.of(2, new float[] {1, 8}, new float[] {2, 0}, new float[] {3, 4});
        DeltaRows rows = new DeltaRows(source, new boolean[] {false, true});
        assertEquals(4, rows.width());
        List<float[]> all = Table.all(rows);
        assertArrayEquals(new float[] {1, 8, .5f, -1}, all.get(0), 1e-6f);
        assertArrayEquals(new float[] {2, 0, .6f, 0}, all.get(1), 1e-6f);
        assertArrayEquals(new float[] {3, 4, .5f, -1}, all.get(2), 1e-6f);
    }

    @Test
    void should_be_flat_or_empty_when_there_is_hardly_any_row() {
        assertArrayEquals(new float[] {0}, deltas(false, 5));
        assertTrue(Table.all(new DeltaRows(Table.column(), new boolean[1])).isEmpty());
    }
}
