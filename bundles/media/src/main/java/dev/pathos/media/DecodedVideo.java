package dev.pathos.media;

import dev.pathos.api.corpus.Video;
import dev.pathos.api.face.FaceDetector.Box;
import dev.pathos.api.face.Network;
import dev.pathos.api.face.Sight;
import dev.pathos.api.run.Problem;
import dev.pathos.media.Message.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Pictures that a worker decodes, some at a time, into a file that this process then reads; or that
 * it looks at itself.
 */
final class DecodedVideo implements Sight {
    private final Path in;
    private final Path part;
    private final Decoders decoders;
    private final Decoder decoder;
    private long worker = -1;
    private Deque<Picture> pictures = new ArrayDeque<>();
    private boolean taken;
    private boolean ended;
    private int glances;
    private boolean closed;

    private DecodedVideo(Path in, Path part, Decoders decoders, Decoder decoder) {
        this.in = in;
        this.part = part;
        this.decoders = decoders;
        this.decoder = decoder;
    }

    /**
     * Opens a file's pictures.
     *
     * @param in the file
     * @param folder takes the pictures on their way
     * @param format which pictures are wanted
     * @param decoders lend the worker
     * @return the pictures; empty if the file has none
     * @throws IOException if they cannot be read; the message names file and reason
     */
    static Optional<Video> open(Path in, Path folder, Format format, Decoders decoders)
            throws IOException {
        InputFile.check(in);
        Path part = Handover.file(folder, "pictures-");
        Decoder decoder = decoders.take();
        DecodedVideo video = new DecodedVideo(in, part, decoders, decoder);
        try {
            Message request =
                    Message.of(
                            Kind.OPEN,
                            in.toAbsolutePath().toString(),
                            String.valueOf(format.longestSide()),
                            String.valueOf(format.rate()),
                            String.valueOf(format.gray()));
            if (decoder.ask(request, in, part).kind() == Kind.DONE) {
                video.worker = decoder.pid();
                return Optional.of(video);
            }
        } catch (IOException | RuntimeException e) {
            video.close();
            throw e;
        }
        video.close();
        return Optional.empty();
    }

    @Override
    public Optional<Picture> next() throws IOException {
        check(closed);
        if (glances > 0) {
            throw new IllegalStateException("a video that is looked at gives no pictures");
        }
        taken = true;
        if (pictures.isEmpty() && !ended) {
            ended = request(Message.of(Kind.MORE, part.toString())).kind() == Kind.END;
            pictures = PictureFile.read(part);
        }
        return Optional.ofNullable(pictures.poll());
    }

    @Override
    public Optional<Glance> glance() throws IOException {
        check(closed);
        if (taken) {
            throw new IllegalStateException("a video whose pictures are taken is not looked at");
        }
        Message answer = request(Message.of(Kind.GLANCE));
        if (answer.kind() == Kind.END) {
            return Optional.empty();
        }
        glances++;
        List<String> said = answer.text();
        return Optional.of(
                new Glance(
                        Double.parseDouble(said.get(0)),
                        Integer.parseInt(said.get(1)),
                        Integer.parseInt(said.get(2)),
                        Double.parseDouble(said.get(3))));
    }

    @Override
    public List<Box> faces(Box within, double smallest, double largest) throws IOException {
        float[] edges = numbers(Kind.SEEK, numbers(within, smallest, largest));
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < edges.length; i += 4) {
            boxes.add(new Box(edges[i], edges[i + 1], edges[i + 2], edges[i + 3]));
        }
        return List.copyOf(boxes);
    }

    @Override
    public float[] corners(Box within, int most, double apart) throws IOException {
        return numbers(Kind.CORNERS, numbers(within, most, apart));
    }

    @Override
    public float[] follow(float[] points) throws IOException {
        if (glances == 1) {
            throw new IllegalStateException("there is no picture before the first");
        }
        return numbers(Kind.FOLLOW, points);
    }

    @Override
    public float[] apply(Network network, Square square) throws IOException {
        List<String> text = new ArrayList<>(List.of(Looking.text(network)));
        float[] place = {
            (float) square.x(), (float) square.y(), (float) square.side(), (float) square.angle()
        };
        text.add(Message.text(place));
        checkWorker();
        try {
            return Message.numbers(ask(new Message(Kind.APPLY, text)).reason());
        } catch (FaultyFile e) {
            if (e.fault().ends()) {
                throw deadly(network, e);
            }
            throw e;
        }
    }

    /** The video was decoded before: it cannot be what ends the process now. */
    private static Problem deadly(Network network, FaultyFile e) {
        return new Problem(
                "the network ends the process that applies it: " + e.reason(),
                network.file().toString(),
                "use another one, or raise the media part's limits if it may take so much",
                e);
    }

    private static float[] numbers(Box box, double a, double b) {
        return new float[] {
            (float) box.x(),
            (float) box.y(),
            (float) box.width(),
            (float) box.height(),
            (float) a,
            (float) b
        };
    }

    private float[] numbers(Kind kind, float[] numbers) throws IOException {
        return Message.numbers(ask(Message.of(kind, Message.text(numbers))).reason());
    }

    private Message ask(Message request) throws IOException {
        check(closed);
        if (glances == 0) {
            throw new IllegalStateException("no picture has been glanced at");
        }
        return request(request);
    }

    private Message request(Message request) throws IOException {
        checkWorker();
        return decoder.ask(request, in, part);
    }

    /** Another worker than the one that opened the video would know nothing of it. */
    private void checkWorker() throws FaultyFile {
        if (decoder.pid() != worker) {
            throw new FaultyFile(in, Fault.CRASHED, "in its midst");
        }
    }

    private void check(boolean gone) throws IOException {
        if (gone) {
            throw new IOException(in + ": closed");
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (worker >= 0 && decoder.pid() == worker) {
                decoder.ask(Message.of(Kind.CLOSE), in, part);
            }
        } finally {
            decoders.give(decoder);
            Files.deleteIfExists(part);
        }
    }
}
