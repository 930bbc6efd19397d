package dev.pathos.encoders;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Threads of which each computes the same shards for ever, because ND4J's workspaces belong to the
 * thread that opened them.
 */
final class Workers implements AutoCloseable {
    private final List<ExecutorService> threads = new ArrayList<>();

    Workers(int count) {
        for (int w = 0; w < count; w++) {
            String name = "encoder-worker-" + w;
            threads.add(
                    Executors.newSingleThreadExecutor(
                            task -> {
                                Thread thread = new Thread(task, name);
                                thread.setDaemon(true);
                                return thread;
                            }));
        }
    }

    /** The thread that computes a shard, counted from 0. */
    int of(int shard) {
        return shard % threads.size();
    }

    /** How many threads there are. */
    int count() {
        return threads.size();
    }

    /**
     * Does something for each shard and waits for all; each thread takes its shards in falling
     * order if asked to, so that what a shard opened first is closed last.
     *
     * @param shards the number of shards
     * @param falling whether the order is falling
     * @param work what to do
     */
    void each(int shards, boolean falling, IntConsumer work) {
        List<Future<?>> pending = new ArrayList<>();
        for (int s = 0; s < shards; s++) {
            int shard = falling ? shards - 1 - s : s;
            pending.add(threads.get(of(shard)).submit(() -> work.accept(shard)));
        }
        finish(pending);
    }

    /** Waits for all, also when one fails: a failed step must not run on behind the next one. */
    private static void finish(List<Future<?>> pending) {
        Throwable failure = null;
        boolean interrupted = false;
        for (Future<?> future : pending) {
            boolean waiting = true;
            while (waiting) {
                try {
                    future.get();
                    waiting = false;
                } catch (ExecutionException e) {
                    failure = failure == null ? e.getCause() : failure;
                    waiting = false;
                } catch (InterruptedException e) {
                    // A step is whole or not at all; the caller looks at the flag after it.
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }

    /** Gives the threads' native memory back and ends them. */
    @Override
    public void close() {
        each(
                threads.size(),
                false,
                w -> Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread());
        threads.forEach(ExecutorService::shutdown);
    }
}
