package dev.pathos.batch;

import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Works on many things side by side; what comes out depends neither on the number of threads nor on
 * order.
 *
 * @param jobs how many threads
 * @param halt ends it before its time
 * @param what what is written, for messages, such as {@code features}
 * @param out where it is written
 */
public record Parallel(int jobs, Halt halt, String what, Path out) {
    private static final long TICK_MILLISECONDS = 250;
    private static final long GRACE_SECONDS = 30;

    /**
     * Works on one thing; called from several threads.
     *
     * @param <T> what is worked on
     * @param <R> what comes of it
     */
    @FunctionalInterface
    public interface Step<T, R> {
        /**
         * Works on it.
         *
         * @param thing the thing
         * @param number its place in the list
         * @return what came of it
         * @throws IOException if something concerns every other thing as well
         */
        R work(T thing, int number) throws IOException;
    }

    /**
     * Works on all of them.
     *
     * @param things the things
     * @param step works on one
     * @param tick is called now and then meanwhile, from the calling thread
     * @param <T> what is worked on
     * @param <R> what comes of it
     * @return what came of each, in the same order
     * @throws Problem if it was halted, or for a reason that concerns all
     */
    public <T, R> List<R> work(List<T> things, Step<T, R> step, Runnable tick) {
        ExecutorService pool =
                Executors.newFixedThreadPool(Math.max(1, Math.min(jobs, things.size())));
        try {
            List<Future<R>> futures = new ArrayList<>();
            for (int i = 0; i < things.size(); i++) {
                int number = i;
                T thing = things.get(i);
                futures.add(
                        pool.submit(
                                () -> {
                                    halt.check(out);
                                    return step.work(thing, number);
                                }));
            }
            List<R> results = new ArrayList<>();
            for (Future<R> future : futures) {
                results.add(await(future, tick));
            }
            tick.run();
            return results;
        } finally {
            pool.shutdownNow();
            settle(pool);
        }
    }

    /** Nothing writes any more once the folder is given back. */
    private static void settle(ExecutorService pool) {
        boolean interrupted = Thread.interrupted();
        try {
            pool.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private <R> R await(Future<R> future, Runnable tick) {
        while (true) {
            halt.check(out);
            try {
                return future.get(TICK_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                tick.run();
            } catch (InterruptedException e) {
                halt.request();
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                halt.check(out);
                if (e.getCause() instanceof Problem problem) {
                    throw problem;
                }
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw OutProblem.of(what, e.getCause(), out);
            }
        }
    }
}
