package dev.pathos.live;

import dev.pathos.api.live.Change;
import dev.pathos.api.live.LiveRun;
import dev.pathos.api.run.Event;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Run;
import dev.pathos.api.run.RunListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Keeps what it was asked, and says what it is told to. */
final class FakeRun implements LiveRun {
    static final Training TRAINING =
            new Training(
                    "joint-fold0-seed1-pretrain",
                    1L << 40,
                    0,
                    2,
                    20,
                    1,
                    "training",
                    true,
                    List.of(
                            new Trained("energy", "energy-variation", "file:/a b.jar", .25),
                            new Trained("emotion", "au-emotion", "ref:\"ü\"", 1)));

    static final Problem REFUSED =
            new Problem("the part throws", "part facial, \"ü\"\n(new)", "mend it: then swap again");

    final Queue<String> asked = new ConcurrentLinkedQueue<>();
    final Set<RunListener> listeners = ConcurrentHashMap.newKeySet();
    volatile Runnable whileHalting = () -> {};

    private final Path folder;

    FakeRun(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return folder.getFileName().toString();
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public List<Training> trainings() {
        return List.of(TRAINING, TRAINING);
    }

    @Override
    public String change(String training, Change change) {
        asked.add(training + " " + change);
        if (change.equals(new Change.Remove("refused"))) {
            throw REFUSED;
        }
        if (change.equals(new Change.Remove("broken"))) {
            throw new ClassCastException("a defect");
        }
        return "done: " + change;
    }

    @Override
    public Subscription follow(RunListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void pause() {
        asked.add("pause");
    }

    @Override
    public void proceed() {
        asked.add("proceed");
    }

    @Override
    public void halt() {
        asked.add("halt");
        whileHalting.run();
    }

    void tell(long step, String kind, Map<String, Object> values) {
        Event event = new Event(step, kind, values);
        listeners.forEach(listener -> listener.happened(new Cell("joint"), event));
    }

    /** A run that can be halted. */
    record Cell(String id) implements Run {
        @Override
        public Path folder() {
            return Path.of("/lab/runs/tiny/cells", id);
        }

        @Override
        public boolean done() {
            return true;
        }

        @Override
        public void halt() {}
    }
}
