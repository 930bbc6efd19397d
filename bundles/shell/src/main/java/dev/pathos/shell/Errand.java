package dev.pathos.shell;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.felix.service.command.Job;
import org.apache.felix.service.command.Job.Status;

/**
 * What one command is doing: who asked for it, and how far its activities are.
 *
 * <p>Threads that are begun by a command's thread work for its errand as well.
 */
final class Errand {
    private static final ThreadLocal<Errand> CURRENT = new InheritableThreadLocal<>();

    /** Events that no command of this process asked for. */
    private static final Errand NOBODYS = new Errand(null);

    private final Job job;
    private final Map<String, Activity> activities = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private String cells = "";
    private volatile Path folder;

    private Errand(Job job) {
        this.job = job;
    }

    /** The errand that this thread works for. */
    static Errand current() {
        Errand errand = CURRENT.get();
        return errand == null ? NOBODYS : errand;
    }

    /** A new errand of the command that this thread runs. */
    static Errand begin() {
        return new Errand(Job.Utils.current());
    }

    /**
     * Does work as an errand of the command that this thread runs.
     *
     * @param work the work
     * @param end told the errand when the work has ended, well or not
     */
    static <T> T during(Supplier<T> work, Consumer<Errand> end) {
        Errand before = CURRENT.get();
        Errand errand = new Errand(Job.Utils.current());
        CURRENT.set(errand);
        try {
            return work.get();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
            end.accept(errand);
        }
    }

    /** Whether nobody watches: the command is in the background, or no longer waited for. */
    boolean aside() {
        return job != null && job.status() != Status.Foreground;
    }

    /** What is going on, by run. */
    Map<String, Activity> activities() {
        return activities;
    }

    /** Whether something was not told before in this errand; from now on it was. */
    boolean once(String what) {
        return told.add(what);
    }

    /** How many cells are done, in words, or empty. */
    String cells() {
        return cells;
    }

    void cells(String words) {
        cells = words;
    }

    /** Takes note of the folder of a run or of one of its cells. */
    void folder(Path of) {
        Path parent = of.getParent();
        boolean cell = parent != null && parent.endsWith("cells");
        folder = cell ? parent.getParent() : of;
    }

    /** The folder of the experiment that is carried out, if one is. */
    Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }
}
