package dev.pathos.media;

import dev.pathos.api.corpus.Video;
import dev.pathos.media.Message.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Pictures that a worker decodes, some at a time, into a file that this process then reads. */
final class DecodedVideo implements Video {
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
