package dev.pathos.tables;

import dev.pathos.api.corpus.FileTree;
import dev.pathos.api.face.FaceTables.Watcher;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.batch.Fates;
import dev.pathos.batch.Halt;
import dev.pathos.batch.Journal.Done;
import dev.pathos.batch.OutFolder;
import dev.pathos.batch.OutProblem;
import dev.pathos.batch.OutputNames;
import dev.pathos.batch.Parallel;
import dev.pathos.batch.Reasons;
import dev.pathos.batch.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables of many clips, from files to the ledger. */
final class Tabulation {
    private static final String LEDGER = "ledger.csv";
    private static final String TABLES = "face tracks";

    private final Recipe recipe;
    private final TableNames names;
    private final int jobs;
    private final Halt halt;

    /**
     * Makes it.
     *
     * @param recipe how tables come about
     * @param names tells tables that are read
     * @param jobs how many threads
     * @param halt ends it before its time
     */
    Tabulation(Recipe recipe, TableNames names, int jobs, Halt halt) {
        this.recipe = recipe;
        this.names = names;
        this.jobs = jobs;
        this.halt = halt;
    }

    /**
     * Analyzes and writes; while it lasts there is no ledger, and when it ends there is one with
     * every input.
     *
     * @param files the inputs by their names
     * @param fates what became of other inputs; takes these as well
     * @param folder takes everything
     * @param watcher is told how far it is
     * @return a line for each track, with the totals in the notes
     * @throws Problem if no input could be used
     */
    List<Table> carryOut(Map<String, Path> files, Fates fates, Path folder, Watcher watcher) {
        try (OutFolder out = OutFolder.open(folder, "faces")) {
            out.remove(LEDGER);
            List<FaceClip> clips = FaceClips.of(inputs(files, out), names, fates);
            List<Outcome> outcomes = work(clips, out, watcher);
            outcomes.forEach(outcome -> fates.add(outcome.fate()));
            out.write(LEDGER, fates::write);
            if (outcomes.stream().noneMatch(o -> o.summary().isPresent())) {
                throw nothing(fates, folder.resolve(LEDGER));
            }
            return List.of(table(outcomes, fates, folder));
        } catch (IOException e) {
            halt.check(folder);
            throw OutProblem.of(TABLES, e, folder);
        }
    }

    /** What was written here before is no input. */
    private static Map<String, Path> inputs(Map<String, Path> files, OutFolder out) {
        Path folder = out.path().toAbsolutePath().normalize();
        Map<String, Path> inputs = new LinkedHashMap<>();
        files.forEach(
                (name, file) -> {
                    String own = file.startsWith(folder) ? FileTree.name(folder, file) : "";
                    if (!out.journal().knows(own) && !own.equals(LEDGER)) {
                        inputs.put(name, file);
                    }
                });
        return inputs;
    }

    private List<Outcome> work(List<FaceClip> clips, OutFolder out, Watcher watcher) {
        Map<String, String> outputs =
                OutputNames.ofFiles(
                        clips.stream().map(FaceClip::input).toList(), recipe.file("").substring(1));
        Set<Path> all = clips.stream().flatMap(c -> c.files().stream()).collect(Collectors.toSet());
        Workload workload =
                new Workload(
                        "analyze, MB",
                        clips.stream()
                                .mapToDouble(c -> Workload.megabytes(c.utterance().media()))
                                .toArray());
        return new Parallel(jobs, halt, TABLES, out.path())
                .work(
                        clips,
                        (clip, number) -> {
                            String file = recipe.file(outputs.get(clip.input()));
                            boolean taken =
                                    all.contains(
                                            out.path().resolve(file).toAbsolutePath().normalize());
                            Outcome outcome =
                                    taken
                                            ? Outcome.without(
                                                    clip,
                                                    Fates.FAILED,
                                                    "its table would take the place of an input;"
                                                            + " name another folder by --out")
                                            : one(clip, file, out);
                            if (outcome.summary().isEmpty() && !taken) {
                                out.discard(file);
                            }
                            workload.done(number, 1);
                            return outcome;
                        },
                        () -> workload.tell(watcher::progressed));
    }

    private Outcome one(FaceClip clip, String file, OutFolder out) throws IOException {
        String key;
        Optional<FaceTrack> track;
        try {
            key = recipe.key(clip);
            Optional<Done> before = out.journal().find(file, key);
            if (before.isPresent()) {
                return Outcome.used(clip, file, TrackSummary.parse(before.get().note()), true);
            }
            track = recipe.track(clip);
        } catch (IOException e) {
            halt.check(out.path());
            return Outcome.without(clip, Fates.FAILED, reason(e, clip));
        } catch (Problem e) {
            halt.check(out.path());
            throw e;
        } catch (RuntimeException e) {
            halt.check(out.path());
            return Outcome.without(clip, Fates.FAILED, "the analyzer failed: " + Reasons.of(e));
        }
        if (track.isEmpty()) {
            return Outcome.without(
                    clip,
                    Fates.SKIPPED,
                    "neither a video nor a table that " + recipe.name() + " reads");
        }
        TrackSummary summary = TrackSummary.of(track.get());
        long bytes = out.write(file, part -> recipe.write(track.get(), part));
        out.journal().add(file, new Done(key, bytes, summary.frames(), summary.text()));
        return Outcome.used(clip, file, summary, false);
    }

    /** Without the name of the file that the ledger names anyway. */
    private static String reason(IOException e, FaceClip clip) {
        return Reasons.of(e, clip.utterance().media());
    }

    private static Problem nothing(Fates fates, Path ledger) {
        if (fates.size() == 0) {
            return new Problem(
                    "there is nothing to analyze",
                    ledger.toString(),
                    "name videos, or a folder that holds some; hidden files do not count");
        }
        String why =
                fates.firstFailure()
                        .map(first -> ", the first failure: " + first)
                        .orElse(", none has a video or a table that is read");
        return new Problem(
                "no input of " + fates.size() + " could be used" + why,
                ledger.toString(),
                "see there what became of each, and name videos");
    }

    private Table table(List<Outcome> outcomes, Fates fates, Path folder) {
        List<String> header = new ArrayList<>(List.of("file"));
        header.addAll(TrackSummary.HEADER);
        List<List<String>> rows = new ArrayList<>();
        long kept = 0;
        for (Outcome outcome : outcomes) {
            if (outcome.summary().isPresent()) {
                List<String> row = new ArrayList<>(List.of(outcome.file()));
                row.addAll(outcome.summary().get().cells());
                rows.add(row);
                kept += outcome.kept() ? 1 : 0;
            }
        }
        List<String> notes = new ArrayList<>();
        notes.add(
                "Of "
                        + fates.size()
                        + (fates.size() == 1 ? " input, " : " inputs, ")
                        + fates.count(Fates.USED)
                        + " used, "
                        + fates.count(Fates.SKIPPED)
                        + " skipped, "
                        + fates.count(Fates.FAILED)
                        + " failed; "
                        + kept
                        + " done before.");
        notes.add("In " + folder + ", with ledger.csv, which tells what became of each input.");
        notes.add(
                "valid: frames with a face of confidence .8; motion: the mean facial activation, in"
                        + " inter-ocular distances per second, - where fewer than two frames in a"
                        + " row are valid.");
        fates.firstFailure().ifPresent(first -> notes.add("The first failure: " + first + "."));
        return new Table("Faces by " + recipe.name(), header, rows, notes);
    }
}
