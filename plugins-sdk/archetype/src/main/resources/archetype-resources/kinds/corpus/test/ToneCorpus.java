package ${package};

import dev.pathos.api.signal.Audio;
import dev.pathos.tck.Tones;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Writes a small corpus of tones in the layout that {@link ${className}} reads. */
final class ToneCorpus {
    private static final List<String> LABELS = List.of("anger", "neutral", "sadness");
    private static final int SPEAKERS = 6;
    private static final int TAKES = 4;

    private ToneCorpus() {}

    /** Writes it, over what is there. */
    static Path write(Path root) throws IOException {
        for (int speaker = 0; speaker < SPEAKERS; speaker++) {
            for (int label = 0; label < LABELS.size(); label++) {
                Path folder = root.resolve("speaker-" + speaker).resolve(LABELS.get(label));
                Files.createDirectories(folder);
                for (int take = 0; take < TAKES; take++) {
                    double hertz = 120 + 10 * speaker + 60 * label + 3 * take;
                    write(Tones.swelling(hertz, .3, .5, 3, 1.2), folder.resolve(take + ".wav"));
                }
            }
        }
        return root;
    }

    private static void write(Audio audio, Path file) throws IOException {
        float[] samples = audio.toArray();
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float sample : samples) {
            bytes.putShort((short) Math.round(sample * 32767));
        }
        AudioFormat format = new AudioFormat(audio.sampleRate(), 16, 1, true, false);
        try (AudioInputStream in =
                new AudioInputStream(
                        new ByteArrayInputStream(bytes.array()), format, samples.length)) {
            AudioSystem.write(in, AudioFileFormat.Type.WAVE, file.toFile());
        }
    }
}
