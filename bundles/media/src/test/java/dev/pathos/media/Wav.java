package dev.pathos.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes WAV files of any sample format. */
final class Wav {
    private final int rate;
    private final int bits;
    private final boolean floats;

    private Wav(int rate, int bits, boolean floats) {
        this.rate = rate;
        this.bits = bits;
        this.floats = floats;
    }

    static Wav pcm(int rate, int bits) {
        return new Wav(rate, bits, false);
    }

    static Wav floats(int rate) {
        return new Wav(rate, 32, true);
    }

    /** Writes channels of equal length. */
    Path write(Path file, float[]... channels) throws IOException {
        int bytes = channels[0].length * channels.length * bits / 8;
        ByteBuffer out = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
        text(out, "RIFF").putInt(36 + bytes);
        text(out, "WAVE");
        text(out, "fmt ").putInt(16);
        out.putShort((short) (floats ? 3 : 1)).putShort((short) channels.length).putInt(rate);
        out.putInt(rate * channels.length * bits / 8);
        out.putShort((short) (channels.length * bits / 8)).putShort((short) bits);
        text(out, "data").putInt(bytes);
        for (int i = 0; i < channels[0].length; i++) {
            for (float[] channel : channels) {
                put(out, channel[i]);
            }
        }
        return Files.write(file, out.array());
    }

    private static ByteBuffer text(ByteBuffer out, String text) {
        return out.put(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void put(ByteBuffer out, float value) {
        if (floats) {
            out.putFloat(value);
            return;
        }
        int level = Math.round(value * ((1 << (bits - 1)) - 1));
        if (bits == 8) {
            out.put((byte) (level + 128));
            return;
        }
        for (int b = 0; b < bits; b += 8) {
            out.put((byte) (level >> b));
        }
    }

    static float[] tone(int rate, double seconds, double hertz, double amplitude) {
        float[] samples = new float[(int) Math.round(rate * seconds)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (amplitude * Math.sin(2 * Math.PI * hertz * i / rate));
        }
        return samples;
    }
}
