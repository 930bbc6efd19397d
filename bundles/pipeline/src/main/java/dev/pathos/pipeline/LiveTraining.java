package dev.pathos.pipeline;

import dev.pathos.api.live.Change;
import dev.pathos.api.live.LiveRun;
import dev.pathos.api.run.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A training in progress as seen from outside: where requests meet the loop between two steps.
 *
 * <p>Whoever wants a change prepares it on a thread of their own, a newcomer up to its trial on a
 * batch; the loop only takes over what is ready. So the training never waits for a task.
 */
final class LiveTraining implements AutoCloseable {
    /** Makes tasks for a training: fitted, labeled, tried. */
    interface Newcomers {
        /**
         * Makes a task.
         *
         * @param source what; an empty location for the newest bundle
         * @param weight of its loss
         * @throws Problem if it is refused
         */
        Newcomer make(Source source, double weight);
    }

    /**
     * A task that is ready to be taken in.
     *
     * @param task the task
     * @param run the id of the composition that it lives in
     * @param end ends it
     */
    record Newcomer(LiveTask task, String run, Runnable end) {}

    /**
     * A change that is ready.
     *
     * @param exchange what to do
     * @param newcomer who comes, if somebody does
     * @param adopted completes with the step when the loop has done it
     */
    record Ready(
            Exchange exchange, Optional<Newcomer> newcomer, CompletableFuture<Exchange> adopted) {}

    /**
     * How long the one who takes a part away waits for the step to end: it may be the thread that a
     * newcomer needs to come to life.
     */
    private static final int LEAVING_SECONDS = 5;

    private final RunFolder run;
    private final Newcomers newcomers;
    private final Runnable wake;
    private final ReentrantLock changing = new ReentrantLock(true);
    private final Queue<Ready> ready = new ArrayDeque<>();
    private final Map<Source, Newcomer> taken = new ConcurrentHashMap<>();
    private volatile List<LiveTask> tasks = List.of();
    private volatile LoopState at = LoopState.START;
    private volatile long steps;
    private volatile int epochs;
    private volatile String state = "training";
    private Ready going;
    private boolean over;

    /**
     * A training that has not begun.
     *
     * @param run its record
     * @param newcomers makes tasks for it; null if its tasks cannot be changed
     * @param wake rouses the loop where it waits
     */
    LiveTraining(RunFolder run, Newcomers newcomers, Runnable wake) {
        this.run = run;
        this.newcomers = newcomers;
        this.wake = wake;
    }

    /** A training that nobody watches. */
    static LiveTraining unwatched() {
        return new LiveTraining(null, null, () -> {});
    }

    String id() {
        return run.id();
    }

    boolean changeable() {
        return newcomers != null;
    }

    /** The loop tells where it is. */
    void at(LoopState now, List<LiveTask> set, long total, int ofEpochs, String how) {
        at = now;
        tasks = set;
        steps = total;
        epochs = ofEpochs;
        state = how;
    }

    /** The loop tells that it has exchanged the set. */
    void exchanged(LoopState now, List<LiveTask> next) {
        at = now;
        tasks = next;
    }

    LiveRun.Training snapshot() {
        LoopState now = at;
        return new LiveRun.Training(
                id(),
                now.step(),
                steps,
                Math.min(now.epoch() + 1, epochs),
                epochs,
                now.segment(),
                state,
                changeable(),
                tasks.stream()
                        .map(
                                t ->
                                        new LiveRun.Trained(
                                                t.name(),
                                                t.source().kind(),
                                                t.source().location(),
                                                t.weight()))
                        .toList());
    }

    /**
     * Changes the tasks; returns when the loop has done it.
     *
     * @return what was done
     * @throws Problem if it was refused
     */
    Exchange change(Change change) {
        if (!changeable()) {
            throw new Problem(
                    "its task cannot be exchanged",
                    "training " + id(),
                    "pre-trainings' tasks can; those that run are listed by: live");
        }
        changing.lock();
        try {
            return adopt(Exchange.asked(change, tasks));
        } catch (Problem e) {
            throw refused(change, e);
        } catch (TaskFailure e) {
            throw refused(
                    change,
                    new Problem(e.getMessage(), "the task that was to come", "mend the task", e));
        } finally {
            changing.unlock();
        }
    }

    private Problem refused(Change change, Problem why) {
        run.event(
                at.step(),
                "refused",
                Map.of("change", change.toString(), "reason", why.getMessage()));
        return why;
    }

