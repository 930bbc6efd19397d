package dev.pathos.pipeline;

import dev.pathos.api.live.Change;
import dev.pathos.api.live.LiveRun;
import dev.pathos.api.run.Event;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Run;
import dev.pathos.api.run.RunListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** An experiment while it is carried out: its trainings, its listeners, its brake. */
final class LiveExperiment implements LiveRun, RunListener {
    private final Path folder;
    private final Halt halt;
    private final String composition;
    private final Parts parts;
    private final Pause pause = new Pause();
    private final Map<String, LiveTraining> trainings = new ConcurrentSkipListMap<>();
    private final Set<RunListener> followers = ConcurrentHashMap.newKeySet();

    /**
     * An experiment that begins.
     *
     * @param folder its folder
     * @param halt stops it
     * @param composition the id of the composition that its own parts live in
     * @param parts makes tasks that come later
     */
    LiveExperiment(Path folder, Halt halt, String composition, Parts parts) {
        this.folder = folder;
        this.halt = halt;
        this.composition = composition;
        this.parts = parts;
    }

    /** Makes tasks that come while it runs. */
    Parts parts() {
        return parts;
    }

    Pause brake() {
        return pause;
    }

    /**
     * A training begins; closed when it ends.
     *
     * @param run its record
     * @param newcomers makes tasks for it; null if its tasks cannot be changed
     */
    LiveTraining begin(RunFolder run, LiveTraining.Newcomers newcomers) {
        LiveTraining training = new LiveTraining(run, newcomers, pause::rouse);
        trainings.put(run.id(), training);
        return training;
    }

    void end(LiveTraining training) {
        trainings.remove(training.id());
        training.close();
    }

    /** Takes a part that has gone out of the trainings that have it, before the caller goes on. */
    void gone(String run, String part) {
        trainings.values().forEach(t -> t.gone(run, part, composition, "its bundle went away"));
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
        return trainings.values().stream().map(LiveTraining::snapshot).toList();
    }

    @Override
    public String change(String training, Change change) {
        LiveTraining chosen = training.isEmpty() ? only() : named(training);
        return chosen.id() + ": " + chosen.change(change).words();
    }

    private LiveTraining named(String training) {
        LiveTraining found = trainings.get(training);
        if (found == null) {
            throw new Problem(
                    "training '" + training + "' is not running",
                    "experiment " + name(),
                    trainings.isEmpty()
                            ? "nothing is trained at the moment"
                            : "choose from " + String.join(", ", trainings.keySet()));
        }
        return found;
    }

    private LiveTraining only() {
        List<LiveTraining> changeable =
                trainings.values().stream().filter(LiveTraining::changeable).toList();
        if (changeable.size() != 1) {
            throw new Problem(
                    changeable.isEmpty()
                            ? "no pre-training is running"
                            : changeable.size() + " pre-trainings are running",
                    "experiment " + name(),
                    changeable.isEmpty()
                            ? "wait for one; only pre-trainings' tasks can be exchanged"
                            : "say which as "
                                    + name()
                                    + "/<training>: "
                                    + changeable.stream()
                                            .map(LiveTraining::id)
                                            .collect(Collectors.joining(", ")));
        }
        return changeable.get(0);
    }

    @Override
    public Subscription follow(RunListener listener) {
        followers.add(listener);
        return () -> followers.remove(listener);
    }

    @Override
    public void happened(Run run, Event event) {
        followers.forEach(f -> f.happened(run, event));
    }

    @Override
    public void pause() {
        pause.request();
    }

    @Override
    public void proceed() {
        pause.end();
    }

    @Override
    public void halt() {
        halt.request();
        pause.rouse();
    }
}
