package dev.pathos.media;

import dev.pathos.api.corpus.Video;
import dev.pathos.api.corpus.VideoWriter;
import dev.pathos.media.Message.Kind;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A movie that the worker is told to write, request by request; its first picture begins it. */
final class MovieTaking implements AutoCloseable {
    private final Path out;
    private final Optional<VideoWriter.Sound> sound;
    private MovieFile movie;

    /**
     * Keeps what is wanted.
     *
     * @param text the file, and if something is to be heard a file, from where and until where
     */
    MovieTaking(List<String> text) {
        out = Path.of(text.get(0));
        sound =
                text.size() == 1
                        ? Optional.empty()
                        : Optional.of(
                                new VideoWriter.Sound(
                                        Path.of(text.get(1)),
                                        Double.parseDouble(text.get(2)),
                                        Double.parseDouble(text.get(3))));
    }

    /** Adds the pictures in a file. */
    Message add(Path file) throws Unreadable {
        try {
            Deque<Video.Picture> pictures = PictureFile.read(file);
            if (movie == null) {
                movie =
                        MovieFile.create(
                                out, pictures.getFirst(), sound, PictureEncoder.BEST_FIRST);
            }
            for (Video.Picture picture : pictures) {
                movie.add(picture);
            }
            return Message.of(Kind.DONE);
        } catch (IOException e) {
            return unable(e);
        }
    }

    /** Writes some of the rest; {@link Kind#END} when that was all. */
    Message finish(double end) throws Unreadable {
        try {
            if (!movie.finish(end)) {
                return Message.of(Kind.DONE);
            }
            Message done = Message.of(Kind.END, movie.codecs(), movie.silence());
            movie.close();
            movie = null;
            return done;
        } catch (IOException e) {
            return unable(e);
        }
    }

    private static Message unable(IOException e) {
        if (e instanceof FileSystemException f) {
            return Message.of(
                    Kind.REFUSED,
                    "cannot write, " + f.getReason(),
                    f.getFile(),
                    "see that there is room, or name another folder");
        }
        return Message.of(Kind.UNABLE, String.valueOf(e.getMessage()));
    }

    @Override
    public void close() {
        if (movie != null) {
            movie.close();
            movie = null;
        }
    }
}
