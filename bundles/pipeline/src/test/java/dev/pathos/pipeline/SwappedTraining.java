package dev.pathos.pipeline;

import dev.pathos.api.live.Change;
import dev.pathos.api.run.Event;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.RunListener;
import dev.pathos.api.run.State;
import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.Objective;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A training on the toy corpus whose tasks are exchanged while it runs. */
final class SwappedTraining {
    static final Duration DEADLINE = Duration.ofMillis(200);
    private static final Recipe RECIPE = new Recipe(4, 6, 1, 10, .8, .5, 2, 0, false, 11);

    final List<Event> events = new CopyOnWriteArrayList<>();
    final List<String> ended = new CopyOnWriteArrayList<>();

    /** Objectives of kinds that are not the toy's. */
    final Map<String, Objective> kinds = new ConcurrentHashMap<>();

    final Pause pause = new Pause();
    final Halt halt = new Halt();
    final MeanLearner learner = new MeanLearner(2, 5);

    private final List<CorpusSample> train = Toy.samples("train", 40, 1);
    private final List<CorpusSample> development = Toy.samples("dev", 20, 2);
    private final List<CorpusSample> all = new ArrayList<>(train);
    private final RunFolder run;
    private final LiveTraining live;
    private final String[] begins;
    private int made;
    private List<Exchange> before = List.of();

    /** A training that records in a folder and begins with tasks of the toy's kind. */
    SwappedTraining(Path folder, List<RunListener> listeners, String... begins) {
        all.addAll(development);
        List<RunListener> told = new ArrayList<>(listeners);
        told.add((run, event) -> events.add(event));
        this.run = new RunFolder("run", folder, told, halt);
        this.begins = begins;
        this.live = new LiveTraining(run, this::newcomer, pause::rouse);
    }

    private static Source source(String name, String kind) {
        return new Source(name, kind, List.of(), "", "toys 1.0.0", "abc");
    }

    private LiveTask task(Source source, double weight) {
        Labeler labeler = new Toy.ByLabel();
        TaskThread thread = new TaskThread(source.name(), "", DEADLINE, DEADLINE);
        LiveTask task = Labeling.of(source, labeler, weight, all, thread);
        if (kinds.containsKey(source.kind())) {
            Objective own = GuardedObjective.of(thread, kinds.get(source.kind()));
            return new LiveTask(
                    labeler, own, weight, task.targets(), task.fitted(), List.of(), source, thread);
        }
        return task;
    }

    private LiveTraining.Newcomer newcomer(Source wanted, double weight) {
        if (wanted.kind().equals("unknown")) {
            throw new Problem("no bundle offers a part 'unknown'", "here", "choose another");
        }
        String location = wanted.sha256().isEmpty() ? "fresh " + ++made : "";
        Source source = source(wanted.name(), wanted.kind()).at(location);
        LiveTask task = task(source, weight);
        if (!wanted.kind().startsWith("late")) {
            Trial.of(task, Toy.data(train));
        }
        return new LiveTraining.Newcomer(task, "run-1", () -> ended.add(source.name()));
    }

    /** Trains to the end, from the latest checkpoint on, doing again what the record says. */
    List<LiveTask> train() {
        Optional<State> checkpoint = run.checkpoints().latest();
        int seen = checkpoint.map(c -> LoopState.of(c.beneath("loop/")).segment()).orElse(0);
        List<Exchange> record = run.exchanges();
        before = record;
        List<Exchange.Seat> seats = new ArrayList<>();
        for (String name : begins) {
            seats.add(new Exchange.Seat(source(name, "toy"), 1));
        }
        List<Exchange.Seat> now = seats;
        for (Exchange exchange : record.subList(0, seen)) {
            now = exchange.apply(now);
        }
        List<LiveTask> tasks = now.stream().map(s -> task(s.source(), s.weight())).toList();
        tasks.forEach(t -> learner.add(t.name(), t.objective().head(), 6));
        TaskSet set =
                new TaskSet(tasks, record.subList(seen, record.size()), live, pause, name -> 6);
        Dataset data = Toy.data(train);
        try {
            return new TrainingLoop(
                            learner, RECIPE, set, data, data.of(development), State.EMPTY, run)
                    .run(checkpoint);
        } finally {
            live.close();
        }
    }

    /** Trains on a thread of its own. */
    CompletableFuture<List<LiveTask>> begin() {
        CompletableFuture<List<LiveTask>> result = new CompletableFuture<>();
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                result.complete(train());
                            } catch (RuntimeException e) {
                                result.completeExceptionally(e);
                            }
                        });
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    Exchange change(Change change) {
        return live.change(change);
    }

    /** Whether an exchange at a step stood in the record when it began. */
    boolean recorded(long step) {
        return before.stream().anyMatch(e -> e.step() == step);
    }

    boolean waiting() {
        return live.waiting();
    }

    String state() {
        return live.snapshot().state();
    }

    List<String> taught() {
        return live.snapshot().tasks().stream().map(t -> t.name() + " " + t.weight()).toList();
    }

    List<Event> of(String kind) {
        return events.stream().filter(e -> e.kind().equals(kind)).toList();
    }

    Path folder() {
        return run.folder();
    }
}
