package dev.pathos.leakage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Leak;
import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.signal.Audio;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What real recordings show. */
class RavdessTest {
    @TempDir Path folder;

    private static Path data(String name) {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve("../shared/data").resolve(name))) {
            at = at.getParent();
        }
        assumeTrue(at != null, "RAVDESS is not here: ../shared/data/" + name);
        return at.resolve("../shared/data").resolve(name).normalize();
    }

    /** Mono at 16 kHz, by the mean of channels and of three samples. */
    private static float[] read(Path file) throws IOException {
        try (AudioInputStream coded = AudioSystem.getAudioInputStream(file.toFile())) {
            AudioFormat format = coded.getFormat();
            int channels = format.getChannels();
            AudioFormat plain =
                    new AudioFormat(format.getSampleRate(), Short.SIZE, channels, true, false);
            byte[] bytes = AudioSystem.getAudioInputStream(plain, coded).readAllBytes();
            ByteBuffer samples = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            int step = channels * Math.round(format.getSampleRate() / MediaSource.SAMPLE_RATE);
            float[] sound = new float[bytes.length / Short.BYTES / step];
            for (int i = 0; i < sound.length; i++) {
                for (int k = 0; k < step; k++) {
                    sound[i] += samples.getShort() / 32768f / step;
                }
            }
            return sound;
        } catch (UnsupportedAudioFileException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static final MediaSource SOURCE =
            utterance ->
                    new Media() {
                        @Override
                        public Audio audio() throws IOException {
                            return Audio.of(MediaSource.SAMPLE_RATE, read(utterance.media()));
                        }

                        @Override
                        public Optional<Path> sidecar(String kind) {
                            return Optional.empty();
                        }
                    };

    private static List<Utterance> utterances(Path at, String speaker) throws IOException {
        try (Stream<Path> files = Files.list(at)) {
            return files.filter(f -> f.toString().matches(".*\\.(wav|flac)"))
                    .sorted()
                    .map(f -> utterance(f, speaker))
                    .toList();
        }
    }

    private static Utterance utterance(Path file, String speaker) {
        String name = file.getFileName().toString();
        return new Utterance(name, speaker, "", file, Map.of(), Annotations.NONE);
    }

    @Test
    void should_find_the_two_files_of_the_same_bytes_when_they_are_on_both_sides() {
        Path originals = data("ravdess-48k-originals");
        Utterance one = utterance(originals.resolve("03-01-03-01-02-01-07.wav"), "a");
        Utterance two = utterance(originals.resolve("03-01-03-01-02-02-07.wav"), "b");
        List<Leak> leaks =
                new Guard(folder, SOURCE).leaks(Map.of("training", List.of(one)), List.of(two));
        assertEquals(1, leaks.size());
        assertEquals("identical audio", leaks.get(0).rule());
        assertTrue(leaks.get(0).evidence().get(0).endsWith("(the same bytes)"));
    }

    @Test
    void should_find_each_original_when_a_corpus_holds_copies_at_another_rate() throws IOException {
        List<Utterance> originals = utterances(data("ravdess-48k-originals"), "x");
        List<Utterance> copies = new ArrayList<>();
        for (String actor : List.of("01", "02", "05", "07", "08")) {
            copies.addAll(utterances(data("ravdess").resolve("Actor_" + actor), "y"));
        }
        List<Leak> leaks =
                new Guard(folder, SOURCE).leaks(Map.of("pre-training", copies), originals);
        assertEquals(1, leaks.size(), "" + leaks);
        assertEquals("near-identical audio", leaks.get(0).rule());
        assertEquals(21, leaks.get(0).count());
    }

    /** Actor 02 repeats herself most closely of all; actor 07 has one clip twice. */
    @Test
    void should_tell_takes_apart_when_one_actor_says_a_sentence_twice() throws IOException {
        for (String actor : List.of("02", "07")) {
            List<Utterance> first = new ArrayList<>();
            List<Utterance> second = new ArrayList<>();
            for (Utterance u : utterances(data("ravdess").resolve("Actor_" + actor), "")) {
                (u.id().startsWith("01", "03-01-03-01-02-".length()) ? first : second).add(u);
            }
            assertEquals(first.size(), second.size());
            List<Leak> leaks = new Guard(folder, SOURCE).leaks(Map.of("training", first), second);
            int copies = leaks.stream().mapToInt(Leak::count).sum();
            assertEquals(actor.equals("07") ? 1 : 0, copies, "" + leaks);
        }
    }
}
