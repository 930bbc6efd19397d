package dev.pathos.shell;

import dev.pathos.api.live.Change;
import dev.pathos.api.live.LiveRun;
import dev.pathos.api.live.LiveRuns;
import dev.pathos.api.live.NotAlive;
import dev.pathos.api.run.Event;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Run;
import dev.pathos.api.run.RunListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The only live experiment, tiny, which keeps what it was asked. */
final class FakeRun implements LiveRun, LiveRuns {
    static final Training PRETRAINING =
            new Training(
                    "joint-fold0-seed1-pretrain",
                    120,
                    600,
                    3,
                    20,
                    1,
                    "training",
                    true,
                    List.of(
                            new Trained("energy", "energy-variation", "a.jar", 1),
                            new Trained("emotion", "au-emotion", "b.jar", .25)));

    static final Training FINETUNING =
            new Training(
                    "scratch-fold0-seed1-5pct",
                    7,
                    0,
                    1,
                    20,
                    0,
                    "paused",
                    false,
                    List.of(new Trained("downstream", "categorical", "c.jar", 1)));

    final List<String> asked = new ArrayList<>();
    final Set<RunListener> listeners = ConcurrentHashMap.newKeySet();
    volatile List<Training> trainings = List.of(PRETRAINING);
    volatile NotAlive over;

    @Override
    public List<String> names() {
        return over == null ? List.of("tiny") : List.of();
    }

    @Override
    public LiveRun find(String name) {
        if (!name.equals("tiny")) {
            throw new Problem("there is no experiment '" + name + "'", "runs", "choose another");
        }
        if (over != null) {
            throw over;
        }
        return this;
    }

    @Override
    public String name() {
        return "tiny";
    }

    @Override
    public Path folder() {
        return Path.of("runs/tiny");
    }

    @Override
    public List<Training> trainings() {
        return trainings;
    }

    @Override
    public String change(String training, Change change) {
        asked.add(training + " " + change);
        if (change.equals(new Change.Remove("nobody"))) {
            throw new Problem("there is no task 'nobody'", "tasks energy, emotion", "choose one");
        }
        return "it was done";
    }

    @Override
    public Subscription follow(RunListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void pause() {
        asked.add("pause");
        trainings = trainings.stream().map(FakeRun::paused).toList();
    }

    @Override
    public void proceed() {
        asked.add("proceed");
    }

    @Override
    public void halt() {
        asked.add("halt");
        over = ended(false);
    }

    private static Training paused(Training t) {
        return new Training(
                t.id(),
                t.step(),
                t.steps(),
                t.epoch(),
                t.epochs(),
                t.segment(),
                "paused",
                t.changeable(),
                t.tasks());
    }

    static NotAlive ended(boolean done) {
        return new NotAlive(
                "tiny",
                "runs/tiny",
                done,
                done ? "it has ended" : "go on with: ./pathos resume tiny");
    }

    void tell(String id, String kind, Map<String, Object> values) {
        listeners.forEach(listener -> listener.happened(new Cell(id), new Event(9, kind, values)));
    }

    private record Cell(String id) implements Run {
        @Override
        public Path folder() {
            return Path.of(id);
        }

        @Override
        public boolean done() {
            return false;
        }

        @Override
        public void halt() {}
    }
}
