package dev.pathos.pipeline;

import dev.pathos.api.encoder.Batch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;

/**
 * Batches as they were planned, put together on a thread of their own while the network computes on
 * the one before: features come from the mapped cache, and only {@link #AHEAD} batches and the one
 * in use lie in memory.
 *
 * <p>What comes out is what {@link Dataset#batch} gives, in the order of the plan; an error in
 * between is thrown to whoever takes the batch that it belongs to. For one taker at a time.
 */
final class Batches implements AutoCloseable {
    /** Batches that wait or are being put together. */
    static final int AHEAD = 2;

    /** Utterances that are computed at once where nothing is trained; changes memory alone. */
    private static final int AT_ONCE = 64;

    /** Values of theirs, as long as there is more than one utterance: 32 MB. */
    private static final long VALUES = 1 << 23;

    /**
     * The utterances of a batch.
     *
     * @param data whose they are
     * @param indices which, in it
     */
    record Slice(Dataset data, int[] indices) {
        /** All utterances of a part in turn, fewer at once where they are long. */
        static List<Slice> all(Dataset data) {
            return all(data, VALUES);
        }

        /**
         * The same.
         *
         * @param most values of a batch, unless a single utterance has more
         */
        static List<Slice> all(Dataset data, long most) {
            List<Slice> slices = new ArrayList<>();
            int from = 0;
            long values = 0;
            for (int at = 0; at < data.size(); at++) {
                long own = data.values(at);
                if (at - from == AT_ONCE || at > from && values + own > most) {
                    slices.add(new Slice(data, IntStream.range(from, at).toArray()));
                    from = at;
                    values = 0;
                }
                values += own;
            }
            if (from < data.size()) {
                slices.add(new Slice(data, IntStream.range(from, data.size()).toArray()));
            }
            return slices;
        }

        /**
         * Utterances in an order.
         *
         * @param from the place in the order of the first one
         * @param size utterances of a batch; the last one may have fewer
         */
        static List<Slice> of(Dataset data, int[] order, int from, int size) {
            List<Slice> slices = new ArrayList<>();
            for (int at = from; at < order.length; at += size) {
                int to = Math.min(order.length, at + size);
                slices.add(new Slice(data, Arrays.copyOfRange(order, at, to)));
            }
            return slices;
        }
    }

    /**
     * A batch that is ready.
     *
     * @param batch the utterances
     * @param indices which they are
     */
    record Ready(Batch batch, int[] indices) {}

    private final Queue<Slice> planned = new ArrayDeque<>();
    private final Queue<Ready> ready = new ArrayDeque<>();
    private final Thread thread;
    private Throwable failure;
    private boolean working;
    private boolean closed;
    private long worked;
    private long waited;

    /**
     * Begins to put batches together.
     *
     * @param slices what is in each, in order
     */
    Batches(List<Slice> slices) {
        planned.addAll(slices);
        this.thread = new Thread(this::assemble, "batches");
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.start();
    }

    /** What is to come after all that was planned before. */
    synchronized void plan(List<Slice> slices) {
        planned.addAll(slices);
        notifyAll();
    }

    private void assemble() {
        try {
            for (Slice slice = due(); slice != null; slice = due()) {
                long begun = System.nanoTime();
                Ready next = new Ready(slice.data().batch(slice.indices()), slice.indices());
                add(next, System.nanoTime() - begun);
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    /** What is to be put together now; null when it is closed. */
    private synchronized Slice due() {
        while (!closed && (planned.isEmpty() || ready.size() >= AHEAD)) {
            pause();
        }
        working = !closed;
        return closed ? null : planned.remove();
    }

    private synchronized void add(Ready next, long nanos) {
        worked += nanos;
        working = false;
        if (!closed) {
            ready.add(next);
            notifyAll();
        }
    }

    private synchronized void fail(Throwable e) {
        failure = e;
        working = false;
        notifyAll();
    }

    /**
     * The next batch; waits until it is ready. An interrupt does not end the wait, as reading it
     * here would not have been ended, and stays set.
     *
     * @throws IllegalStateException if no more are planned, or it is closed
     */
    synchronized Ready next() {
        long begun = System.nanoTime();
        boolean interrupted = false;
        while (ready.isEmpty() && coming()) {
            interrupted |= pause();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        waited += System.nanoTime() - begun;
        Ready next = ready.poll();
        if (next == null) {
            rethrow();
            throw new IllegalStateException("no batch is left");
        }
        notifyAll();
        return next;
    }

    private boolean coming() {
        return !closed && failure == null && (working || !planned.isEmpty());
    }

    private void rethrow() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
    }

    /** Waits a while; returns whether it was interrupted. */
    private boolean pause() {
        try {
            wait();
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** How long was waited for batches, in nanoseconds. */
    synchronized long waited() {
        return waited;
    }

    /** How long it took to put batches together, in nanoseconds. */
    synchronized long worked() {
        return worked;
    }

    /** Ends; returns when nothing is read any more, which is one batch later at most. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            ready.clear();
            notifyAll();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
