package dev.pathos.check;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes WAV files of 16 bits a sample. */
final class Wav {
    private Wav() {}

    static Path write(Path file, int rate, int channels, int frames, int seed) throws IOException {
        byte[] data = new byte[frames * channels * 2];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (i * 31 + seed);
        }
        return write(file, rate, channels, data, data.length);
    }

    static Path write(Path file, int rate, int channels, byte[] data, int declared)
            throws IOException {
        ByteBuffer wav = ByteBuffer.allocate(56 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        text(wav, "RIFF").putInt(48 + data.length);
        text(wav, "WAVE");
        // a chunk of odd length, with its padding, before the form
        text(wav, "note").putInt(3).put(new byte[4]);
        text(wav, "fmt ").putInt(16).putShort((short) 1).putShort((short) channels).putInt(rate);
        wav.putInt(rate * channels * 2).putShort((short) (channels * 2)).putShort((short) 16);
        text(wav, "data").putInt(declared).put(data);
        Files.createDirectories(file.getParent());
        return Files.write(file, wav.array());
    }

    private static ByteBuffer text(ByteBuffer into, String text) {
        return into.put(text.getBytes(StandardCharsets.US_ASCII));
    }
}
