package dev.pathos.extraction;

import dev.pathos.api.corpus.FileContent;
import dev.pathos.api.feature.Extraction.Watcher;
import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Frames;
import dev.pathos.extraction.Journal.Done;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Extracts clips in parallel; what comes out depends neither on the number of threads nor on order.
 */
final class Batch {
    private static final long TICK_MILLISECONDS = 250;
    private static final long GRACE_SECONDS = 30;

    private final Recipe recipe;
    private final OutFolder out;
    private final boolean together;
    private final int jobs;
    private final Halt halt;
    private final Contents contents = new Contents();

    /**
     * Makes a batch.
     *
     * @param recipe how features come about
     * @param out takes them
     * @param together whether files are left to the caller
     * @param jobs how many threads
     * @param halt ends it before its time
     */
    Batch(Recipe recipe, OutFolder out, boolean together, int jobs, Halt halt) {
        this.recipe = recipe;
        this.out = out;
        this.together = together;
        this.jobs = jobs;
        this.halt = halt;
    }

    /**
     * Extracts.
     *
     * @param clips the clips
     * @param watcher is told how far it is
     * @return what came of each, in the same order
     * @throws Problem if it was halted, or for a reason that concerns every clip
     */
    List<Outcome> extract(List<Clip> clips, Watcher watcher) {
        Workload workload = new Workload(clips);
        ExecutorService pool =
                Executors.newFixedThreadPool(Math.max(1, Math.min(jobs, clips.size())));
        try {
            List<Future<Outcome>> futures = new ArrayList<>();
            for (int i = 0; i < clips.size(); i++) {
                int number = i;
                Clip clip = clips.get(i);
                futures.add(pool.submit(() -> one(clip, number, workload)));
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> future : futures) {
                outcomes.add(await(future, workload, watcher));
            }
            workload.tell(watcher);
            return outcomes;
        } finally {
            pool.shutdownNow();
            settle(pool);
        }
    }

    /** Nothing writes any more once the folder is given back. */
    private static void settle(ExecutorService pool) {
        boolean interrupted = Thread.interrupted();
        try {
            pool.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Outcome one(Clip clip, int number, Workload workload) throws IOException {
        halt.check(out.path());
        Path media = clip.utterance().media();
        Outcome outcome;
        try {
            FileContent content = contents.of(media);
            String key = recipe.key(clip, content);
            Optional<Done> before =
                    together ? Optional.empty() : out.journal().find(file(clip), key);
            if (before.isPresent() && (recipe.format().named() || out.has(Columns.FILE))) {
                outcome = new Outcome(clip, "", before.get().rows(), true, key, Optional.empty());
            } else {
                Frames frames =
                        recipe.frames(
                                clip.utterance(), content, share -> workload.done(number, share));
                outcome = new Outcome(clip, "", frames.rows(), false, key, Optional.of(frames));
            }
        } catch (IOException e) {
            halt.check(out.path());
            outcome = Outcome.failed(clip, Reasons.of(e, media));
        } catch (Problem e) {
            halt.check(out.path());
            throw e;
        } catch (RuntimeException e) {
            halt.check(out.path());
            outcome = Outcome.failed(clip, "the extractor failed: " + Reasons.of(e));
        }
        if (!together && !outcome.used()) {
            out.discard(file(clip));
        }
        if (!together && outcome.frames().isPresent()) {
            outcome = write(outcome);
        }
        workload.done(number, 1);
        return outcome;
    }

    private String file(Clip clip) {
        return recipe.file(clip.output());
    }

    private Outcome write(Outcome outcome) throws IOException {
        Clip clip = outcome.clip();
        Frames frames = outcome.frames().orElseThrow();
        Columns.write(recipe, out, frames);
        long bytes =
                out.write(
                        file(clip),
                        part -> {
                            try (var sink =
                                    recipe.format()
                                            .create(
                                                    part,
                                                    Columns.content(
                                                            recipe, frames, frames.rows()))) {
                                FeatureFile.write(sink, clip.name(), frames);
                            }
                        });
        out.journal().add(file(clip), new Done(outcome.key(), bytes, frames.rows()));
        return new Outcome(clip, "", frames.rows(), false, outcome.key(), Optional.empty());
    }

    private Outcome await(Future<Outcome> future, Workload workload, Watcher watcher) {
        while (true) {
            halt.check(out.path());
            try {
                return future.get(TICK_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                workload.tell(watcher);
            } catch (InterruptedException e) {
                halt.request();
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                halt.check(out.path());
                if (e.getCause() instanceof Problem problem) {
                    throw problem;
                }
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw OutProblem.of(e.getCause(), out.path());
            }
        }
    }
}
