package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.signal.Chunks;
import dev.pathos.api.signal.Frames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BatchesTest {
    private final List<CorpusSample> samples = Toy.samples("u", 40, 1);
    private final Dataset data = Toy.data(samples);

    /** Frames that somebody counts, holds up or spoils. */
    private record Watched(Frames frames, Runnable onRead) implements Frames {
        @Override
        public int rows() {
            return frames.rows();
        }

        @Override
        public List<String> columns() {
            return frames.columns();
        }

        @Override
        public double frameRate() {
            return frames.frameRate();
        }

        @Override
        public int read(int fromRow, float[] into) {
            onRead.run();
            return frames.read(fromRow, into);
        }
    }

    private Dataset watched(int count, Runnable onRead) {
        List<CorpusSample> watched = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // one chunk each, which is read at once
            Frames frames = Frames.of(List.of("x", "y"), 10, new float[] {i, 1, i, 1});
            watched.add(Toy.sample("w" + i, "p", "no", new Watched(frames, onRead)));
        }
        return data.of(watched);
    }

    @Test
    void should_give_the_batches_of_an_order_when_taken_in_turn() {
        int[] order = {3, 1, 4, 1, 5, 9, 2, 6};
        try (Batches batches = new Batches(Batches.Slice.of(data, order, 3, 3))) {
            for (int[] expected : new int[][] {{1, 5, 9}, {2, 6}}) {
                Batches.Ready next = batches.next();
                assertArrayEquals(expected, next.indices());
                assertArrayEquals(data.batch(expected).values(), next.batch().values());
                assertArrayEquals(data.batch(expected).chunks(), next.batch().chunks());
            }
            assertThrows(IllegalStateException.class, batches::next);
        }
    }

    @Test
    void should_take_fewer_at_once_when_utterances_are_long() {
        // up to three chunks of 4 frames of 2 columns
        List<Batches.Slice> slices = Batches.Slice.all(data, 40);
        int next = 0;
        for (Batches.Slice slice : slices) {
            long values = 0;
            for (int index : slice.indices()) {
                assertEquals(next++, index);
                values += data.values(index);
            }
            assertEquals(data.batch(slice.indices()).values().length, values);
            assertTrue(values <= 40 && values > 40 - 24 || next == 40, values + " values");
        }
        assertEquals(40, next);
        assertEquals(40, Batches.Slice.all(data, 1).size(), "one at least");
        assertEquals(1, Batches.Slice.all(data).size());
        assertEquals(0, Batches.Slice.all(data.of(List.of())).size());
    }

    @Test
    void should_read_no_more_than_two_batches_ahead_when_nobody_takes_any() throws Exception {
        AtomicInteger read = new AtomicInteger();
        Dataset watched = watched(20, read::incrementAndGet);
        int[] order = new int[20];
        Arrays.setAll(order, i -> i);
        try (Batches batches = new Batches(Batches.Slice.of(watched, order, 0, 1))) {
            while (read.get() < Batches.AHEAD) {
                Thread.sleep(1);
            }
            Thread.sleep(50);
            assertEquals(Batches.AHEAD, read.get());
            batches.next();
            while (read.get() < Batches.AHEAD + 1) {
                Thread.sleep(1);
            }
            Thread.sleep(50);
            assertEquals(Batches.AHEAD + 1, read.get());
        }
    }

    @Test
    void should_throw_what_was_thrown_when_the_batch_is_taken_and_not_before() {
        IllegalStateException damaged = new IllegalStateException("damaged");
        AtomicInteger read = new AtomicInteger();
        Dataset watched =
                watched(
                        5,
                        () -> {
                            if (read.incrementAndGet() == 3) {
                                throw damaged;
                            }
                        });
        int[] order = {0, 1, 2, 3, 4};
        try (Batches batches = new Batches(Batches.Slice.of(watched, order, 0, 1))) {
            batches.next();
            batches.next();
            assertEquals(damaged, assertThrows(IllegalStateException.class, batches::next));
        }
    }

    @Test
    void should_end_its_thread_when_closed_in_the_middle() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger read = new AtomicInteger();
        Dataset watched =
                watched(
                        20,
                        () -> {
                            read.incrementAndGet();
                            reading.countDown();
                            try {
                                go.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        int[] order = new int[20];
        Batches batches = new Batches(Batches.Slice.of(watched, order, 0, 1));
        reading.await();
        Thread closing = new Thread(batches::close);
        closing.start();
        closing.join(50);
        assertTrue(closing.isAlive(), "waits for the batch that is being read");
        go.countDown();
        closing.join();
        int then = read.get();
        Thread.sleep(50);
        assertEquals(then, read.get());
        assertThrows(IllegalStateException.class, batches::next);
    }

    @Test
    void should_keep_an_interrupt_and_give_the_batch_when_interrupted() {
        try (Batches batches = new Batches(Batches.Slice.all(data))) {
            Thread.currentThread().interrupt();
            assertEquals(40, batches.next().batch().utterances());
            assertTrue(Thread.interrupted());
        }
        assertFalse(Thread.interrupted());
    }

    @Test
    void should_cut_as_if_each_chunk_was_read_alone_when_chunks_overlap() {
        for (Chunks chunks :
                List.of(
                        new Chunks(4, 2, 1),
                        new Chunks(4, 1, 1),
                        new Chunks(3, 3, 2),
                        new Chunks(2, 9, 1),
                        new Chunks(20, 2, 1))) {
            Dataset cut = new Dataset(samples, data.normalization(), chunks);
            for (int i = 0; i < samples.size(); i++) {
                float[] rows = samples.get(i).frames().toArray();
                data.normalization().apply(rows);
                int[] starts = chunks.starts(rows.length / 2);
                float[] expected = new float[starts.length * chunks.length() * 2];
                for (int k = 0; k < starts.length; k++) {
                    int count = Math.min(chunks.length(), rows.length / 2 - starts[k]);
                    System.arraycopy(
                            rows, starts[k] * 2, expected, k * chunks.length() * 2, count * 2);
                }
                assertArrayEquals(expected, cut.batch(new int[] {i}).values(), chunks + " " + i);
            }
        }
    }
}
