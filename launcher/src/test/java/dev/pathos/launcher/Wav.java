package dev.pathos.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntToDoubleFunction;

/** Writes sound files of 16 kHz, mono, 16 bits. */
final class Wav {
    static final int RATE = 16_000;

    private Wav() {}

    /**
     * Writes a file.
     *
     * @param samples how many
     * @param sample the value of each, -1..1
     */
    static void write(Path file, int samples, IntToDoubleFunction sample) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
        out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        out.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
        out.putShort((short) 2).putShort((short) 16);
        out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
        for (int i = 0; i < samples; i++) {
            out.putShort((short) Math.round(32_767 * sample.applyAsDouble(i)));
        }
        Files.createDirectories(file.getParent());
        Files.write(file, out.array());
    }
}
