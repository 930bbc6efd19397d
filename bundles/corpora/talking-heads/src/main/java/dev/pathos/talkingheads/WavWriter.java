package dev.pathos.talkingheads;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Writes mono sound of 16 bits as a WAV file. */
final class WavWriter {
    private WavWriter() {}

    /** Writes samples at {@link Synthesizer#RATE} to a new file. */
    static void write(short[] samples, Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        AudioFormat format = new AudioFormat(Synthesizer.RATE, 16, 1, true, false);
        try (AudioInputStream sound =
                        new AudioInputStream(
                                new ByteArrayInputStream(bytes.array()), format, samples.length);
                OutputStream out = Files.newOutputStream(file)) {
            AudioSystem.write(sound, AudioFileFormat.Type.WAVE, out);
        }
    }
}
