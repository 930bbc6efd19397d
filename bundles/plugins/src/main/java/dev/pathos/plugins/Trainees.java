package dev.pathos.plugins;

import dev.pathos.api.live.Change;
import dev.pathos.api.live.LiveRun;
import dev.pathos.api.live.LiveRun.Trained;
import dev.pathos.api.live.LiveRun.Training;
import dev.pathos.api.run.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The pre-trainings of a run. */
record Trainees(LiveRun run) {
    /** A task and the training that learns it. */
    record Trainee(Training training, Trained task) {}

    String name() {
        return run.name();
    }

    Effect unchanged(String why) {
        return new Effect(name(), why, true);
    }

    List<Training> changeable() {
        return run.trainings().stream().filter(Training::changeable).toList();
    }

    List<Trainee> tasks(Set<String> locations) {
        List<Trainee> found = new ArrayList<>();
        for (Training training : changeable()) {
            training.tasks().stream()
                    .filter(t -> locations.contains(t.bundle()))
                    .forEach(t -> found.add(new Trainee(training, t)));
        }
        return found;
    }

    Effect change(Training training, Change change) {
        try {
            return new Effect(name(), run.change(training.id(), change), false);
        } catch (Problem e) {
            return refused(training, change, e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            return refused(training, change, Words.root(e));
        }
    }

    private Effect refused(Training training, Change change, String reason) {
        return new Effect(
                name(), training.id() + ": " + subject(change) + " refused: " + reason, true);
    }

    private static String subject(Change change) {
        if (change instanceof Change.Add add) {
            return add.part();
        }
        if (change instanceof Change.Renew renew) {
            return "the new " + renew.task();
        }
        return "leaving of " + ((Change.Remove) change).task();
    }
}
