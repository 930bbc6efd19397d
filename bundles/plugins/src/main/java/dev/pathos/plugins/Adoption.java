package dev.pathos.plugins;

import dev.pathos.api.live.LiveRun;
import dev.pathos.api.live.LiveRuns;
import dev.pathos.api.run.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Watches until trainings, of this and of other processes, learn the tasks of a new bundle. */
final class Adoption {
    private static final double NANOS = 1e9;

    private final LiveRuns runs;
    private final String location;
    private final long begin;
    private final LongSupplier clock;
    private final Set<String> told = new HashSet<>();

    /**
     * @param location where the bundle lies, which is the same in every process
     * @param clock in nanoseconds; the bundle came at this moment
     */
    Adoption(LiveRuns runs, String location, LongSupplier clock) {
        this.runs = runs;
        this.location = location;
        this.clock = clock;
        this.begin = clock.getAsLong();
    }

    /** Whether it is worth looking on: fitting may take a while. */
    boolean open() {
        return clock.getAsLong() - begin < TimeUnit.SECONDS.toNanos(60);
    }

    /**
     * Looks once.
     *
     * @param line takes a line for each training that has begun to learn a task of the bundle
     */
    void look(Consumer<String> line) {
        for (String name : names()) {
            for (LiveRun.Training training : trainings(name)) {
                for (LiveRun.Trained task : training.tasks()) {
                    String key = name + " " + training.id() + ": " + task.name();
                    if (task.bundle().equals(location) && told.add(key)) {
                        line.accept(
                                String.format(
                                        Locale.ROOT,
                                        "%s of this build is learned at step %d, %.1f s after the"
                                                + " jar",
                                        key,
                                        training.step(),
                                        (clock.getAsLong() - begin) / NANOS));
                    }
                }
            }
        }
    }

    private List<String> names() {
        try {
            return runs.names();
        } catch (Problem e) {
            // no run can be seen, which is not what is asked here
            return List.of();
        }
    }

    private List<LiveRun.Training> trainings(String name) {
        try {
            return runs.find(name).trainings();
        } catch (Problem e) {
            // it ended meanwhile
            return List.of();
        }
    }
}
