package dev.pathos.bench;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.corpus.Video;
import dev.pathos.api.corpus.Video.Picture;
import dev.pathos.api.corpus.VideoWriter;
import dev.pathos.api.run.Benchmark.Progress;
import dev.pathos.api.run.Problem;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One video of a known size, made of pictures of others: what face analyzers are measured on. */
final class FaceClip implements AutoCloseable {
    static final int WIDTH = 640;
    static final int HEIGHT = 480;
    static final double RATE = 25;

    /** More is analyzed by going through it again. */
    static final double MOST_SECONDS = 60;

    private final Path file;
    private final MediaSource media;
    private final double seconds;
    private final String description;

    private FaceClip(Path file, MediaSource media, double seconds, String description) {
        this.file = file;
        this.media = media;
        this.seconds = seconds;
        this.description = description;
    }

    /**
     * Makes the video.
     *
     * @param clips a folder of videos, or one
     * @param seconds how much is to be analyzed
     * @param source decodes them
     * @param writer writes the video
     * @param progress is told how far it is
     * @throws IOException if it cannot be written
     * @throws Problem if there are no pictures
     */
    static FaceClip of(
            Path clips, double seconds, MediaSource source, VideoWriter writer, Progress progress)
            throws IOException {
        int most = (int) Math.ceil(Math.min(seconds, MOST_SECONDS) * RATE);
        Path file = Files.createTempFile("pathos-faces-", ".mp4");
        int written = 0;
        int videos = 0;
        String codecs;
        try (VideoWriter.Writing writing = writer.create(file, Optional.empty())) {
            for (Path clip : Recordings.find(clips)) {
                int before = written;
                Media opened = open(source, clip);
                Optional<Video> pictures = written < most ? video(opened) : Optional.empty();
                if (pictures.isPresent()) {
                    try (Video video = pictures.get()) {
                        Optional<Picture> next = video.next();
                        while (next.isPresent() && written < most) {
                            writing.add(sized(next.get(), written / RATE));
                            progress.at("making a video", ++written, most);
                            next = video.next();
                        }
                    } catch (IOException e) {
                        // what came before the damage is as good
                        progress.at("making a video", written, most);
                    }
                }
                videos += written > before ? 1 : 0;
            }
            if (written == 0) {
                Files.deleteIfExists(file);
                throw new Problem(
                        "there is no video", clips.toString(), "name a folder of videos of faces");
            }
            codecs = writing.finish(written / RATE).codecs();
        }
        String description =
                String.format(
                        Locale.ROOT,
                        "On a video of %d x %d, %s, %d frames from %d videos of %s; for memory gone"
                                + " through until %,.0f frames.",
                        WIDTH,
                        HEIGHT,
                        codecs,
                        written,
                        videos,
                        clips,
                        Math.ceil(seconds * RATE));
        return new FaceClip(file, source, seconds, description);
    }

    private static Media open(MediaSource source, Path file) {
        String id = file.toString();
        return source.open(new Utterance(id, id, "", file, Map.of(), Annotations.NONE));
    }

    private static Optional<Video> video(Media media) {
        try {
            return media.video();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The middle of a picture, as large as it can be in the size wanted. */
    private static Picture sized(Picture picture, double seconds) {
        BufferedImage from =
                new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] pixels = ((DataBufferByte) from.getRaster().getDataBuffer()).getData();
        System.arraycopy(picture.pixels(), 0, pixels, 0, pixels.length);
        BufferedImage to = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        double scale =
                Math.max((double) WIDTH / picture.width(), (double) HEIGHT / picture.height());
        int width = (int) Math.round(picture.width() * scale);
        int height = (int) Math.round(picture.height() * scale);
        Graphics2D graphics = to.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(from, (WIDTH - width) / 2, (HEIGHT - height) / 2, width, height, null);
        graphics.dispose();
        byte[] sized = ((DataBufferByte) to.getRaster().getDataBuffer()).getData();
        return new Picture(seconds, WIDTH, HEIGHT, sized);
    }

    /** How many frames are analyzed for memory. */
    int frames() {
        return (int) Math.ceil(seconds * RATE);
    }

    /** How many frames are analyzed for speed, at most the video once. */
    int timed() {
        return (int) Math.ceil(Math.min(seconds, MOST_SECONDS) * RATE);
    }

    String description() {
        return description;
    }

    /** The video, gone through again until it gave so many frames. */
    Media media(int frames, TimedSight.Watcher watcher) {
        Media one = open(media, file);
        return new NoSound() {
            @Override
            public Optional<Video> video(Video.Format format) throws IOException {
                return Optional.of(new TimedSight(one, format, frames, watcher));
            }
        };
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
