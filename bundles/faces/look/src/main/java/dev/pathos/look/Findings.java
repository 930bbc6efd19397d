package dev.pathos.look;

import dev.pathos.api.face.FaceInspection;
import dev.pathos.api.face.FaceRegion;
import dev.pathos.api.run.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was seen, in figures, and what was written.
 *
 * @param scene what was drawn
 * @param extent how large the video is
 * @param film what became of its pictures
 * @param choice why this analyzer was chosen; empty if it was asked for
 * @param lettered whether pictures have text
 */
record Findings(Scene scene, Extent extent, Filming.Film film, String choice, boolean lettered) {
    /** Times of track and pictures that are further apart are told, seconds. */
    private static final double APART = 1;

    List<Table> tables(Path out) {
        Summary summary = scene.summary();
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        "pictures",
                        film.count() + " of " + extent.width() + " x " + extent.height()));
        rows.add(List.of("seconds", Words.value(scene.seconds())));
        rows.add(List.of("analyzer", scene.analyzer()));
        rows.add(List.of("frames of the track", "" + summary.frames()));
        rows.add(List.of("with a valid face", Words.percent(summary.share())));
        if (summary.frames() > 0) {
            double lost = (double) summary.lost() / summary.frames();
            rows.add(List.of("without a face", Words.percent(lost)));
            rows.add(List.of("mean confidence", Words.value(summary.confidence())));
        }
        rows.add(List.of("longest without a valid face", summary.longest()));
        Series motion =
                scene.motion()
                        .regions()
                        .getOrDefault(FaceRegion.ALL, Series.NONE)
                        .within(scene.from(), scene.to());
        if (motion.known()) {
            rows.add(
                    List.of(
                            "facial activation, mean",
                            Words.value(motion.mean()) + " eye distances per second"));
        }
        rows.add(
                List.of(
                        "action units",
                        String.valueOf(UnitsPanel.units(scene.seen().track()).size())));
        return List.of(
                new Table("Face in " + scene.name(), List.of("what", "value"), rows, notes()),
                written(out));
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!choice.isEmpty()) {
            notes.add("Analyzer: " + choice + ".");
        }
        if (!film.broken().isEmpty()) {
            notes.add("Broken: " + film.broken() + ".");
        }
        if (!film.silence().isEmpty()) {
            notes.add("No sound: " + film.silence() + ".");
        } else if (!scene.sound().absence().isEmpty()) {
            notes.add("The sound cannot be measured: " + scene.sound().absence() + ".");
        }
        double[] time = scene.seen().track().timestamps();
        if (time.length == 0) {
            notes.add("The track is empty.");
        } else if (scene.to() > film.last() + APART
                && Math.abs(time[time.length - 1] - film.last()) > APART) {
            notes.add(
                    String.format(
                            Locale.ROOT,
                            "The track ends at %.2f s, the pictures at %.2f s.",
                            time[time.length - 1],
                            film.last()));
        }
        if (!lettered) {
            notes.add("Java finds no fonts on this machine: pictures are without text.");
        }
        return notes;
    }

    private Table written(Path out) {
        return new Table(
                "Written to " + out,
                List.of("file", "what it shows"),
                List.of(
                        List.of(
                                FaceInspection.SHEET,
                                film.pictures().size()
                                        + (film.pictures().size() == 1 ? " picture" : " pictures")
                                        + ": spread evenly, and extremes"),
                        List.of(FaceInspection.MOVIE, "all pictures; " + film.codecs()),
                        List.of(FaceInspection.TIMELINE, "all of the time")),
                List.of());
    }
}
