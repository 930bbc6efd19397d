package dev.pathos.tables;

import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.face.FaceAgreement.Progress;
import dev.pathos.api.face.FaceAgreement.Request;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.batch.Fates;
import dev.pathos.batch.FileInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compares annotated pictures, one file of annotations after the other. */
final class PictureComparison {
    private final Analyzers.Living living;
    private final MediaSource media;
    private final List<String> notes;
    private int done;

    /**
     * Makes it.
     *
     * @param living analyzes pictures
     * @param media opens them
     * @param notes take what cannot be compared
     */
    PictureComparison(Analyzers.Living living, MediaSource media, List<String> notes) {
        this.living = living;
        this.media = media;
        this.notes = notes;
    }

    /** Compares all faces in pictures that are there; a table for each file of annotations. */
    List<Table> compare(Request request, References references, Progress progress) {
        Map<String, Path> there = new TreeMap<>();
        FileInputs.list(List.of(request.clips()), request.clips(), n -> false, new Fates())
                .forEach((name, file) -> there.putIfAbsent(base(name), file));
        int total =
                references.annotations().values().stream().mapToInt(a -> a.faces().size()).sum();
        List<Table> tables = new ArrayList<>();
        try (Pictures pictures = new Pictures(media)) {
            references
                    .annotations()
                    .forEach(
                            (file, annotations) -> {
                                PictureAgreement agreement =
                                        new PictureAgreement(
                                                request.analyzer(), living.analyzer(), pictures);
                                compare(
                                        agreement,
                                        annotations,
                                        name -> find(name, file, request.clips(), there),
                                        () -> progress.at(done++, total));
                                if (agreement.count() > 0) {
                                    tables.add(agreement.table(file.getFileName().toString()));
                                }
                                ClipComparison.told(
                                        "Faces left out of " + file.getFileName(),
                                        annotations.leftOut(),
                                        notes);
                            });
        } catch (IOException e) {
            throw new Problem(
                    "pieces of pictures cannot be written: " + e.getMessage(),
                    System.getProperty("java.io.tmpdir"),
                    "make room in the folder of temporary files",
                    e);
        }
        return tables;
    }

    private interface Finder {
        Optional<Path> find(String name);
    }

    private void compare(
            PictureAgreement agreement, DlibFile annotations, Finder finder, Runnable step) {
        Map<String, List<AnnotatedFace>> images = new LinkedHashMap<>();
        annotations
                .faces()
                .forEach(
                        face ->
                                images.computeIfAbsent(face.image(), absent -> new ArrayList<>())
                                        .add(face));
        List<String> missing = new ArrayList<>();
        images.forEach(
                (name, faces) -> {
                    Optional<Path> picture = finder.find(name);
                    if (picture.isPresent()) {
                        agreement.add(name, picture.get(), faces, step);
                    } else {
                        missing.add(name);
                    }
                    if (Thread.currentThread().isInterrupted()) {
                        throw new Problem("interrupted", "agreement", "call it again");
                    }
                });
        ClipComparison.told("Annotated pictures that are not there", missing, notes);
        ClipComparison.told("Pictures that failed", agreement.failures(), notes);
    }

    /** By its path in the folder of pictures or beside the annotations, else by its name. */
    private static Optional<Path> find(
            String name, Path annotations, Path clips, Map<String, Path> there) {
        for (Path folder : List.of(clips, annotations.toAbsolutePath().getParent())) {
            Path file = folder.resolve(name).normalize();
            if (Files.isRegularFile(file)) {
                return Optional.of(file);
            }
        }
        return Optional.ofNullable(there.get(base(name)));
    }

    private static String base(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
