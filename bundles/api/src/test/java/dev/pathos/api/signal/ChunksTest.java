package dev.pathos.api.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Seeds;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChunksTest {
    private static final Chunks USUAL = new Chunks(62, 11, 1);

    @Test
    void should_step_by_the_papers_formula_when_chunks_overlap() {
        // step = floor((500 - 62) / 10) = 43
        assertArrayEquals(IntStream.range(0, 11).map(k -> 43 * k).toArray(), USUAL.starts(500));
    }

    @Test
    void should_give_more_chunks_when_scaled() {
        // 22 chunks, step = floor((1000 - 62) / 21) = 44
        int[] starts = new Chunks(62, 11, 2).starts(1000);
        assertEquals(22, starts.length);
        assertEquals(44, starts[1]);
        assertEquals(924, starts[21]);
    }

    @Test
    void should_give_one_chunk_at_the_beginning_when_the_utterance_fits_into_it() {
        assertArrayEquals(new int[] {0}, USUAL.starts(62));
        assertArrayEquals(new int[] {0}, USUAL.starts(1));
    }

    @Test
    void should_give_the_full_number_when_the_utterance_is_one_frame_longer_than_a_chunk() {
        assertArrayEquals(new int[11], USUAL.starts(63));
    }

    @Test
    void should_centre_a_single_chunk_when_one_is_enough() {
        Chunks single = new Chunks(62, 1, 1);
        assertArrayEquals(new int[] {19}, single.starts(100));
        assertArrayEquals(new int[] {31}, single.starts(124));
    }

    @Test
    void should_add_chunks_when_the_utterance_is_longer_than_those_of_the_training_part() {
        // 125 frames take ceil(63 / 62) + 1 = 3 chunks, step floor(63 / 2) = 31
        assertArrayEquals(new int[] {0, 31, 62}, new Chunks(62, 1, 1).starts(125));
        // 1364 frames take ceil(1302 / 62) + 1 = 22 chunks side by side
        assertArrayEquals(IntStream.range(0, 22).map(k -> 62 * k).toArray(), USUAL.starts(1364));
    }

    @Test
    void should_cover_the_utterance_without_gaps_when_shapes_are_arbitrary() {
        SplittableRandom random = Seeds.random(1, "chunks");
        for (int i = 0; i < 5000; i++) {
            Chunks chunks =
                    new Chunks(
                            1 + random.nextInt(80), 1 + random.nextInt(12), 1 + random.nextInt(3));
            int rows = chunks.length() + 1 + random.nextInt(3000);
            int[] starts = chunks.starts(rows);
            String where = chunks + " of " + rows + " rows: " + Arrays.toString(starts);
            assertTrue(starts.length >= chunks.count() * chunks.scale(), where);
            int end = starts[starts.length - 1] + chunks.length();
            assertTrue(end <= rows, where);
            if (starts.length > 1) {
                assertEquals(0, starts[0], where);
                assertTrue(rows - end <= starts.length - 1, where);
            }
            for (int k = 1; k < starts.length; k++) {
                int step = starts[k] - starts[k - 1];
                assertTrue(step >= 0 && step <= chunks.length(), where);
            }
        }
    }

    @Test
    void should_refuse_an_utterance_when_it_has_no_frames() {
        assertThrows(IllegalArgumentException.class, () -> USUAL.starts(0));
        assertThrows(IllegalArgumentException.class, () -> new Chunks(0, 1, 1));
    }

    @Test
    void should_round_windows_down_and_counts_up_when_fitted() {
        // floor(1 s x 62.5) = 62; ceil(2.3) = 3
        assertEquals(new Chunks(62, 3, 1), Chunks.fit(new double[] {1.2, 2.3}, 1, 62.5, 1));
        assertEquals(new Chunks(62, 2, 3), Chunks.fit(new double[] {2.0, .3}, 1, 62.5, 3));
        assertEquals(new Chunks(62, 1, 1), Chunks.fit(new double[] {.4}, 1, 62.5, 1));
    }

    @Test
    void should_not_lose_a_frame_when_the_product_is_rounded() {
        // in doubles .29 x 100 = 28.999999999999996 and 2.1 / .7 = 3.0000000000000004
        assertEquals(29, Chunks.fit(new double[] {1}, .29, 100, 1).length());
        assertEquals(3, Chunks.fit(new double[] {2.1}, .7, 100, 1).count());
    }

    @Test
    void should_leave_the_longest_half_percent_out_when_fitted() {
        double[] seconds = IntStream.rangeClosed(1, 200).mapToDouble(s -> 201 - s).toArray();
        double[] before = seconds.clone();
        assertEquals(199, Chunks.fit(seconds, 1, 62.5, 1).count());
        assertArrayEquals(before, seconds, "durations are not sorted in place");
    }
}
