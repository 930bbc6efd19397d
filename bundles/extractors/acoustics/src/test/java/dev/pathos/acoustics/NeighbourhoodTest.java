package dev.pathos.acoustics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NeighbourhoodTest {
    /** The values at -2..2 around each row. */
    private static float[][] around(int further, float... values) {
        Neighbourhood rows = new Neighbourhood(Table.column(values), 2, further);
        float[][] seen = new float[values.length + further][5];
        for (float[] here : seen) {
            assertTrue(rows.advance());
            for (int i = -2; i <= 2; i++) {
                here[i + 2] = rows.row(i)[0];
            }
        }
        assertFalse(rows.advance());
        assertFalse(rows.advance(), "asked again");
        return seen;
    }

    @Test
    void should_repeat_the_outermost_rows_when_at_the_ends() {
        assertArrayEquals(
                new float[][] {
                    {1, 1, 1, 2, 3}, {1, 1, 2, 3, 4}, {1, 2, 3, 4, 4}, {2, 3, 4, 4, 4},
                },
                around(0, 1, 2, 3, 4));
    }

    @Test
    void should_go_on_with_the_last_row_when_some_follow() {
        assertArrayEquals(
                new float[][] {
                    {1, 1, 1, 2, 2}, {1, 1, 2, 2, 2}, {1, 2, 2, 2, 2}, {2, 2, 2, 2, 2},
                },
                around(2, 1, 2));
    }

    @Test
    void should_surround_a_row_with_itself_when_it_is_the_only_one() {
        assertArrayEquals(new float[][] {{7, 7, 7, 7, 7}}, around(0, 7));
        assertArrayEquals(new float[][] {{7, 7, 7, 7, 7}, {7, 7, 7, 7, 7}}, around(1, 7));
    }

    @Test
    void should_have_no_row_when_there_is_none_to_repeat() {
        Neighbourhood rows = new Neighbourhood(Table.column(), 2, 3);
        assertFalse(rows.advance());
        assertFalse(rows.advance());
    }

    @Test
    void should_read_no_further_than_it_looks_when_moving_on() {
        int[] read = {0};
        Rows endless =
                new Rows() {
                    @Override
                    public int width() {
                        return 1;
                    }

                    @Override
                    public boolean next(float[] row) {
                        row[0] = read[0]++;
                        return true;
                    }
                };
        Neighbourhood rows = new Neighbourhood(endless, 2, 0);
        for (int r = 0; r < 10; r++) {
            rows.advance();
            assertEquals(r, rows.row(0)[0]);
            assertEquals(r + 3, read[0]);
        }
    }
}
