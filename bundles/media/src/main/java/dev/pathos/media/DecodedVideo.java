package dev.pathos.media;

import dev.pathos.api.corpus.Video;
import dev.pathos.api.face.FaceDetector.Box;
import dev.pathos.api.face.Network;
import dev.pathos.api.face.Sight;
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
    private Deque<Picture> pictures = new ArrayDeque<>();
    private boolean ended;
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
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, "pictures-", ".part").toAbsolutePath();
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
        if (closed) {
            throw new IOException(in + ": closed");
        }
        if (pictures.isEmpty() && !ended) {
            ended =
                    decoder.ask(Message.of(Kind.MORE, part.toString()), in, part).kind()
                            == Kind.END;
            pictures = PictureFile.read(part);
        }
        return Optional.ofNullable(pictures.poll());
    }

    @Override
    public Optional<Glance> glance() throws IOException {
        Message answer = ask(Message.of(Kind.GLANCE));
        if (answer.kind() == Kind.END) {
            return Optional.empty();
        }
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
        return numbers(Kind.FOLLOW, points);
    }

    @Override
    public float[] apply(Network network, Square square) throws IOException {
        List<String> text = new ArrayList<>(List.of(Looking.text(network)));
        float[] place = {
            (float) square.x(), (float) square.y(), (float) square.side(), (float) square.angle()
        };
        text.add(Message.text(place));
        return Message.numbers(ask(new Message(Kind.APPLY, text)).reason());
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
        if (closed) {
            throw new IOException(in + ": closed");
        }
        return decoder.ask(request, in, part);
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (decoder.pid() >= 0) {
                decoder.ask(Message.of(Kind.CLOSE), in, part);
            }
        } finally {
            decoders.give(decoder);
            Files.deleteIfExists(part);
        }
    }
}
