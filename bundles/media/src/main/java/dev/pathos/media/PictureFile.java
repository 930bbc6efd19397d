package dev.pathos.media;

import dev.pathos.api.corpus.Video;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Pictures on their way between this process and its worker: a file that both can see. */
final class PictureFile {
    private static final int BUFFER = 1 << 16;

    private PictureFile() {}

    /** Where a picture comes from. */
    interface Source {
        /** The next picture, or null at the end; what fails once fails again. */
        Video.Picture next() throws Unreadable;
    }

    /**
     * Writes pictures until they fill a file or end.
     *
     * @param file the file, replaced
     * @param source gives the pictures
     * @param bytes after so many no more picture begins
     * @return whether that was the end of the source
     * @throws Unreadable if the first fails; those before another that fails are written
     */
    static boolean write(Path file, Source source, long bytes) throws Unreadable, IOException {
        try (DataOutputStream out =
                new DataOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(file), BUFFER))) {
            while (out.size() < bytes) {
                Video.Picture picture = source.next();
                if (picture == null) {
                    return true;
                }
                out.writeBoolean(true);
                out.writeDouble(picture.seconds());
                out.writeInt(picture.width());
                out.writeInt(picture.height());
                out.writeBoolean(picture.gray());
                out.write(picture.pixels());
            }
            return false;
        } catch (Unreadable e) {
            if (Files.size(file) == 0) {
                throw e;
            }
            return false;
        }
    }

    /** Writes one picture. */
    static void write(Path file, Video.Picture picture) throws IOException {
        write(file, new ArrayDeque<>(List.of(picture)));
    }

    /** Writes pictures, and takes them out of the queue. */
    static void write(Path file, Deque<Video.Picture> pictures) throws IOException {
        try {
            write(file, pictures::poll, Long.MAX_VALUE);
        } catch (Unreadable e) {
            throw new IllegalStateException("a queue is always readable", e);
        }
    }

    /** Reads all pictures of a file. */
    static Deque<Video.Picture> read(Path file) throws IOException {
        Deque<Video.Picture> pictures = new ArrayDeque<>();
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            while (in.read() >= 0) {
                double seconds = in.readDouble();
                int width = in.readInt();
                int height = in.readInt();
                byte[] pixels = new byte[width * height * (in.readBoolean() ? 1 : 3)];
                in.readFully(pixels);
                pictures.add(new Video.Picture(seconds, width, height, pixels));
            }
        }
        return pictures;
    }
}
