package dev.pathos.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Ledger;
import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.api.signal.Audio;
import dev.pathos.tck.MemoryMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CensusTest {
    /** Decodes files whose name has a number of seconds before it, and no others. */
    private static final MediaSource DECODER =
            utterance -> {
                String name = utterance.media().getFileName().toString();
                boolean sound = Character.isDigit(name.charAt(0));
                return sound
                        ? new MemoryMedia(
                                Audio.of(16_000, new float[16_000 * (name.charAt(0) - '0')]),
                                Map.of())
                        : silent();
            };

    @TempDir Path folder;

    private static Media silent() {
        return new MemoryMedia(null, Map.of());
    }

    private record Fixed(List<Utterance> clips, List<String> left, String target, boolean synthetic)
            implements Corpus {
        @Override
        public Stream<Utterance> utterances(Ledger ledger) {
            left.forEach(
                    line -> {
                        String[] parts = line.split(": ", 2);
                        ledger.failed(parts[0], parts[1]);
                    });
            return clips.stream();
        }

        @Override
        public String labelTarget() {
            return target;
        }
    }

    private static Utterance clip(String id, String speaker, Path media, String label) {
        return clip(id, speaker, media, Annotations.label(label), Recording.WHOLE);
    }

    private static Utterance clip(
            String id, String speaker, Path media, Annotations annotations, Recording recording) {
        return new Utterance(id, speaker, "", media, Map.of(), annotations, recording);
    }

    private static Recording recording(double start, double end, String partition, String sex) {
        return new Recording(
                "", start, end, partition, sex.isEmpty() ? Map.of() : Map.of("sex", sex));
    }

    private static List<Table> census(boolean fast, Utterance... clips) throws IOException {
        return census(new Fixed(List.of(clips), List.of(), "", false), fast);
    }

    private static List<Table> census(Corpus corpus, boolean fast) throws IOException {
        return new Census("c", corpus, DECODER, fast, done -> {}).take();
    }

    private static String value(List<Table> tables, String item) {
        return tables.stream()
                .flatMap(table -> table.rows().stream())
                .filter(row -> row.get(0).equals(item))
                .map(row -> row.get(1))
                .findFirst()
                .orElse(null);
    }

    private static Table table(List<Table> tables, String title) {
        return tables.stream().filter(t -> t.title().startsWith(title)).findFirst().orElse(null);
    }

    private static List<List<String>> found(List<Table> tables) {
        Table table = table(tables, "To look at");
        return table == null ? List.of() : table.rows();
    }

    @Test
    void should_tell_clips_durations_speakers_and_classes_by_partition() throws IOException {
        Path a = Wav.write(folder.resolve("a.wav"), 16_000, 1, 16_000, 1);
        Path b = Wav.write(folder.resolve("b.wav"), 16_000, 1, 48_000, 2);
        Annotations sad = Annotations.label("sad");
        Annotations happy = Annotations.label("happy");
        Corpus corpus =
                new Fixed(
                        List.of(
                                clip("1", "s1", a, sad, recording(0, 1, "Train", "f")),
                                clip("2", "s1", b, sad, recording(0, 2.5, "Train", "f")),
                                clip("3", "s2", b, happy, recording(2.5, 1e9, "Test", "m")),
                                clip("4", "s3", b, Annotations.NONE, Recording.WHOLE)),
                        List.of(),
                        "acted",
                        true);
        List<Table> tables = census(corpus, false);
        assertEquals("Corpus c (synthetic)", tables.get(0).title());
        assertEquals("4", value(tables, "clips"));
        assertEquals("7.00 s", value(tables, "duration"));
        assertEquals("0.50 s to 3.00 s, on average 1.75 s", value(tables, "a clip"));
        assertEquals("2, of which clips are parts", value(tables, "files"));
        assertEquals("2 at 16,000 Hz mono", value(tables, "sound files"));
        assertEquals("3 (1 f, 1 m, 1 unknown)", value(tables, "speakers"));
        assertEquals("1 to 2, on average 1.33", value(tables, "clips a speaker"));
        assertEquals("3, 2 classes", value(tables, "labeled"));
        assertEquals("2 Train, 1 Test, 1 in none", value(tables, "partition"));
        assertEquals("acted", value(tables, "labels are"));
        assertEquals(
                List.of("class", "clips", "share", "minutes", "Train", "Test", "in none"),
                tables.get(1).header());
        assertEquals(
                List.of(
                        List.of("sad", "2", "50.0%", "0.1", "2", "0", "0"),
                        List.of("happy", "1", "25.0%", "0.0", "0", "1", "0"),
                        List.of("(none)", "1", "25.0%", "0.1", "0", "0", "1")),
                tables.get(1).rows());
        assertEquals(
                List.of(List.of("1", "it ends after its file", "3 (1000000000.00 s of 3.00 s)")),
                found(tables));
    }

    @Test
    void should_tell_votes_agreement_ratings_and_labels_that_votes_do_not_give()
            throws IOException {
        Path a = Wav.write(folder.resolve("a.wav"), 16_000, 1, 16, 1);
        Annotations first = voted("sad", Map.of("sad", 3, "happy", 1), 1);
        Annotations second = voted("sad", Map.of("sad", 0, "happy", 2), 3);
        List<Table> tables =
                census(
                        true,
                        clip("1", "s", a, first, Recording.WHOLE),
                        clip("2", "s", a, second, Recording.WHOLE));
        assertEquals("2", value(tables, "clips with votes"));
        assertEquals("2 to 4, on average 3.00", value(tables, "annotators a clip"));
        assertEquals("3 happy, 3 sad", value(tables, "votes"));
        // of 6 pairs 3 agree, of 1 pair 1: .75 on average; by chance .5
        assertEquals(
                "two annotators agree on 75.0% of the clips; Fleiss' kappa 0.500",
                value(tables, "agreement"));
        assertEquals(
                List.of(List.of("arousal", "2", "2.00", "1.00", "3.00")),
                table(tables, "Ratings").rows());
        assertEquals(
                List.of(
                        List.of(
                                "1",
                                "its label is not the class with most votes",
                                "2 (sad with {happy=2, sad=0})")),
                found(tables));
    }

    private static Annotations voted(String label, Map<String, Integer> votes, double arousal) {
        return new Annotations(label, votes, Map.of("arousal", arousal), List.of(), List.of());
    }

    @Test
    void should_point_at_missing_identical_differing_and_foreign_files() throws IOException {
        Path a = Wav.write(folder.resolve("a.wav"), 16_000, 1, 16_000, 1);
        Path copy = Files.copy(a, folder.resolve("b.wav"));
        Path stereo = Wav.write(folder.resolve("c.wav"), 48_000, 2, 48_000, 2);
        Path decoded = Files.writeString(folder.resolve("2.mp3"), "mp3");
        Path broken = Files.writeString(folder.resolve("x.mp3"), "no mp3");
        Wav.write(folder.resolve("stray.WAV"), 16_000, 1, 16, 3);
        Wav.write(folder.resolve("left out.wav"), 16_000, 1, 16, 4);
        Files.writeString(folder.resolve("notes.txt"), "no media");
        Path none = folder.resolve("none.wav");
        Utterance tracked =
                new Utterance(
                        "t",
                        "s",
                        "",
                        a,
                        Map.of("openface", folder.resolve("t.csv")),
                        Annotations.NONE);
        Corpus corpus =
                new Fixed(
                        List.of(
                                tracked,
                                clip("2", "s", copy, ""),
                                clip("3", "s", stereo, ""),
                                clip("4", "s", decoded, ""),
                                clip("5", "s", broken, ""),
                                clip("6", "s", none, "")),
                        List.of("x/left out: its label 'y' is not in the map"),
                        "",
                        false);
        List<Table> tables = census(corpus, false);
        assertEquals("5.00 s in 4 clips, others unknown", value(tables, "duration"));
        assertEquals("1 openface", value(tables, "sidecars"));
        assertEquals("none", value(tables, "labeled"));
        assertEquals(null, table(tables, "Classes"));
        assertEquals(
                List.of(
                        List.of("1", "no such file (openface)", folder.resolve("t.csv") + ""),
                        List.of("1", "identical files", "t = 2"),
                        List.of("1", "its sound cannot be read", "5 (these media have no sound)"),
                        List.of("1", "no such file", none + ""),
                        List.of(
                                "1",
                                "sound files differ in rate or channels",
                                "2 at 16,000 Hz mono, 2 in other formats, 1 at 48,000 Hz stereo"),
                        List.of("1", "a file that no clip uses", folder.resolve("stray.WAV") + "")),
                found(tables));
    }

    @Test
    void should_open_no_media_when_in_haste_but_know_stretches_and_missing_files()
            throws IOException {
        Path broken = Files.writeString(folder.resolve("a.wav"), "not read");
        List<Table> tables =
                census(
                        true,
                        clip("1", "s", broken, Annotations.NONE, recording(1, 3.5, "", "")),
                        clip("2", "s", folder.resolve("b.wav"), ""));
        assertEquals("2.50 s in 1 clips, others unknown", value(tables, "duration"));
        assertEquals(null, value(tables, "sound files"));
        assertEquals(1, found(tables).size());
        assertEquals(
                "not looked at (--fast)",
                value(census(true, clip("1", "s", broken, "")), "duration"));
    }

    @Test
    void should_point_at_speakers_spelled_in_several_ways() throws IOException {
        Path a = Wav.write(folder.resolve("a.wav"), 16_000, 1, 16, 1);
        String[] names = {"Actor_01", "actor 1", "01", "Anna", "anna ", "10", "b1", "b10", "1b"};
        Utterance[] clips =
                Arrays.stream(names).map(n -> clip(n, n, a, "x")).toArray(Utterance[]::new);
        assertEquals(
                List.of("Actor_01 = actor 1 = 01", "Anna = anna "),
                Arrays.asList(found(census(true, clips)).get(0).get(2).split(", ")));
    }

    @Test
    void should_group_what_was_left_out_by_reason() throws IOException {
        Path a = Wav.write(folder.resolve("a.wav"), 16_000, 1, 16, 1);
        List<String> left = new ArrayList<>();
        IntStream.range(2, 12).forEach(i -> left.add("line " + i + ": no such file: /data/" + i));
        left.add("line 20: its label 'bored' is not in the map");
        left.add("line 21: its label 'calm' is not in the map");
        left.add("line 22: its label 'calm' is not in the map");
        Corpus corpus = new Fixed(List.of(clip("1", "s", a, "x")), left, "", false);
        Table table = table(census(corpus, false), "Left out by the corpus: 13");
        assertEquals(
                List.of(
                        List.of("10", "failed", "no such file: ...", "line 2, line 3, line 4"),
                        List.of(
                                "2",
                                "failed",
                                "its label 'calm' is not in the map",
                                "line 21, line 22"),
                        List.of("1", "failed", "its label 'bored' is not in the map", "line 20")),
                table.rows());
    }

    @Test
    void should_say_so_when_nothing_is_wrong() throws IOException {
        Path a = Wav.write(folder.resolve("a.wav"), 16_000, 1, 16, 1);
        List<Table> tables = census(false, clip("1", "s", a, "x"));
        Table last = tables.get(tables.size() - 1);
        assertEquals(List.of("Nothing is missing and nothing looks wrong."), last.notes());
        assertFalse(tables.stream().anyMatch(t -> t.title().startsWith("To look at")));
    }

    @Test
    void should_tell_progress_and_stop_when_interrupted() {
        List<Long> told = new ArrayList<>();
        Path absent = folder.resolve("absent.wav");
        Corpus corpus =
                new Fixed(
                        List.of(clip("1", "s", absent, ""), clip("2", "s", absent, "")),
                        List.of(),
                        "",
                        false);
        Census census =
                new Census(
                        "c",
                        corpus,
                        DECODER,
                        false,
                        done -> {
                            told.add(done);
                            Thread.currentThread().interrupt();
                        });
        Problem e = assertThrows(Problem.class, census::take);
        assertTrue(Thread.interrupted());
        assertTrue(e.getMessage().contains("interrupted after 1 clips"), e.getMessage());
        assertEquals(List.of(1L), told);
    }

    @Test
    void should_count_names_beyond_its_limit_together() {
        Tally tally = new Tally(2);
        Stream.of("a", "b", "c", "a", "d").forEach(tally::add);
        assertEquals(Map.of("a", 2L, "b", 1L), tally.counts());
        assertEquals("more than 2", tally.size());
        assertEquals("2 a, 1 b, 2 others", tally.inWords());
        assertEquals(5, tally.total());
    }
}
