package dev.pathos.pipeline;

import dev.pathos.api.encoder.Learner;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.State;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;

/**
 * The tasks that a training learns, exchanged between two steps and nowhere else.
 *
 * <p>An exchange is due because somebody asked for it ({@link LiveTraining}), because a task hangs,
 * or because the record says that it happened at this step: a training that goes on from a
 * checkpoint does again what was done after it. Touched by the loop's thread alone.
 */
final class TaskSet {
    /**
     * An exchange that is due.
     *
     * @param ready the exchange with who comes
     * @param recorded whether it stands in the record already
     */
    record Due(LiveTraining.Ready ready, boolean recorded) {}

    private final LiveTraining live;
    private final Pause pause;
    private final ToLongFunction<String> headSeed;
    private final ArrayDeque<Exchange> replays;
    private final ArrayDeque<Exchange> own = new ArrayDeque<>();
    private Refits refits;

    /**
     * A set that can be exchanged.
     *
     * @param tasks the tasks that it begins with
     * @param replays exchanges of the record that are still to be done again, in order
     * @param live where requests come from
     * @param pause lets it wait
     * @param headSeed the seed of a head's initial weights by its task's name
     */
    TaskSet(
            List<LiveTask> tasks,
            List<Exchange> replays,
            LiveTraining live,
            Pause pause,
            ToLongFunction<String> headSeed) {
        this.refits = Refits.none(tasks);
        this.replays = new ArrayDeque<>(replays);
        this.live = live;
        this.pause = pause;
        this.headSeed = headSeed;
    }

    /** A set that nobody exchanges. */
    static TaskSet of(List<LiveTask> tasks) {
        return new TaskSet(tasks, List.of(), LiveTraining.unwatched(), new Pause(), name -> 0);
    }

    List<LiveTask> tasks() {
        return refits.tasks();
    }

    /** What is to be exchanged before the next step, or null: first what the record says. */
    Due due(long step) {
        if (!replays.isEmpty()) {
            return replays.peek().step() <= step ? replay(replays.poll()) : null;
        }
        if (!own.isEmpty()) {
            LiveTraining.Ready taken = ready(own.poll(), Optional.empty());
            // whoever asks for an exchange ends those who leave; for this one nobody asked
            taken.adopted().thenRun(() -> live.retireAside(tasks()));
            return new Due(taken, false);
        }
        LiveTraining.Ready asked = live.next();
        return asked == null ? null : new Due(asked, false);
    }

    private Due replay(Exchange exchange) {
        Optional<LiveTraining.Newcomer> newcomer =
                exchange.comes().map(source -> live.again(source, weight(exchange)));
        Exchange exact = newcomer.map(n -> exchange.bringing(n.task().source())).orElse(exchange);
        return new Due(ready(exact, newcomer), true);
    }

    private double weight(Exchange exchange) {
        return exchange.apply(Exchange.seats(tasks())).stream()
                .filter(seat -> seat.source().equals(exchange.comes().orElseThrow()))
                .findFirst()
                .orElseThrow()
                .weight();
    }

    private static LiveTraining.Ready ready(
            Exchange exchange, Optional<LiveTraining.Newcomer> newcomer) {
        return new LiveTraining.Ready(exchange, newcomer, new CompletableFuture<>());
    }

    /**
     * Exchanges the set and its heads.
     *
     * @return whether it happened; else whoever asked was told why not, and nothing has changed
     */
    boolean exchange(Due due, Learner learner) {
        Exchange exchange = due.ready().exchange();
        Optional<LiveTask> comes = due.ready().newcomer().map(LiveTraining.Newcomer::task);
        try {
            List<LiveTask> after =
                    exchange.apply(Exchange.seats(tasks())).stream()
                            .map(seat -> taken(seat, comes))
                            .toList();
            // what the encoder cannot carry shows before anything is changed
            comes.ifPresent(task -> tryHead(task, learner));
            if (!exchange.change().equals("add") && !exchange.change().equals("weight")) {
                learner.remove(exchange.task());
            }
            comes.ifPresent(t -> learner.add(t.name(), t.objective().head(), seed(t)));
            refits = refits.with(after);
            return true;
        } catch (RuntimeException e) {
            if (due.recorded()) {
                throw e;
            }
            due.ready().adopted().completeExceptionally(e);
            return false;
        }
    }

    private LiveTask taken(Exchange.Seat seat, Optional<LiveTask> comes) {
        return comes.filter(t -> t.source().equals(seat.source()))
                .or(
                        () ->
                                tasks().stream()
                                        .filter(t -> t.source().equals(seat.source()))
                                        .findFirst())
                .orElseThrow()
                .weighing(seat.weight());
    }

    private static void tryHead(LiveTask task, Learner learner) {
        String trial = "trial-of-" + task.name();
        learner.add(trial, task.objective().head(), 0);
        learner.remove(trial);
    }

    private long seed(LiveTask task) {
        return headSeed.applyAsLong(task.name());
    }

    /** Records an exchange that happened and tells whoever asked for it. */
    void adopted(Due due, LoopState at, long nanos, RunFolder run) {
        Exchange exchange = due.ready().exchange().at(at.step());
        due.ready().newcomer().ifPresent(live::take);
        // first, as whoever leaves is then told to be gone
        live.exchanged(at, tasks());
        if (due.recorded()) {
            live.retire(tasks());
        } else {
            Map<String, Object> values = new TreeMap<>(exchange.record());
            values.put("segment", at.segment());
            values.put("pause_us", nanos / 1e3);
            values.put("text", run.id() + ": " + exchange.words());
            run.event(at.step(), Exchange.EVENT, values);
        }
        due.ready().adopted().complete(exchange);
    }

    /**
     * Takes out a task whose thread is lost, before the next step.
     *
     * @throws Problem if the training cannot do without
     */
    void takeOut(LiveTask task, TaskFailure failure) {
        if (!live.changeable()) {
            throw new Problem(
                    failure.getMessage(),
                    "task " + task.name(),
                    "mend the task, or raise task.deadline, then resume",
                    failure);
        }
        boolean asked = own.stream().anyMatch(e -> e.task().equals(task.name()));
        if (!asked) {
            own.add(
                    new Exchange(
                            0, "remove", task.name(), Optional.empty(), 0, failure.getMessage()));
        }
    }

    /** Why it cannot go on at once, or empty. */
    String idle() {
        if (tasks().isEmpty()) {
            return "without tasks";
        }
        return pause.requested() ? "paused" : "";
    }

    /** Waits until it can go on, something is to be exchanged, or it is to halt. */
    void await(BooleanSupplier halting) {
        pause.await(() -> halting.getAsBoolean() || live.waiting() || idle().isEmpty());
    }

    void tell(LoopState at, long steps, int epochs, String state) {
        live.at(at, tasks(), steps, epochs, state);
    }

    /** Refits the tasks that ask for it; returns what they want recorded, by task. */
    Map<String, Map<String, Double>> refit(
            int epoch,
            Learner learner,
            Dataset train,
            Dataset development,
            long seed,
            Evaluation.LeftOut leftOut) {
        refits = refits.before(epoch, learner, train, development, seed, leftOut);
        return refits.metrics();
    }

    /** The order of an epoch. */
    int[] order(int[] useful, int least, SplittableRandom random) {
        return refits.order(useful, least, random);
    }

    /** What a checkpoint holds of it; targets follow from the labelers. */
    State state() {
        return refits.state();
    }

    /** Goes on with tasks whose labelers were restored. */
    void restore(State saved) {
        refits = Refits.restore(tasks(), saved);
    }
}