    /**
     * Takes out a task whose service has gone, if the training has it, and returns then.
     *
     * @param run the id of its composition
     * @param part its part's name
     * @param initial the id of the experiment's own composition
     */
    void gone(String run, String part, String initial, String reason) {
        Optional<LiveTask> task = tasks.stream().filter(t -> t.name().equals(part)).findFirst();
        boolean ours =
                task.isPresent()
                        && run.equals(
                                Optional.ofNullable(taken.get(task.get().source()))
                                        .map(Newcomer::run)
                                        .orElse(initial));
        if (ours) {
            Ready leaving =
                    new Ready(
                            new Exchange(0, "remove", part, Optional.empty(), 0, reason),
                            Optional.empty(),
                            new CompletableFuture<>());
            try {
                queue(leaving);
                leaving.adopted().get(LEAVING_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Problem | ExecutionException | TimeoutException e) {
                // it ended, or the task left meanwhile, or does so after a step that takes long
            }
        }
    }

    private Exchange adopt(Exchange wanted) {
        List<Exchange.Seat> after = wanted.apply(Exchange.seats(tasks));
        if (wanted.comes().isEmpty()) {
            return submit(new Ready(wanted, Optional.empty(), new CompletableFuture<>()));
        }
        double weight =
                after.stream()
                        .filter(s -> s.source().equals(wanted.comes().get()))
                        .findFirst()
                        .orElseThrow()
                        .weight();
        Newcomer newcomer = newcomers.make(wanted.comes().get(), weight);
        try {
            Source source = newcomer.task().source();
            if (tasks.stream().anyMatch(t -> t.source().equals(source))) {
                throw new Problem(
                        "it is there already, from the same bundle with the same settings",
                        "task " + source.name() + " of " + source.bundle(),
                        "nothing is to be done");
            }
            return submit(
                    new Ready(
                            wanted.bringing(source),
                            Optional.of(newcomer),
                            new CompletableFuture<>()));
        } catch (RuntimeException e) {
            end(newcomer);
            throw e;
        }
    }

    private void queue(Ready prepared) {
        synchronized (this) {
            if (over) {
                throw ended();
            }
            ready.add(prepared);
        }
        wake.run();
    }

    private Exchange submit(Ready prepared) {
        queue(prepared);
        try {
            Exchange done = prepared.adopted().join();
            retire(tasks);
            return done;
        } catch (CompletionException e) {
            throw e.getCause() instanceof Problem problem ? problem : e;
        }
    }

    private Problem ended() {
        return new Problem(
                "the training ended before its tasks could be changed",
                "training " + id(),
                "see with: live what runs now");
    }

    /** The next change that is ready, or null; called by the loop between two steps. */
    synchronized Ready next() {
        going = ready.poll();
        return going;
    }

    synchronized boolean waiting() {
        return !ready.isEmpty();
    }

    /** The loop takes over a task that came. */
    void take(Newcomer newcomer) {
        taken.put(newcomer.task().source(), newcomer);
    }

    /** Makes a task again that the record names. */
    Newcomer again(Source source, double weight) {
        return newcomers.make(source, weight);
    }

    /** Ends tasks that came while it ran and are not in the set any more, each once. */
    void retire(List<LiveTask> staying) {
        leaving(staying).forEach(LiveTraining::end);
    }

    /** The same in a thread of its own: a task that hangs may do so at its end as well. */
    void retireAside(List<LiveTask> staying) {
        List<Newcomer> leaving = leaving(staying);
        if (!leaving.isEmpty()) {
            Thread thread =
                    new Thread(() -> leaving.forEach(LiveTraining::end), "end of tasks that hang");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private List<Newcomer> leaving(List<LiveTask> staying) {
        return List.copyOf(taken.keySet()).stream()
                .filter(source -> staying.stream().noneMatch(t -> t.source().equals(source)))
                .flatMap(source -> Optional.ofNullable(taken.remove(source)).stream())
                .toList();
    }

    private static void end(Newcomer newcomer) {
        newcomer.task().thread().close();
        newcomer.end().run();
    }

    /** Ends what came while it ran; who still waits is told that it is over. */
    @Override
    public void close() {
        List<Ready> left;
        synchronized (this) {
            over = true;
            left = new ArrayList<>(ready);
            ready.clear();
            if (going != null) {
                // no more than a formality, unless the loop died of it
                left.add(going);
            }
        }
        left.forEach(r -> r.adopted().completeExceptionally(ended()));
        // not under the lock: a newcomer that is still being fitted must not hold up the end
        retire(List.of());
    }
}
