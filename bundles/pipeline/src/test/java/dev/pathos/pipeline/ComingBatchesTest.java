package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.signal.Frames;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ComingBatchesTest {
    private static final int[] FIRST = {3, 1, 2, 0, 4};
    private static final int[] SECOND = {4, 0, 1, 3, 2};

    private final AtomicInteger read = new AtomicInteger();
    private final Dataset train = data(5);
    private final Dataset development = train.of(data(3).samples());
    private final TrainingTimes times = new TrainingTimes();
    private final ComingBatches coming = new ComingBatches(train, development, 2, times);

    /** Utterances of one chunk that is read at once, and counted. */
    private Dataset data(int size) {
        List<CorpusSample> samples = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Frames kept = Frames.of(List.of("x", "y"), 10, new float[] {i, 1, i, 2});
            Frames counted =
                    new Frames() {
                        @Override
                        public int rows() {
                            return kept.rows();
                        }

                        @Override
                        public List<String> columns() {
                            return kept.columns();
                        }

                        @Override
                        public double frameRate() {
                            return kept.frameRate();
                        }

                        @Override
                        public int read(int fromRow, float[] into) {
                            read.incrementAndGet();
                            return kept.read(fromRow, into);
                        }
                    };
            samples.add(Toy.sample("u" + i, "p", "no", counted));
        }
        Dataset data = Toy.data(samples);
        read.set(0);
        return data;
    }

    private void expect(Dataset data, int[]... batches) {
        for (int[] expected : batches) {
            Batches.Ready next = coming.next();
            assertArrayEquals(expected, next.indices());
            assertArrayEquals(data.batch(expected).values(), next.batch().values());
        }
    }

    private void takeFirst() {
        expect(train, new int[] {3, 1}, new int[] {2, 0}, new int[] {4});
        expect(development, new int[] {0, 1, 2});
    }

    @Test
    void should_go_on_with_what_was_guessed_when_the_order_is_as_guessed() {
        coming.plan(0, FIRST, 0, SECOND);
        takeFirst();
        assertTrue(coming.planned(0));
        assertFalse(coming.planned(1));
        coming.plan(1, SECOND, 0, new int[0]);
        expect(train, new int[] {4, 0}, new int[] {1, 3}, new int[] {2});
        expect(development, new int[] {0, 1, 2});
        coming.close();
        // each epoch's eight, once for the training and once for the comparison
        assertEquals(2 * 2 * 8, read.get());
    }

    @Test
    void should_follow_the_order_when_it_is_another_than_was_guessed() {
        coming.plan(0, FIRST, 0, SECOND);
        takeFirst();
        coming.plan(1, FIRST, 0, new int[0]);
        takeFirst();
        coming.close();
    }

    @Test
    void should_begin_where_the_epoch_stands_when_it_is_resumed() {
        coming.plan(7, FIRST, 2, SECOND);
        expect(train, new int[] {4});
        expect(development, new int[] {0, 1, 2});
        coming.close();
        assertFalse(coming.planned(7));
        assertTrue(times.json().build().getJsonNumber("batches_beside").doubleValue() >= 0);
    }
}
