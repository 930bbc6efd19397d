package dev.pathos.extraction;

import dev.pathos.api.corpus.FileContent;
import dev.pathos.api.corpus.FileContents;
import dev.pathos.api.feature.Extraction.Watcher;
import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Frames;
import dev.pathos.batch.Halt;
import dev.pathos.batch.Journal.Done;
import dev.pathos.batch.OutFolder;
import dev.pathos.batch.Parallel;
import dev.pathos.batch.Reasons;
import dev.pathos.batch.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Extracts clips in parallel; what comes out depends neither on the number of threads nor on order.
 */
final class Batch {
    private final Recipe recipe;
    private final OutFolder out;
    private final boolean together;
    private final int jobs;
    private final Halt halt;
    private final FileContents contents = new FileContents();

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
        Workload workload = workload(clips);
        return new Parallel(jobs, halt, "features", out.path())
                .work(
                        clips,
                        (clip, number) -> one(clip, number, workload),
                        () -> workload.tell(watcher::progressed));
    }

    /** In megabytes of files, or in clips where these share files. */
    private static Workload workload(List<Clip> clips) {
        boolean whole = clips.stream().allMatch(c -> c.utterance().recording().whole());
        return new Workload(
                whole ? "extract, MB" : "extract, clips",
                clips.stream()
                        .mapToDouble(c -> whole ? Workload.megabytes(c.utterance().media()) : 1)
                        .toArray());
    }

    private Outcome one(Clip clip, int number, Workload workload) throws IOException {
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
}
