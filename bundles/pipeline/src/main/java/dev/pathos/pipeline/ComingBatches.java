package dev.pathos.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The batches of a training, epoch after epoch: those of the training part in an epoch's order,
 * then the development part, then already the first ones of the epoch to come.
 *
 * <p>Its order is a guess, as tasks may be exchanged or refitted before; where it turns out to be
 * another, what was put together for it is dropped. So the order is always that of the epoch.
 */
final class ComingBatches implements AutoCloseable {
    private final Dataset train;
    private final Dataset development;
    private final int size;
    private final TrainingTimes times;
    private Batches batches;
    private int epoch = -1;
    private int[] guess = {};
    private long waitedBefore;

    /**
     * Nothing is planned.
     *
     * @param size utterances of a step
     * @param times is told how long it took to put batches together
     */
    ComingBatches(Dataset train, Dataset development, int size, TrainingTimes times) {
        this.train = train;
        this.development = development;
        this.size = size;
        this.times = times;
    }

    /** Whether what comes next is of this epoch. */
    boolean planned(int ofEpoch) {
        return epoch == ofEpoch;
    }

    /**
     * Plans an epoch; all batches of the one before must have been taken.
     *
     * @param ofEpoch its number
     * @param order utterances of the training part
     * @param done steps of it that are done already
     * @param next what the order of the epoch to come will be if nothing happens; empty if none
     */
    void plan(int ofEpoch, int[] order, int done, int[] next) {
        List<Batches.Slice> slices =
                new ArrayList<>(Batches.Slice.of(train, order, done * size, size));
        if (batches != null && epoch == ofEpoch - 1 && done == 0 && Arrays.equals(order, guess)) {
            slices = slices.subList(first(order).size(), slices.size());
        } else {
            close();
            batches = new Batches(List.of());
        }
        slices.addAll(Batches.Slice.all(development));
        slices.addAll(first(next));
        batches.plan(slices);
        epoch = ofEpoch;
        guess = next;
    }

    private List<Batches.Slice> first(int[] order) {
        int some = Math.min(order.length, Batches.AHEAD * size);
        return Batches.Slice.of(train, Arrays.copyOf(order, some), 0, size);
    }

    /** As {@link Batches#next}. */
    Batches.Ready next() {
        return batches.next();
    }

    /** How long was waited for batches, in nanoseconds. */
    long waited() {
        return waitedBefore + (batches == null ? 0 : batches.waited());
    }

    /** Drops what is on its way. */
    @Override
    public void close() {
        if (batches != null) {
            batches.close();
            waitedBefore += batches.waited();
            times.beside(batches.worked());
            batches = null;
            epoch = -1;
        }
    }
}
