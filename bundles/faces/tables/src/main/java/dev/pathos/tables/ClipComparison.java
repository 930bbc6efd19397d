package dev.pathos.tables;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.face.FaceAgreement.Progress;
import dev.pathos.api.face.FaceAgreement.Request;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.batch.Fates;
import dev.pathos.batch.FileInputs;
import dev.pathos.batch.Reasons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares one clip after the other with the table of its name. */
final class ClipComparison {
    private final Analyzers.Living living;
    private final Analyzers.Living reader;
    private final MediaSource media;
    private final List<String> notes;

    /**
     * Makes it.
     *
     * @param living analyzes clips
     * @param reader reads tables
     * @param media opens clips
     * @param notes take what cannot be compared
     */
    ClipComparison(
            Analyzers.Living living,
            Analyzers.Living reader,
            MediaSource media,
            List<String> notes) {
        this.living = living;
        this.reader = reader;
        this.media = media;
        this.notes = notes;
    }

    /** Compares all clips that have a table; empty if none has. */
    List<Table> compare(Request request, References references, Progress progress) {
        TableNames names = TableNames.of(request.analyzer(), living.properties());
        Map<String, Path> files =
                FileInputs.list(
                        List.of(request.clips()), request.clips(), names::neither, new Fates());
        Map<FaceClip, Path> pairs = new LinkedHashMap<>();
        List<String> without = new ArrayList<>();
        for (FaceClip clip : FaceClips.of(files, names, new Fates())) {
            table(clip, names, request, references)
                    .ifPresentOrElse(
                            table -> pairs.put(clip, table), () -> without.add(clip.input()));
        }
        told("Clips without a table", without, notes);
        TrackAgreement agreement = new TrackAgreement(request.analyzer());
        ClipSource source = new ClipSource(media, names);
        int done = 0;
        for (Map.Entry<FaceClip, Path> pair : pairs.entrySet()) {
            progress.at(done++, pairs.size());
            FaceClip clip = pair.getKey();
            try {
                Optional<FaceTrack> ours = living.analyzer().analyze(source.open(clip.utterance()));
                if (ours.isEmpty() || ours.get().frames() == 0) {
                    notes.add(clip.input() + " has nothing that the analyzer sees.");
                } else {
                    agreement.add(clip.input(), ours.get(), read(pair.getValue()));
                }
            } catch (IOException e) {
                notes.add(clip.input() + " failed: " + Reasons.of(e));
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new Problem("interrupted", "agreement", "call it again");
            }
        }
        return agreement.count() == 0 ? List.of() : agreement.tables();
    }

    /** The table of a clip; the only table is that of the only clip, whatever it is called. */
    private static Optional<Path> table(
            FaceClip clip, TableNames names, Request request, References references) {
        if (Files.isRegularFile(request.clips()) && Files.isRegularFile(request.reference())) {
            return references.tables().values().stream().findFirst();
        }
        String name = clip.input().substring(clip.input().lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        String stem = names.clip(name).orElse(dot > 0 ? name.substring(0, dot) : name);
        return Optional.ofNullable(references.tables().get(stem));
    }

    private FaceTrack read(Path table) throws IOException {
        TableNames names = new TableNames(List.of(References.READER));
        String id = "table." + References.READER;
        Utterance utterance =
                new Utterance(
                        id, id, "", table, Map.of(References.READER, table), Annotations.NONE);
        FaceTrack track =
                reader.analyzer()
                        .analyze(new ClipSource(media, names).open(utterance))
                        .orElseThrow(() -> new IOException(table + ": no table"));
        if (track.frames() == 0) {
            throw new IOException(table + ": a table without a single frame");
        }
        return track;
    }

    /** Names of what is left out; some, where there are many. */
    static void told(String what, List<String> names, List<String> notes) {
        int shown = 8;
        if (!names.isEmpty()) {
            String more = names.size() > shown ? " and " + (names.size() - shown) + " more" : "";
            notes.add(
                    what
                            + " ("
                            + names.size()
                            + "): "
                            + String.join(", ", names.stream().limit(shown).toList())
                            + more
                            + ".");
        }
    }
}
