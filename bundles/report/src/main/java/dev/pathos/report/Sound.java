package dev.pathos.report;

import dev.pathos.api.signal.Audio;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Sound that lies within the page. */
final class Sound {
    private static final int HEADER = 44;

    private Sound() {}

    /**
     * A stretch of sound as the address of an inline WAV: mono, 16 bits.
     *
     * @param audio the sound
     * @param from the first sample
     * @param length samples
     */
    static String of(Audio audio, long from, int length) {
        float[] samples = new float[length];
        int count = audio.read(from, samples);
        ByteBuffer wav = ByteBuffer.allocate(HEADER + 2 * count).order(ByteOrder.LITTLE_ENDIAN);
        int rate = audio.sampleRate();
        wav.put(ascii("RIFF")).putInt(HEADER - 8 + 2 * count).put(ascii("WAVEfmt "));
        wav.putInt(16).putShort((short) 1).putShort((short) 1);
        wav.putInt(rate).putInt(2 * rate).putShort((short) 2).putShort((short) 16);
        wav.put(ascii("data")).putInt(2 * count);
        for (int i = 0; i < count; i++) {
            wav.putShort((short) Math.round(Math.max(-1, Math.min(1, samples[i])) * 32767));
        }
        return "data:audio/wav;base64," + Base64.getEncoder().encodeToString(wav.array());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
