package dev.pathos.pipeline;

import dev.pathos.api.run.Problem;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The thread that the code of one task runs on, so that a task that hangs stops nothing else.
 *
 * <p>A call that is late is interrupted and its thread abandoned: it keeps its classes in memory
 * until it ends by itself. Its name then tells the bundle and ends with {@link #ABANDONED}, by
 * which {@code doctor} finds it, also when the bundle was uninstalled meanwhile. For one caller at
 * a time.
 */
final class TaskThread implements AutoCloseable {
    /** How the names of these threads begin. */
    static final String PREFIX = "pathos-task-";

    /** What stands between task and bundle in the name of an abandoned one. */
    static final String OF = " of ";

    /** How the name of an abandoned one ends. */
    static final String ABANDONED = " (abandoned)";

    private static final long IDLE_SECONDS = 10;

    private final String task;
    private final String bundle;
    private final Duration step;
    private final Duration fit;
    private ThreadPoolExecutor executor;
    private volatile Thread thread;

    /**
     * A thread for a task; it begins with the first call and ends when there are none for a while.
     *
     * @param task the task's name
     * @param bundle name and version of the bundle that its code is of, empty where that is not
     *     known
     * @param step how long it may take over a step; zero for as long as it likes
     * @param fit how long it may take to be fitted and to label; zero for as long as it likes
     */
    TaskThread(String task, String bundle, Duration step, Duration fit) {
        this.task = task;
        this.bundle = bundle;
        this.step = step;
        this.fit = fit;
    }

    /**
     * Has the task do its part of a step.
     *
     * @param doing what, for the reason: {@code computing its loss}
     * @param work what to do
     * @return what it gave, never null
     * @throws TaskFailure if it throws, gives nothing, is late, or an earlier call still hangs
     */
    <T> T step(String doing, Callable<T> work) {
        return call(doing, step, work);
    }

    /** Has the task do what takes longer than its part of a step; else as {@link #step}. */
    <T> T fit(String doing, Callable<T> work) {
        return call(doing, fit, work);
    }

    private <T> T call(String doing, Duration deadline, Callable<T> work) {
        Future<T> future = executor().submit(work);
        try {
            T result =
                    deadline.isZero()
                            ? future.get()
                            : future.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            if (result == null) {
                throw new TaskFailure(doing + " gave nothing (null)", false, null);
            }
            return result;
        } catch (TimeoutException e) {
            abandon();
            throw new TaskFailure(
                    doing + " took longer than " + words(deadline) + " and was abandoned",
                    true,
                    null);
        } catch (InterruptedException e) {
            abandon();
            Thread.currentThread().interrupt();
            throw new TaskFailure(doing + " was interrupted", true, null);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof TaskFailure failure) {
                throw failure;
            }
            throw new TaskFailure(doing + " failed: " + reason(cause), false, cause);
        }
    }

    /**
     * The class of a failure says what its message leaves out: {@code NoClassDefFoundError: a/B}.
     */
    private static String reason(Throwable cause) {
        boolean told = cause instanceof Problem;
        String message = Reasons.of(cause);
        String type = cause.getClass().getSimpleName();
        return told || message.equals(type) ? message : type + ": " + message;
    }

    private ThreadPoolExecutor executor() {
        if (executor == null) {
            if (thread != null && thread.isAlive()) {
                throw new TaskFailure("an earlier call still hangs", true, null);
            }
            executor =
                    new ThreadPoolExecutor(
                            0,
                            1,
                            IDLE_SECONDS,
                            TimeUnit.SECONDS,
                            new LinkedBlockingQueue<>(),
                            this::begin);
        }
        return executor;
    }

    private Thread begin(Runnable work) {
        Thread begun = new Thread(work, PREFIX + task);
        begun.setDaemon(true);
        begun.setContextClassLoader(null);
        thread = begun;
        return begun;
    }

    private void abandon() {
        if (thread != null) {
            thread.setName(PREFIX + task + (bundle.isEmpty() ? "" : OF + bundle) + ABANDONED);
        }
        executor.shutdownNow();
        executor = null;
    }

    private static String words(Duration deadline) {
        return deadline.toMillis() % 1000 == 0
                ? deadline.toSeconds() + " s"
                : deadline.toMillis() + " ms";
    }

    /** Lets the thread end. */
    @Override
    public void close() {
        if (executor != null) {
            executor.shutdownNow();
            executor = null;
        }
    }
}
