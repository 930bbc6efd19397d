package dev.pathos.media;

import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.signal.Audio;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** Decoded sound as a view on its file; nothing of it lies on the heap. */
final class MappedAudio implements Audio {
    /** A single mapping cannot be longer than 2^31-1 bytes. */
    private static final int SEGMENT = 1 << 28;

    private final FloatBuffer[] segments;
    private final int segment;
    private final long length;

    private MappedAudio(FloatBuffer[] segments, int segment, long length) {
        this.segments = segments;
        this.segment = segment;
        this.length = length;
    }

    static MappedAudio of(Path file) throws IOException {
        return of(file, SEGMENT);
    }

    /**
     * Maps a file of samples.
     *
     * @param file what {@link SampleFile} writes
     * @param segment samples in one mapping
     * @return the view
     * @throws IOException if it cannot be mapped
     */
    static MappedAudio of(Path file, int segment) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long length = Math.max(0, channel.size() - SampleFile.CHECKSUM) / Float.BYTES;
            FloatBuffer[] segments =
                    new FloatBuffer[Math.toIntExact((length + segment - 1) / segment)];
            for (int s = 0; s < segments.length; s++) {
                long from = (long) s * segment;
                long count = Math.min(segment, length - from);
                segments[s] =
                        channel.map(
                                        FileChannel.MapMode.READ_ONLY,
                                        from * Float.BYTES,
                                        count * Float.BYTES)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .asFloatBuffer();
            }
            return new MappedAudio(segments, segment, length);
        }
    }

    /**
     * Whether a file of samples is as it was written.
     *
     * @param file what {@link SampleFile} writes
     * @return whether it is as long as its checksum says, and nothing in it has changed
     * @throws IOException if it cannot be read
     */
    static boolean intact(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long samples = channel.size() - SampleFile.CHECKSUM;
            if (samples < 0) {
                return false;
            }
            CRC32C checksum = new CRC32C();
            for (long from = 0; from < samples; from += SEGMENT) {
                long count = Math.min(SEGMENT, samples - from);
                checksum.update(channel.map(FileChannel.MapMode.READ_ONLY, from, count));
            }
            ByteBuffer written =
                    ByteBuffer.allocate(SampleFile.CHECKSUM).order(ByteOrder.LITTLE_ENDIAN);
            while (written.hasRemaining()) {
                channel.read(written, samples + written.position());
            }
            return written.flip().getLong() == checksum.getValue();
        }
    }

    @Override
    public int sampleRate() {
        return MediaSource.SAMPLE_RATE;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public int read(long from, float[] into) {
        int count = (int) Math.max(0, Math.min(into.length, length - from));
        int done = 0;
        while (done < count) {
            int s = (int) ((from + done) / segment);
            int offset = (int) ((from + done) % segment);
            int piece = Math.min(count - done, segments[s].limit() - offset);
            // Absolute, so that threads share the buffer.
            segments[s].get(offset, into, done, piece);
            done += piece;
        }
        return count;
    }
}
