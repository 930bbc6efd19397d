package dev.pathos.check;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the header of a WAV or FLAC file says, so that the sound itself need not be decoded.
 *
 * @param rate samples per second
 * @param channels channels
 * @param seconds the duration
 */
record SoundHeader(int rate, int channels, double seconds) {
    private static final int PCM_OR_ALIKE = 16;

    /**
     * Reads a header.
     *
     * @param file a file
     * @return what it says; empty for other formats and for headers that do not say it
     * @throws IOException if the file cannot be read
     */
    static Optional<SoundHeader> of(Path file) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            return switch (tag(in)) {
                case "RIFF" -> wav(in, Files.size(file));
                case "fLaC" -> flac(in);
                default -> Optional.empty();
            };
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    private static String tag(DataInputStream in) throws IOException {
        return new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
    }

    /** Chunks: a form with rate and bytes per second, then the data with its size. */
    private static Optional<SoundHeader> wav(DataInputStream in, long size) throws IOException {
        in.readInt();
        if (!tag(in).equals("WAVE")) {
            return Optional.empty();
        }
        long at = 12;
        int channels = 0;
        int rate = 0;
        long bytesPerSecond = 0;
        while (true) {
            String chunk = tag(in);
            long length = Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
            at += 8;
            if (chunk.equals("data")) {
                // A recorder that was not stopped well leaves a length that is too long, or none.
                long bytes = length == 0 ? size - at : Math.min(length, size - at);
                return bytesPerSecond <= 0 || rate <= 0
                        ? Optional.empty()
                        : Optional.of(
                                new SoundHeader(rate, channels, (double) bytes / bytesPerSecond));
            }
            long padded = length + length % 2;
            if (chunk.equals("fmt ") && length >= PCM_OR_ALIKE) {
                in.readShort();
                channels = Short.reverseBytes(in.readShort());
                rate = Integer.reverseBytes(in.readInt());
                bytesPerSecond = Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
                in.skipNBytes(padded - 12);
            } else {
                in.skipNBytes(padded);
            }
            at += padded;
        }
    }

    /** STREAMINFO, which comes first: 20 bits rate, 3 bits channels, 5 bits depth, 36 samples. */
    private static Optional<SoundHeader> flac(DataInputStream in) throws IOException {
        in.skipNBytes(4 + 10);
        long bits = in.readLong();
        int rate = (int) (bits >>> 44);
        int channels = (int) (bits >>> 41 & 7) + 1;
        long samples = bits & (1L << 36) - 1;
        return rate == 0 || samples == 0
                ? Optional.empty()
                : Optional.of(new SoundHeader(rate, channels, (double) samples / rate));
    }
}
