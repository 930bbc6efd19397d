package dev.pathos.look;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.Video;
import dev.pathos.api.corpus.VideoWriter;
import dev.pathos.api.corpus.VideoWriter.Writing;
import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** Goes once through the pictures of a video, annotates each, and keeps some for the sheet. */
final class Filming {
    /** How long a picture is shown that is alone, seconds. */
    private static final double ALONE = 1;

    private final Path file;
    private final Scene scene;
    private final Stage stage;
    private final Album album;
    private long count;
    private double last = Double.NaN;
    private double step = ALONE;
    private String broken = "";

    Filming(Path file, Scene scene, Stage stage, Album album) {
        this.file = file;
        this.scene = scene;
        this.stage = stage;
        this.album = album;
    }

    /**
     * What was filmed.
     *
     * @param count how many pictures
     * @param last when the last one is shown, seconds
     * @param pictures those for the sheet
     * @param codecs how the video is compressed
     * @param silence why nothing is heard; empty if something is
     * @param broken why pictures end before the video does; empty if they do not
     */
    record Film(
            long count,
            double last,
            List<SheetPicture> pictures,
            String codecs,
            String silence,
            String broken) {}

    /**
     * Films.
     *
     * @param media the video
     * @param writing takes the annotated pictures
     * @param watcher is told the seconds of each picture
     * @throws IOException if the video cannot be read at all, or nothing can be written
     */
    Film film(Media media, Writing writing, DoubleConsumer watcher) throws IOException {
        Video.Format format = new Video.Format(Stage.MOST, 0, false);
        try (Video video = media.video(format).orElseThrow()) {
            Optional<Video.Picture> picture = next(video);
            while (picture.isPresent() && picture.get().seconds() <= scene.to()) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new Problem("interrupted", scene.name(), "call it again");
                }
                if (picture.get().seconds() >= scene.from()) {
                    add(picture.get(), writing);
                }
                watcher.accept(picture.get().seconds());
                picture = next(video);
            }
        }
        if (count == 0) {
            throw new Problem(
                    "no picture is shown from "
                            + Words.seconds(scene.from())
                            + " to "
                            + Words.seconds(scene.to())
                            + (broken.isEmpty() ? "" : ", " + broken),
                    scene.name(),
                    "see --from and --to");
        }
        VideoWriter.Written written = writing.finish(Math.min(scene.to(), last + step));
        return new Film(count, last, album.pictures(), written.codecs(), written.silence(), broken);
    }

    /** The next picture; a video that breaks off ends there, which is told. */
    private Optional<Video.Picture> next(Video video) throws IOException {
        try {
            return video.next();
        } catch (IOException e) {
            if (count == 0 || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            broken =
                    String.format(
                            Locale.ROOT,
                            "the pictures break off behind %.2f s: %s",
                            last,
                            Words.reason(e, file));
            return Optional.empty();
        }
    }

    private void add(Video.Picture picture, Writing writing) throws IOException {
        int frame = scene.seen().at(picture.seconds());
        album.offer(picture, frame);
        writing.add(stage.draw(picture, frame));
        step = count == 0 ? ALONE : picture.seconds() - last;
        last = picture.seconds();
        count++;
    }
}
