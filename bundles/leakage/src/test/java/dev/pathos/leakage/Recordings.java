package dev.pathos.leakage;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.signal.Audio;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Files of 16-bit samples behind a header of any length, and the source that reads them. */
final class Recordings implements MediaSource {
    private final AtomicInteger opened = new AtomicInteger();

    /** How often a sound was read. */
    int opened() {
        return opened.get();
    }

    /** Writes a file: a comment's length, the comment, then samples. */
    static Path write(Path file, String comment, float[] sound) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(1 + comment.length() + 2 * sound.length)
                        .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) comment.length());
        bytes.put(comment.getBytes(StandardCharsets.US_ASCII));
        for (float sample : sound) {
            bytes.putShort((short) Math.max(-32768, Math.min(32767, Math.rint(32768 * sample))));
        }
        return Files.write(file, bytes.array());
    }

    /** The samples of a file. */
    static float[] read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(1 + bytes.get(0));
        float[] sound = new float[bytes.remaining() / 2];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = bytes.getShort() / 32768f;
        }
        return sound;
    }

    @Override
    public Media open(Utterance utterance) {
        return new Media() {
            @Override
            public Audio audio() throws IOException {
                opened.incrementAndGet();
                return Audio.of(SAMPLE_RATE, read(utterance.media()));
            }

            @Override
            public Optional<Path> sidecar(String kind) {
                return Optional.empty();
            }
        };
    }
}
