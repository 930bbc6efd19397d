package dev.pathos.tables;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.corpus.Video;
import dev.pathos.api.corpus.Video.Picture;
import dev.pathos.api.face.FaceDetector.Box;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Single pictures as media: a picture is a video of one frame, and a piece of it is written to a
 * temporary file to be one as well.
 */
final class Pictures implements AutoCloseable {
    private final MediaSource media;
    private final Path folder;

    /**
     * Makes room for pieces.
     *
     * @param media opens pictures
     * @throws IOException if no temporary folder can be made
     */
    Pictures(MediaSource media) throws IOException {
        this.media = media;
        this.folder = Files.createTempDirectory("pathos-pictures");
    }

    private Media open(Path file) {
        String name = file.toString();
        return media.open(new Utterance(name, name, "", file, Map.of(), Annotations.NONE));
    }

    /**
     * Decodes a picture in color.
     *
     * @param file the picture
     * @throws IOException if it cannot be decoded
     */
    Picture decode(Path file) throws IOException {
        try (Video video =
                open(file)
                        .video(Video.Format.ORIGINAL)
                        .orElseThrow(() -> new IOException(file + ": no picture in it"))) {
            return video.next().orElseThrow(() -> new IOException(file + ": no picture in it"));
        }
    }

    /**
     * A piece of a picture.
     *
     * @param media the piece as media
     * @param left pixels that are cut off on the left
     * @param top pixels that are cut off above
     */
    record Piece(Media media, int left, int top) {}

    /**
     * Cuts a piece out.
     *
     * @param picture a picture in color
     * @param wanted what to cut out, as far as it is in the picture
     * @throws IOException if it cannot be written
     */
    Piece cut(Picture picture, Box wanted) throws IOException {
        int left = (int) Math.max(0, Math.floor(wanted.x()));
        int top = (int) Math.max(0, Math.floor(wanted.y()));
        int right = (int) Math.min(picture.width(), Math.ceil(wanted.x() + wanted.width()));
        int bottom = (int) Math.min(picture.height(), Math.ceil(wanted.y() + wanted.height()));
        if (left >= right || top >= bottom) {
            throw new IOException("a box outside of the picture");
        }
        Path file = folder.resolve("piece.ppm");
        Files.deleteIfExists(file);
        // Netpbm's portable pixmap: a header and the colors as they are, red first
        byte[] row = new byte[3 * (right - left)];
        try (OutputStream out = Files.newOutputStream(file)) {
            String header = "P6\n" + (right - left) + " " + (bottom - top) + "\n255\n";
            out.write(header.getBytes(StandardCharsets.US_ASCII));
            for (int y = top; y < bottom; y++) {
                for (int i = 0; i < right - left; i++) {
                    int from = 3 * (y * picture.width() + left + i);
                    row[3 * i] = picture.pixels()[from + 2];
                    row[3 * i + 1] = picture.pixels()[from + 1];
                    row[3 * i + 2] = picture.pixels()[from];
                }
                out.write(row);
            }
        }
        return new Piece(open(file), left, top);
    }

    @Override
    public void close() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
