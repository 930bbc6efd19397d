package dev.pathos.tables;

import dev.pathos.api.corpus.Video.Picture;
import dev.pathos.api.face.FaceAnalyzer;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.batch.Reasons;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far landmarks that an analyzer finds in pictures lie from annotated ones.
 *
 * <p>An analyzer reports one face of a picture, so each annotated face is shown to it as a picture
 * of its own: the face with its surroundings, as the annotation puts it. The face that is reported
 * is the annotated one if the boxes around the landmarks of both share {@value #OVERLAP} of their
 * area.
 */
final class PictureAgreement {
    private static final double OVERLAP = .3;

    private final String name;
    private final FaceAnalyzer analyzer;
    private final Pictures pictures;
    private final Map<String, Tally> images = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();

    /** What came of the faces of one picture. */
    private static final class Tally {
        private final LandmarkErrors errors = new LandmarkErrors();
        private int faces;
        private int others;

        List<String> cells(String image) {
            List<String> cells =
                    new ArrayList<>(
                            List.of(
                                    image,
                                    String.valueOf(faces),
                                    String.valueOf(errors.count()),
                                    String.valueOf(faces - errors.count() - others),
                                    String.valueOf(others)));
            cells.addAll(errors.cells());
            return cells;
        }
    }

    /**
     * Nothing is compared yet.
     *
     * @param name what the analyzer is called
     * @param analyzer finds landmarks
     * @param pictures decodes pictures and cuts them
     */
    PictureAgreement(String name, FaceAnalyzer analyzer, Pictures pictures) {
        this.name = name;
        this.analyzer = analyzer;
        this.pictures = pictures;
    }

    /**
     * Compares the faces of a picture.
     *
     * @param image what it is called
     * @param file where it lies
     * @param faces the faces that are annotated in it
     * @param done is told after each
     * @throws Problem if the analyzer finds no landmarks at all, or cannot be used
     */
    void add(String image, Path file, List<AnnotatedFace> faces, Runnable done) {
        try {
            Picture picture = pictures.decode(file);
            AnnotatedFace first = faces.get(0);
            if (first.width() > 0
                    && (first.width() != picture.width() || first.height() != picture.height())) {
                throw new IOException(
                        "it has "
                                + picture.width()
                                + " x "
                                + picture.height()
                                + " pixels, and annotated were "
                                + first.width()
                                + " x "
                                + first.height());
            }
            for (AnnotatedFace face : faces) {
                compare(picture, face, images.computeIfAbsent(image, absent -> new Tally()));
                done.run();
            }
        } catch (IOException e) {
            failures.add(image + ": " + Reasons.of(e, file));
        }
    }

    private void compare(Picture picture, AnnotatedFace face, Tally tally) throws IOException {
        Pictures.Piece piece = pictures.cut(picture, face.surroundings());
        tally.faces++;
        Optional<FaceTrack> seen = analyzer.analyze(piece.media());
        FaceTrack track = seen.orElseThrow(() -> unfit("does not look at pictures"));
        if (track.frames() > 0 && !track.hasLandmarks()) {
            throw unfit("gives no landmarks to compare");
        }
        if (track.frames() > 0 && track.valid(0, TrackSummary.CONFIDENCE)) {
            FaceTrack reference = face.track(piece.left(), piece.top());
            double overlap =
                    AnnotatedFace.around(track, 0).overlap(AnnotatedFace.around(reference, 0));
            if (overlap >= OVERLAP) {
                tally.errors.add(track, 0, reference, 0);
            } else {
                tally.others++;
            }
        }
    }

    private Problem unfit(String why) {
        return new Problem(
                name + " " + why, "--analyzer " + name, "name one that does, such as landmarks");
    }

    /** What could not be compared, and why. */
    List<String> failures() {
        return failures;
    }

    /**
     * What came out.
     *
     * @param annotations what the annotations are called
     */
    Table table(String annotations) {
        List<String> header =
                new ArrayList<>(List.of("picture", "faces", "found", "missed", "others"));
        header.addAll(LandmarkErrors.HEADER);
        List<List<String>> rows = new ArrayList<>();
        Tally all = new Tally();
        images.forEach(
                (image, tally) -> {
                    rows.add(tally.cells(image));
                    all.faces += tally.faces;
                    all.others += tally.others;
                    all.errors.addAll(tally.errors);
                });
        rows.add(all.cells("all"));
        return new Table(
                name + " beside " + annotations,
                header,
                rows,
                List.of(
                        "Each annotated face is a picture of its own, cut 2.5 times as large as its"
                                + " box. found: with confidence .8, the boxes around the landmarks"
                                + " of both sharing .3 of their area; others: another face was"
                                + " found; error: the mean distance of the points by the distance"
                                + " between the outer eye corners of the annotation, mean and"
                                + " median over faces found."));
    }

    /** How many faces were shown. */
    int count() {
        return images.values().stream().mapToInt(t -> t.faces).sum();
    }
}
