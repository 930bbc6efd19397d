package dev.pathos.plugins;

import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Looks at the plug-in folder again and again, has what it finds installed, tells what happens. */
final class FolderWatch {
    private final PluginFolder folder;
    private final Reconciliation reconciliation;
    private final Supplier<List<Plugin>> retirement;
    private final Consumer<String> telling;

    /** Held while the folder is dealt with; trainings may ask for stored bundles meanwhile. */
    private final ReentrantLock dealing = new ReentrantLock(true);

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        Thread thread = new Thread(work, "plug-in folder");
                        thread.setDaemon(true);
                        return thread;
                    });

    /** As the last look left it: lists need not wait for trainings. */
    private volatile Map<Path, Problem> problems = Map.of();

    private String lastFailure = "";

    /**
     * @param retirement takes away what nobody uses any more, and says what went
     * @param telling takes lines for people
     */
    FolderWatch(
            PluginFolder folder,
            Reconciliation reconciliation,
            Supplier<List<Plugin>> retirement,
            Consumer<String> telling) {
        this.folder = folder;
        this.reconciliation = reconciliation;
        this.retirement = retirement;
        this.telling = telling;
    }

    /**
     * Has installed what is there and goes on looking; of the first look only refusals are told.
     *
     * @param milliseconds from one look to the next
     */
    void begin(long milliseconds) {
        look(true);
        timer.scheduleWithFixedDelay(
                () -> look(false), milliseconds, milliseconds, TimeUnit.MILLISECONDS);
    }

    void end() {
        timer.shutdownNow();
    }

    /** Never fails, for nobody would look again. */
    private void look(boolean first) {
        dealing.lock();
        try {
            folder.look(first);
            List<Effect> effects =
                    reconcile(
                            (line, refused) -> {
                                if (refused || !first) {
                                    telling.accept(line);
                                }
                            });
            // runs tell themselves which of their tasks were exchanged, but not which were refused
            effects.stream().filter(Effect::refused).map(Effect::line).forEach(telling);
            for (Plugin gone : retirement.get()) {
                telling.accept("plug-in " + gone.jar().label() + " is not used any more and went");
            }
            lastFailure = "";
        } catch (IOException | RuntimeException | LinkageError e) {
            String failure = "the plug-in folder cannot be followed: " + Words.of(e);
            if (!failure.equals(lastFailure) && !timer.isShutdown()) {
                telling.accept(failure);
            }
            lastFailure = failure;
        } finally {
            dealing.unlock();
        }
    }

    private List<Effect> reconcile(Reconciliation.Audience audience) {
        try {
            return reconciliation.run(audience);
        } finally {
            problems = reconciliation.problems();
        }
    }

    /** Why files of the folder are not installed. */
    Map<Path, Problem> problems() {
        return problems;
    }

    /**
     * Changes the folder, and has what came of it installed at once.
     *
     * @param change what to do with the folder, which has just been looked at
     * @return what became of trainings; refusals are told besides
     * @throws Problem if the folder cannot be read, or the change fails
     */
    List<Effect> change(Runnable change) {
        dealing.lock();
        try {
            folder.look(true);
            change.run();
            return reconcile(
                    (line, refused) -> {
                        if (refused) {
                            telling.accept(line);
                        }
                    });
        } catch (IOException e) {
            throw new Problem(
                    "the plug-in folder cannot be read: " + Words.of(e),
                    folder.path().toString(),
                    "make it readable",
                    e);
        } finally {
            dealing.unlock();
        }
    }
}
