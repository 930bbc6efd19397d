package dev.pathos.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes hours of silence as FLAC of some kilobytes: frames that say "constant" (RFC 9639). */
final class SilentFlac {
    private static final int BLOCK = 65_535;
    private static final int RATE = 16_000;

    private SilentFlac() {}

    /**
     * Writes a file.
     *
     * @param file the file
     * @param frames how many frames of 4.1 s
     * @param value the constant sample, 0 for silence
     */
    static Path write(Path file, int frames, int value) throws IOException {
        return write(file, frames, value, RATE);
    }

    /** The same at another rate than 16 kHz, in shorter frames accordingly. */
    static Path write(Path file, int frames, int value, int rate) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("fLaC".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(new byte[] {(byte) 0x80, 0, 0, 34});
        number(out, BLOCK, 2);
        number(out, BLOCK, 2);
        number(out, 0, 6);
        // 20 bits of rate, 3 of channels - 1, 5 of bits - 1, 36 of the number of samples
        number(out, (long) rate << 44 | 15L << 36 | (long) frames * BLOCK, 8);
        out.writeBytes(new byte[16]);
        for (int i = 0; i < frames; i++) {
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            // block size in 16 bits, rate and bits as in the header, one channel
            number(frame, 0xfff87000L, 4);
            frame.writeBytes(new String(Character.toChars(i)).getBytes(StandardCharsets.UTF_8));
            number(frame, BLOCK - 1, 2);
            number(frame, crc(frame.toByteArray(), 0x07, 8), 1);
            frame.write(0);
            number(frame, value, 2);
            number(frame, crc(frame.toByteArray(), 0x8005, 16), 2);
            out.writeBytes(frame.toByteArray());
        }
        return Files.write(file, out.toByteArray());
    }

    private static void number(ByteArrayOutputStream out, long value, int bytes) {
        for (int b = bytes - 1; b >= 0; b--) {
            out.write((int) (value >>> 8 * b));
        }
    }

    private static int crc(byte[] bytes, int polynomial, int bits) {
        int crc = 0;
        for (byte b : bytes) {
            crc ^= (b & 0xff) << bits - 8;
            for (int i = 0; i < 8; i++) {
                crc = (crc & 1 << bits - 1) != 0 ? crc << 1 ^ polynomial : crc << 1;
            }
            crc &= (1 << bits) - 1;
        }
        return crc;
    }
}
