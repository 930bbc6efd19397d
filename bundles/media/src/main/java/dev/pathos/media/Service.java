package dev.pathos.media;

import dev.pathos.api.corpus.Video;
import dev.pathos.media.Message.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bytedeco.javacv.FrameRecorder;

/** What the worker does on request; one video may be open between requests. */
final class Service {
    /** Pictures handed over at once, in bytes: small beside any memory, large beside a message. */
    private static final long BATCH = 4L << 20;

    /** All formats take it. */
    private static final int MADE_RATE = 48_000;

    private static final double MADE_SECONDS = 1;

    private Pictures pictures;
    private Looking looking;
    private Looking.Eyes eyes;
    private MovieTaking movie;

    /** Carries a request out. */
    Message answer(Message request) {
        List<String> text = request.text();
        try {
            return switch (request.kind()) {
                case DECODE -> {
                    Decoding.decode(
                            Path.of(text.get(0)),
                            Path.of(text.get(1)),
                            Downmix.parse(text.get(2)).orElseThrow());
                    yield Message.of(Kind.DONE);
                }
                case OPEN -> open(Path.of(text.get(0)), format(text));
                case MORE -> more(Path.of(text.get(0)));
                case CLOSE -> {
                    close();
                    yield Message.of(Kind.DONE);
                }
                case MAKE -> make(Path.of(text.get(0)), MediaFormat.valueOf(text.get(1)));
                case GLANCE, SEEK, CORNERS, FOLLOW, APPLY -> look(request);
                case FACES -> faces(Path.of(text.get(0)), Integer.parseInt(text.get(1)));
                case RECORD -> {
                    abandon();
                    movie = new MovieTaking(text);
                    yield Message.of(Kind.DONE);
                }
                case ADD -> movie.add(Path.of(text.get(0)));
                case FINISH -> movie.finish(Double.parseDouble(text.get(0)));
                case ABANDON -> {
                    abandon();
                    yield Message.of(Kind.DONE);
                }
                default -> Message.of(Kind.UNABLE, "the decoding process cannot " + request.kind());
            };
        } catch (Unreadable e) {
            return unreadable(e);
        } catch (IOException e) {
            return Message.of(Kind.UNABLE, "cannot hand over what was decoded: " + e.getMessage());
        } catch (RuntimeException e) {
            return unreadable(new Unreadable(Fault.DAMAGED, e.toString()));
        }
    }

    private static Message unreadable(Unreadable reason) {
        return Message.of(Kind.UNREADABLE, reason.fault().name(), reason.detail());
    }

    private static Video.Format format(List<String> text) {
        return new Video.Format(
                Integer.parseInt(text.get(1)),
                Double.parseDouble(text.get(2)),
                Boolean.parseBoolean(text.get(3)));
    }

    private Message open(Path in, Video.Format format) throws Unreadable {
        close();
        Optional<Pictures> opened = Pictures.open(in, format);
        pictures = opened.orElse(null);
        return Message.of(opened.isPresent() ? Kind.DONE : Kind.END);
    }

    private Message more(Path out) throws Unreadable, IOException {
        if (pictures == null) {
            throw new Unreadable(Fault.CRASHED, "in its midst");
        }
        boolean ended = PictureFile.write(out, () -> pictures.next().orElse(null), BATCH);
        return Message.of(ended ? Kind.END : Kind.DONE);
    }

    private Message look(Message request) throws Unreadable {
        if (pictures == null) {
            throw new Unreadable(Fault.CRASHED, "in its midst");
        }
        try {
            eyes = eyes == null ? Looking.open() : eyes;
        } catch (IOException | LinkageError e) {
            return Message.of(Kind.UNABLE, "no picture can be looked at here: " + e.getMessage());
        }
        looking = looking == null ? new Looking(pictures, eyes) : looking;
        return looking.answer(request);
    }

    private void close() {
        if (looking != null) {
            looking.close();
            looking = null;
        }
        if (pictures != null) {
            pictures.close();
            pictures = null;
        }
    }

    private void abandon() {
        if (movie != null) {
            movie.close();
            movie = null;
        }
    }

    private static Message make(Path out, MediaFormat format) {
        float[] voice = Specimen.voice(MADE_RATE, MADE_SECONDS);
        try {
            Specimen.write(out, format, MADE_RATE, voice, voice);
            return Message.of(Kind.DONE);
        } catch (FrameRecorder.Exception e) {
            return Message.of(Kind.UNABLE, "no " + format + " can be made: " + e.getMessage());
        }
    }

    private Message faces(Path in, int smallest) throws IOException {
        try {
            eyes = eyes == null ? Looking.open() : eyes;
        } catch (IOException | LinkageError e) {
            return Message.of(Kind.UNABLE, "no face can be sought here: " + e.getMessage());
        }
        Video.Picture picture = PictureFile.read(in).getFirst();
        List<int[]> found =
                eyes.faces().find(picture.pixels(), picture.width(), picture.height(), smallest);
        String boxes =
                found.stream()
                        .map(b -> b[0] + " " + b[1] + " " + b[2] + " " + b[3])
                        .collect(Collectors.joining(";"));
        return Message.of(Kind.DONE, boxes);
    }
}
