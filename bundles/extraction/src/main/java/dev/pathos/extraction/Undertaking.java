package dev.pathos.extraction;

import dev.pathos.api.feature.Extraction.Watcher;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.batch.Fates;
import dev.pathos.batch.Fates.Fate;
import dev.pathos.batch.Halt;
import dev.pathos.batch.OutFolder;
import dev.pathos.batch.OutProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One extraction from clips to the ledger. */
final class Undertaking {
    private static final String LEDGER = "ledger.csv";

    private final Recipe recipe;
    private final boolean together;
    private final int jobs;
    private final Halt halt;

    /**
     * Makes it.
     *
     * @param recipe how features come about
     * @param together whether all clips go into one file
     * @param jobs how many threads
     * @param halt ends it before its time
     */
    Undertaking(Recipe recipe, boolean together, int jobs, Halt halt) {
        this.recipe = recipe;
        this.together = together;
        this.jobs = jobs;
        this.halt = halt;
    }

    /**
     * Extracts and writes; while it lasts there is no ledger, and when it ends there is one with
     * every input.
     *
     * @param clips what to extract features of
     * @param fates what became of other inputs; takes the clips as well
     * @param folder takes everything
     * @param watcher is told how far it is
     * @return the totals
     * @throws Problem if no input could be used
     */
    List<Table> carryOut(List<Clip> clips, Fates fates, Path folder, Watcher watcher) {
        try (OutFolder out = OutFolder.open(folder, "extract")) {
            out.remove(LEDGER);
            List<Outcome> outcomes =
                    new Batch(recipe, out, together, jobs, halt).extract(clips, watcher);
            List<Outcome> used = outcomes.stream().filter(Outcome::used).toList();
            Together one = new Together(recipe, out, halt);
            boolean kept = together && !used.isEmpty() && one.write(used, watcher);
            for (Outcome outcome : outcomes) {
                fates.add(fate(outcome, one));
            }
            out.write(LEDGER, fates::write);
            if (used.isEmpty()) {
                throw nothing(fates, folder.resolve(LEDGER));
            }
            return List.of(summary(used, fates, folder, kept));
        } catch (IOException e) {
            halt.check(folder);
            throw OutProblem.of("features", e, folder);
        }
    }

    private Fate fate(Outcome outcome, Together one) {
        Clip clip = outcome.clip();
        String output = together ? one.file() : recipe.file(clip.output());
        return new Fate(
                clip.input(),
                outcome.used() ? Fates.USED : Fates.FAILED,
                outcome.failure(),
                clip.utterance().media().toString(),
                outcome.used() ? output : "");
    }

    private static Problem nothing(Fates fates, Path ledger) {
        if (fates.size() == 0) {
            return new Problem(
                    "there is nothing to extract features of",
                    ledger.toString(),
                    "name sound or video files, or a folder that holds some; hidden files do not count");
        }
        String why =
                fates.firstFailure()
                        .map(first -> ", the first failure: " + first)
                        .orElse(", none of them sound or video");
        return new Problem(
                "no input of " + fates.size() + " could be used" + why,
                ledger.toString(),
                "see there what became of each, and name sound or video files");
    }

    private Table summary(List<Outcome> used, Fates fates, Path folder, boolean kept) {
        long rows = used.stream().mapToLong(Outcome::rows).sum();
        long before = kept ? used.size() : used.stream().filter(Outcome::kept).count();
        List<String> notes = new ArrayList<>();
        notes.add(
                "In "
                        + folder
                        + ": "
                        + (together ? recipe.file("features") : "a file for each clip")
                        + ", and ledger.csv with what became of each input.");
        long extended = used.stream().filter(o -> withExtension(o.clip())).count();
        if (extended > 0 && !together) {
            notes.add(
                    extended
                            + (extended == 1 ? " file keeps" : " files keep")
                            + " the extension of its clip in the name, because the name without it"
                            + " is another's.");
        }
        fates.firstFailure().ifPresent(first -> notes.add("The first failure: " + first + "."));
        return new Table(
                "Features of " + recipe.title(),
                List.of("inputs", "used", "skipped", "failed", "rows", "done before"),
                List.of(
                        List.of(
                                String.valueOf(fates.size()),
                                String.valueOf(fates.count(Fates.USED)),
                                String.valueOf(fates.count(Fates.SKIPPED)),
                                String.valueOf(fates.count(Fates.FAILED)),
                                String.valueOf(rows),
                                String.valueOf(before))),
                notes);
    }

    private static boolean withExtension(Clip clip) {
        return clip.input().indexOf('.') > 0
                && clip.output().startsWith(clip.input())
                && clip.utterance().recording().whole()
                && clip.input().equals(clip.utterance().speaker());
    }
}
