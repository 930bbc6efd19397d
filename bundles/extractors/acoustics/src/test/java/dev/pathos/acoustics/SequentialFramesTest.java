package dev.pathos.acoustics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pathos.api.signal.Frames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SequentialFramesTest {
    private static final int ROWS = 50;

    private final AtomicInteger beginnings = new AtomicInteger();

    /** Row r is (s, -s) with s the sum of 0..r: it depends on all before. */
    private final class Sums implements Rows {
        private int next;
        private int sum;

        @Override
        public int width() {
            return 2;
        }

        @Override
        public boolean next(float[] row) {
            if (next == ROWS) {
                return false;
            }
            sum += next++;
            row[0] = sum;
            row[1] = -sum;
            return true;
        }
    }

    private Frames frames() {
        return new SequentialFrames(
                List.of("sum", "negative"),
                100,
                ROWS,
                () -> {
                    beginnings.incrementAndGet();
                    return new Sums();
                });
    }

    private static void check(Frames frames, int from, int count) {
        float[] piece = new float[2 * count];
        int expected = Math.max(0, Math.min(count, ROWS - from));
        assertEquals(expected, frames.read(from, piece), "rows at " + from);
        for (int r = 0; r < expected; r++) {
            int n = from + r;
            assertEquals(n * (n + 1) / 2, piece[2 * r], "row " + n);
            assertEquals(-n * (n + 1) / 2, piece[2 * r + 1], "row " + n);
        }
    }

    @Test
    void should_compute_each_row_once_when_read_in_order_in_pieces_of_any_size() {
        for (int size : new int[] {1, 7, 16, 49, 50, 64}) {
            beginnings.set(0);
            Frames frames = frames();
            for (int from = 0; from < ROWS; from += size) {
                check(frames, from, size);
            }
            assertEquals(1, beginnings.get(), "pieces of " + size);
        }
    }

    @Test
    void should_skip_rows_when_they_are_not_asked_for() {
        Frames frames = frames();
        check(frames, 3, 2);
        check(frames, 20, 4);
        check(frames, 49, 3);
        assertEquals(1, beginnings.get());
    }

    @Test
    void should_begin_anew_when_read_backwards() {
        Frames frames = frames();
        for (int from = ROWS - 1; from >= 0; from -= 6) {
            check(frames, from, 4);
        }
        check(frames, 0, ROWS);
        check(frames, 0, ROWS);
    }

    @Test
    void should_give_no_row_when_asked_beyond_the_end() {
        Frames frames = frames();
        check(frames, ROWS, 1);
        check(frames, ROWS + 9, 1);
        check(frames, 4, 0);
        assertEquals(0, beginnings.get(), "nothing had to be computed");
    }

    @Test
    void should_give_everyone_right_rows_when_several_threads_read() throws Exception {
        Frames frames = frames();
        float[] alone = frames().toArray();
        Callable<float[]> reader =
                () -> {
                    float[] all = new float[2 * ROWS];
                    float[] piece = new float[2 * 3];
                    for (int from = 0; from < ROWS; from += 3) {
                        int count = frames.read(from, piece);
                        System.arraycopy(piece, 0, all, 2 * from, 2 * count);
                    }
                    return all;
                };
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<float[]> read : threads.invokeAll(Collections.nCopies(16, reader))) {
                assertArrayEquals(alone, read.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void should_say_what_it_was_told_when_asked() {
        Frames frames = frames();
        assertEquals(ROWS, frames.rows());
        assertEquals(List.of("sum", "negative"), frames.columns());
        assertEquals(100, frames.frameRate());
    }

    @Test
    void should_say_which_row_is_missing_when_there_are_fewer_than_told() {
        Frames frames = new SequentialFrames(List.of("a"), 1, 3, () -> Table.column(1, 2));
        IllegalStateException e =
                assertThrows(IllegalStateException.class, () -> frames.read(0, new float[3]));
        assertEquals("row 2 of 3 is missing", e.getMessage());
    }

    @Test
    void should_give_right_rows_when_an_earlier_reading_failed() {
        AtomicInteger failures = new AtomicInteger(1);
        Frames frames =
                new SequentialFrames(
                        List.of("sum", "negative"),
                        1,
                        ROWS,
                        () -> {
                            Rows sums = new Sums();
                            return new Rows() {
                                @Override
                                public int width() {
                                    return 2;
                                }

                                @Override
                                public boolean next(float[] row) {
                                    boolean there = sums.next(row);
                                    if (row[0] == 10 && failures.getAndDecrement() > 0) {
                                        throw new UncheckedIOException(
                                                new IOException("the disk is away"));
                                    }
                                    return there;
                                }
                            };
                        });
        assertThrows(UncheckedIOException.class, () -> frames.read(0, new float[2 * ROWS]));
        check(frames, 5, 3);
        assertArrayEquals(frames().toArray(), frames.toArray());
    }
}
