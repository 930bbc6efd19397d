package dev.pathos.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import dev.pathos.tck.CorpusContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RavdessTest extends CorpusContract {
    @TempDir Path folder;

    private static Ravdess at(Path root, Path tracks, boolean picture) {
        return new Ravdess(
                new Shelf(
                        new Place(root, "ravdess", "root"),
                        new Place(tracks, "ravdess", "openface"),
                        picture));
    }

    private static Ravdess at(Path root) {
        return at(root, null, false);
    }

    @Override
    protected Corpus corpus() throws IOException {
        Reading.file(folder, "Actor_01/03-01-01-01-01-01-01.wav");
        Reading.file(folder, "Actor_02/03-01-08-02-01-01-02.flac");
        Reading.file(folder, "Actor_02/01-01-08-02-01-01-02.mp4");
        Reading.file(folder, "README.txt");
        return at(folder);
    }

    @Override
    protected Optional<Corpus> missing() {
        return Optional.of(at(folder.resolve("absent")));
    }

    @Override
    protected Optional<Corpus> empty() throws IOException {
        return Optional.of(at(Files.createDirectories(folder.resolve("empty"))));
    }

    @Test
    void should_read_label_and_speaker_from_the_name() throws IOException {
        for (int emotion = 1; emotion <= 8; emotion++) {
            Reading.file(
                    folder,
                    "Actor_0%d/03-01-0%d-01-02-01-0%d.WAV".formatted(emotion, emotion, emotion));
        }
        Reading reading = Reading.of(at(folder));
        assertEquals(
                List.of(
                        "neutral",
                        "calm",
                        "happy",
                        "sad",
                        "angry",
                        "fearful",
                        "disgust",
                        "surprised"),
                reading.utterances().stream().map(u -> u.annotations().label()).toList());
        Utterance fourth = reading.utterances().get(3);
        assertEquals("03-01-04-01-02-01-04", fourth.id());
        assertEquals("04", fourth.speaker());
        assertEquals("", fourth.session());
        assertEquals(folder.resolve("Actor_04/03-01-04-01-02-01-04.WAV"), fourth.media());
        assertEquals(List.of(), reading.lines());
    }

    @Test
    void should_use_one_of_the_twins_when_a_performance_is_there_twice() throws IOException {
        Reading.file(folder, "a/01-01-05-01-01-01-03.mp4");
        Reading.file(folder, "b/03-01-05-01-01-01-03.wav");
        Reading.file(folder, "c/03-01-05-01-01-01-03.wav");
        Reading.file(folder, "d/01-01-06-01-01-01-03.mp4");
        Reading reading = Reading.of(at(folder));
        assertEquals(List.of("03-01-05-01-01-01-03", "01-01-06-01-01-01-03"), reading.ids());
        assertEquals(
                List.of(
                        "skipped a/01-01-05-01-01-01-03.mp4: the same performance as"
                                + " b/03-01-05-01-01-01-03.wav",
                        "skipped c/03-01-05-01-01-01-03.wav: the same performance as"
                                + " b/03-01-05-01-01-01-03.wav"),
                reading.lines());
        Reading video = Reading.of(at(folder, null, true));
        assertEquals(List.of("01-01-05-01-01-01-03", "01-01-06-01-01-01-03"), video.ids());
    }

    @Test
    void should_tell_why_when_a_file_is_left_out() throws IOException {
        Reading.file(folder, "03-01-05-01-01-01-01.wav");
        Reading.file(folder, "03-02-05-01-01-01-01.wav");
        Reading.file(folder, "02-01-05-01-01-01-01.mp4");
        Reading.file(folder, "03-01-09-01-01-01-01.wav");
        Reading.file(folder, "04-01-05-01-01-01-01.wav");
        Reading.file(folder, "manifest.csv");
        Reading.file(folder, ".hidden/03-01-05-01-01-01-02.wav");
        Reading.file(folder, ".03-01-05-01-01-01-03.wav");
        Reading reading = Reading.of(at(folder));
        assertEquals(List.of("03-01-05-01-01-01-01"), reading.ids());
        assertEquals(
                List.of(
                        "skipped 02-01-05-01-01-01-01.mp4: a picture without sound",
                        "skipped 03-01-09-01-01-01-01.wav: a code in its name that RAVDESS lacks",
                        "skipped 03-02-05-01-01-01-01.wav: song, not speech",
                        "skipped 04-01-05-01-01-01-01.wav: a code in its name that RAVDESS lacks",
                        "skipped manifest.csv: its name is not one of RAVDESS's"),
                reading.lines());
    }

    @Test
    void should_know_take_script_and_speaker_and_join_the_face_table() throws IOException {
        Path track = Reading.file(folder, "faces/01-01-05-02-01-02-04.csv");
        Reading.file(folder, "faces/02-01-05-02-01-02-04.csv");
        Reading.file(folder, "faces/01-01-06-02-01-02-04.csv");
        Reading.file(folder, "03-01-05-02-01-02-04.wav");
        Reading.file(folder, "03-01-05-01-02-01-03.wav");
        Reading reading = Reading.of(at(folder));
        assertEquals("the emotion that the actor was to show", at(folder).labelTarget());
        Utterance woman = reading.utterances().get(1);
        assertEquals("01-05-02-01-02-04", woman.recording().take());
        assertEquals(Map.of("openface", track), woman.sidecars());
        assertEquals(
                Map.of(
                        "sex", "female",
                        "sentence", "Kids are talking by the door",
                        "intensity", "strong",
                        "repetition", "2",
                        "language", "en"),
                woman.recording().traits());
        Utterance man = reading.utterances().get(0);
        assertEquals(Map.of(), man.sidecars());
        assertEquals(
                Map.of(
                        "sex", "male",
                        "sentence", "Dogs are sitting by the door",
                        "intensity", "normal",
                        "repetition", "1",
                        "language", "en"),
                man.recording().traits());
        assertEquals(
                List.of(
                        "skipped faces/02-01-05-02-01-02-04.csv: a second face table beside"
                                + " faces/01-01-05-02-01-02-04.csv",
                        "skipped faces/01-01-06-02-01-02-04.csv: a face table without sound or"
                                + " video"),
                reading.lines());
        Path sounds = folder.resolve("sounds");
        Reading.file(sounds, "03-01-05-02-01-02-04.wav");
        assertEquals(
                Map.of("openface", track),
                Reading.of(at(sounds, folder.resolve("faces"), false))
                        .utterances()
                        .get(0)
                        .sidecars());
    }

    @Test
    void should_survive_links_when_they_lead_in_circles_or_nowhere() throws IOException {
        Path actor = Reading.file(folder, "Actor_01/03-01-05-01-01-01-01.wav").getParent();
        Files.createSymbolicLink(actor.resolve("up"), folder);
        Files.createSymbolicLink(
                actor.resolve("03-01-06-01-01-01-01.wav"), folder.resolve("gone.wav"));
        Path elsewhere = Files.createTempDirectory("elsewhere");
        try {
            Path file = Reading.file(elsewhere, "03-01-07-01-01-01-02.wav");
            Files.createSymbolicLink(folder.resolve("Actor_02"), elsewhere);
            Reading reading = Reading.of(at(folder));
            assertEquals(List.of("03-01-05-01-01-01-01", "03-01-07-01-01-01-02"), reading.ids());
            assertEquals(
                    List.of(
                            "failed Actor_01/03-01-06-01-01-01-01.wav: a link that leads nowhere",
                            "skipped Actor_01/up: a link back to a folder above it"),
                    reading.lines().stream().sorted().toList());
            Files.delete(file);
        } finally {
            Files.delete(elsewhere);
        }
    }

    @Test
    void should_note_a_file_when_it_cannot_be_read() throws IOException {
        Reading.file(folder, "03-01-05-01-01-01-01.wav");
        Path closed = Reading.file(folder, "03-01-06-01-01-01-01.wav");
        assumeTrue(
                closed.toFile().setReadable(false) && !Files.isReadable(closed),
                "this user may read every file");
        assertEquals(
                List.of("failed 03-01-06-01-01-01-01.wav: no permission to read it"),
                Reading.of(at(folder)).lines());
    }

    @Test
    void should_name_key_and_path_when_there_is_no_corpus() throws IOException {
        Path absent = folder.resolve("absent");
        problem(at(absent), "no such folder: " + absent, "key root");
        problem(at(Reading.file(folder, "file.txt")), "not a folder", "key root");
        problem(at(Files.createDirectory(folder.resolve("empty"))), "no speech", "key root");
        problem(at(null), "not said where", "--set <part>.root=");
    }

    private static void problem(Corpus corpus, String... words) {
        Problem e = assertThrows(Problem.class, () -> Reading.of(corpus));
        for (String word : words) {
            assertTrue(e.getMessage().contains(word), e.getMessage());
        }
    }

    @Test
    void should_read_the_real_corpus() throws IOException {
        Path data = Reading.data("ravdess");
        assumeTrue(data != null, "no shared/data/ravdess");
        Reading reading = Reading.of(at(data));
        assertEquals(960, reading.utterances().size());
        Map<String, Long> speakers = count(reading, Utterance::speaker);
        assertEquals(16, speakers.size());
        assertEquals(List.of(60L), speakers.values().stream().distinct().toList());
        Map<String, Long> labels = count(reading, u -> u.annotations().label());
        assertEquals(8, labels.size());
        assertEquals(64, labels.get("neutral"));
        assertEquals(7, Collections.frequency(labels.values(), 128L));
        assertFalse(reading.ids().contains("manifest"));
        assertEquals(
                List.of("skipped manifest.csv: its name is not one of RAVDESS's"), reading.lines());
    }

    private static Map<String, Long> count(Reading reading, Function<Utterance, String> of) {
        return reading.utterances().stream()
                .collect(Collectors.groupingBy(of, Collectors.counting()));
    }
}
