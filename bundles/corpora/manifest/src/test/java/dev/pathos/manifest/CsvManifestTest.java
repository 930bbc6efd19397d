package dev.pathos.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Ledger;
import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import dev.pathos.tck.Configured;
import dev.pathos.tck.CorpusContract;
import dev.pathos.tck.MemoryLedger;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvManifestTest extends CorpusContract {
    @TempDir Path folder;

    private static CsvManifest at(Path file, Object... settings) {
        Map<String, Object> given = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            given.put(settings[i].toString(), settings[i + 1]);
        }
        return new CsvManifest(
                new Place(file, "csv-manifest", "file"),
                Configured.of(CsvManifest.Settings.class, given));
    }

    private CsvManifest of(String table) throws IOException {
        Reading.file(folder, "sound/a.wav");
        Reading.file(folder, "sound/b.wav");
        return at(Files.writeString(folder.resolve("m.csv"), table));
    }

    @Override
    protected Corpus corpus() throws IOException {
        return of("id,speaker,media,label\na,1,sound/a.wav,happy\nb,2,sound/b.wav,\nc,,x,\n");
    }

    @Override
    protected Optional<Corpus> missing() {
        return Optional.of(at(folder.resolve("absent.csv")));
    }

    @Override
    protected Optional<Corpus> empty() throws IOException {
        return Optional.of(at(Files.writeString(folder.resolve("e.csv"), "id,speaker,media\n")));
    }

    @Test
    void should_read_all_columns_when_they_are_there() throws IOException {
        Path track = Reading.file(folder, "faces/a.csv");
        Path sound = Reading.file(folder, "sound/a, 1.wav");
        String table =
                "\uFEFFspk;wav;emo;day;openface;happy;sad\r\n"
                        + " s1 ;\"sound/a, 1.wav\";happy;d1;faces/a.csv;3;\r\n"
                        + "s2;"
                        + sound
                        + ";;;;0;1\r\n";
        Path file = Files.writeString(folder.resolve("m.csv"), table);
        Reading reading =
                Reading.of(
                        at(
                                file,
                                "separator",
                                "semicolon",
                                "id",
                                "",
                                "speaker",
                                "spk",
                                "media",
                                "wav",
                                "label",
                                "emo",
                                "session",
                                "day",
                                "votes",
                                new String[] {"happy", "sad"}));
        assertEquals(
                List.of(
                        new Utterance(
                                "sound/a, 1.wav",
                                "s1",
                                "d1",
                                sound,
                                Map.of("openface", track),
                                new Annotations(
                                        "happy",
                                        Map.of("happy", 3, "sad", 0),
                                        Map.of(),
                                        List.of(),
                                        List.of())),
                        new Utterance(
                                sound.toString(),
                                "s2",
                                "",
                                sound,
                                Map.of(),
                                new Annotations(
                                        "",
                                        Map.of("happy", 0, "sad", 1),
                                        Map.of(),
                                        List.of(),
                                        List.of()))),
                reading.utterances());
    }

    @Test
    void should_note_a_line_when_it_is_no_utterance() throws IOException {
        Reading reading =
                Reading.of(
                        of(
                                "id,speaker,media,label,openface\n"
                                        + "a,1,sound/a.wav,happy,\n"
                                        + "a,1,sound/b.wav,happy,\n"
                                        + ",1,sound/b.wav,happy,\n"
                                        + "b,,sound/b.wav,happy,\n"
                                        + "b,1,,happy,\n"
                                        + "b,1,sound/c.wav,happy,\n"
                                        + "b,1,sound/b.wav,happy,none.csv\n"
                                        + "b,1,sound/b.wav\n"));
        assertEquals(List.of("a"), reading.ids());
        assertEquals(
                List.of(
                        "failed line 3: the id 'a' of line 2 again",
                        "failed line 4: no id",
                        "failed line 5: no speaker",
                        "failed line 6: no media file",
                        "failed line 7: no such file: " + folder.resolve("sound/c.wav"),
                        "failed line 8: no such file: " + folder.resolve("none.csv"),
                        "failed line 9: 3 cells, the header has 5"),
                reading.lines());
    }

    @Test
    void should_note_a_line_when_its_votes_are_no_counts() throws IOException {
        Reading.file(folder, "a.wav");
        String table = "id,speaker,media,label,sad\na,1,a.wav,x,many\nb,1,a.wav,x,2\n";
        Path file = Files.writeString(folder.resolve("v.csv"), table);
        Reading reading = Reading.of(at(file, "votes", new String[] {"sad"}));
        assertEquals(List.of("b"), reading.ids());
        assertEquals(List.of("failed line 2: 'many' votes for sad"), reading.lines());
    }

    @Test
    void should_name_file_and_column_when_the_table_is_bad() throws IOException {
        problem(of(""), "empty table", "m.csv", "key file");
        problem(of("id,speaker,file,emotion\n"), "no column media, label", "id, speaker, file");
        problem(of("id,speaker,media,label\n"), "no utterance in", "m.csv");
        problem(of("id,speaker,media,label\n\"a,1"), "m.csv");
        problem(
                of("id,speaker,media,label\na,1,none.wav,x\nb,1,b.wav\n"),
                "the first: line 2: no such file: " + folder.resolve("none.wav"));
        problem(of("RIFF\u0000\u0010WAVE,fmt"), "is no table", "UTF-8");
        problem(
                of("id,speaker,media,label,speaker\na,1,a.wav,x,2\n"),
                "columns are called speaker");
        problem(of("id\tspeaker\tmedia\tlabel\n"), "no column speaker, media, label");
        Path file = Files.writeString(folder.resolve("m.csv"), "id,speaker,media,label\n");
        problem(at(file, "session", "day"), "no column day");
        problem(at(file, "votes", new String[] {"sad"}), "no column sad");
        problem(at(folder), "not a file", "key file");
        problem(at(null), "--set <part>.file=");
    }

    private static void problem(Corpus corpus, String... words) {
        Problem e = assertThrows(Problem.class, () -> Reading.of(corpus));
        for (String word : words) {
            assertTrue(e.getMessage().contains(word), e.getMessage());
        }
    }

    @Test
    void should_read_takes_stretches_partitions_traits_and_ratings_when_they_are_there()
            throws IOException {
        Path video = Reading.file(folder, "faces/a.mp4");
        Corpus corpus =
                of(
                        "speaker,media,label,video,take,start,end,partition,sex,accent,valence,joy\n"
                                + "1,sound/a.wav,x,faces/a.mp4,t1,1.5,0:04,Test1,f,\"north\neast\","
                                + "-.25,3.5\n"
                                + "1,sound/a.wav,x,,t1,4,,Train,,,,\n"
                                + "2,sound/b.wav,x,,,,,,,,,\n");
        Reading plain = Reading.of(corpus);
        assertEquals(List.of("sound/a.wav#1.5-0:04", "sound/a.wav#4-", "sound/b.wav"), plain.ids());
        assertEquals(Map.of("video", video), plain.utterances().get(0).sidecars());
        assertEquals(
                new Recording("t1", 1.5, 4, "Test1", Map.of("sex", "f")),
                plain.utterances().get(0).recording());
        assertEquals(
                new Recording("t1", 4, Double.POSITIVE_INFINITY, "Train", Map.of()),
                plain.utterances().get(1).recording());
        assertEquals(Recording.WHOLE, plain.utterances().get(2).recording());
        assertEquals(Map.of("valence", -.25), plain.utterances().get(0).annotations().attributes());
        Reading named =
                Reading.of(
                        at(
                                folder.resolve("m.csv"),
                                "traits",
                                new String[] {"accent"},
                                "attributes",
                                new String[] {"joy"}));
        assertEquals(
                Map.of("accent", "north\neast"), named.utterances().get(0).recording().traits());
        assertEquals(Map.of("joy", 3.5), named.utterances().get(0).annotations().attributes());
        problem(at(folder.resolve("m.csv"), "traits", new String[] {"mood"}), "no column mood");
        problem(at(folder.resolve("m.csv"), "end", "until"), "no column until");
    }

    @Test
    void should_note_a_line_when_its_numbers_are_none_or_its_end_comes_first() throws IOException {
        Reading reading =
                Reading.of(
                        of(
                                "id,speaker,media,label,start,end,valence,video\n"
                                        + "a,1,sound/a.wav,x,0,1,.5,\n"
                                        + "b,1,sound/a.wav,x,soon,1,,\n"
                                        + "c,1,sound/a.wav,x,-1,1,,\n"
                                        + "d,1,sound/a.wav,x,2,1,,\n"
                                        + "e,1,sound/a.wav,x,0,1,high,\n"
                                        + "f,1,sound/a.wav,x,0,1,NaN,\n"
                                        + "g,1,sound/a.wav,x,0,1,,none.mp4\n"));
        assertEquals(List.of("a"), reading.ids());
        assertEquals(
                List.of(
                        "failed line 3: 'soon' is no start in seconds",
                        "failed line 4: '-1' is no start in seconds",
                        "failed line 5: it ends at 1 s and begins at 2.0 s",
                        "failed line 6: 'high' is no number for valence",
                        "failed line 7: 'NaN' is no number for valence",
                        "failed line 8: no such file: " + folder.resolve("none.mp4")),
                reading.lines());
    }

    @Test
    void should_take_whole_numbers_with_a_point_for_votes() throws IOException {
        of("id,speaker,media,label,sad\na,1,sound/a.wav,x,3.0\nb,1,sound/a.wav,x,1.5\n");
        Reading reading = Reading.of(at(folder.resolve("m.csv"), "votes", new String[] {"sad"}));
        assertEquals(Map.of("sad", 3), reading.utterances().get(0).annotations().votes());
        assertEquals(List.of("failed line 3: '1.5' votes for sad"), reading.lines());
    }

    @Test
    void should_name_the_line_when_a_table_is_not_in_utf_8() throws IOException {
        Reading.file(folder, "a.wav");
        Files.writeString(
                folder.resolve("m.csv"),
                "id,speaker,media,label\na,1,a.wav,x\nb,Jürgen,a.wav,x\n",
                Charset.forName("windows-1252"));
        problem(at(folder.resolve("m.csv")), "line 3 of", "not in UTF-8", "iconv");
    }

    @Test
    void should_name_the_line_when_a_quotation_mark_is_never_closed() throws IOException {
        Reading.file(folder, "a.wav");
        Files.writeString(
                folder.resolve("m.csv"),
                "id,speaker,media,label,note\na,1,a.wav,x,\"said \"\"no\"\"\n\"\n"
                        + "b,1,a.wav,x,\"open\nc,1,a.wav,x,\nd,1,a.wav,x,\n");
        problem(at(folder.resolve("m.csv")), "in line 4 of", "never closed", "twice");
    }

    @Test
    void should_read_rows_only_as_they_are_asked_for() throws IOException {
        Corpus corpus =
                of("id,speaker,media,label\na,1,sound/a.wav,x\nb,,x\nc,2,sound/b.wav,x\nb,,\n");
        MemoryLedger ledger = new MemoryLedger();
        try (Stream<Utterance> utterances = corpus.utterances(ledger)) {
            var rows = utterances.iterator();
            assertEquals("a", rows.next().id());
            assertEquals(List.of(), ledger.entries());
            assertEquals("c", rows.next().id());
            assertEquals(1, ledger.entries().size());
        }
    }

    @Test
    void should_find_repeated_ids_far_apart_when_cells_contain_line_breaks() throws IOException {
        Reading.file(folder, "a.wav");
        StringBuilder table = new StringBuilder("id,speaker,media,label\n\n");
        for (int i = 0; i < 5000; i++) {
            table.append('n').append(i).append(",\"s\n\"\"").append(i).append("\"\"\",a.wav,x\n");
        }
        table.append("n17,t,a.wav,x\nn3999,t,a.wav,x\nn5000,t,a.wav,x\nn5000,t,a.wav,x\n");
        Path file = Files.writeString(folder.resolve("m.csv"), table);
        Reading reading = Reading.of(at(file));
        assertEquals(5001, reading.ids().size());
        assertEquals("s\n\"17\"", reading.utterances().get(17).speaker());
        assertEquals(
                List.of(
                        "failed line 10003: the id 'n17' of line 37 again",
                        "failed line 10004: the id 'n3999' of line 8001 again",
                        "failed line 10006: the id 'n5000' of line 10005 again"),
                reading.lines());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void should_find_repeated_ids_whatever_ends_a_line(String end) throws IOException {
        Reading.file(folder, "a.wav");
        StringBuilder table = new StringBuilder("\uFEFF\"id\",speaker,media,label" + end);
        for (int i = 0; i < 2500; i++) {
            String speaker = List.of("s", "\"\"", "a\"b", "\"a,\"\"" + end + "\"", " ").get(i % 5);
            table.append(i % 7 == 0 ? end : "").append(i).append(',').append(speaker);
            table.append(i).append(",a.wav,x").append(end);
        }
        table.append("1999,s,a.wav,x");
        Reading reading = Reading.of(at(Files.writeString(folder.resolve("m.csv"), table)));
        assertEquals(1, reading.lines().size(), reading.lines().toString());
        assertTrue(
                reading.lines().get(0).contains("the id '1999' of line "),
                reading.lines().toString());
        assertEquals(2500, reading.ids().size());
    }

    @Test
    void should_say_that_the_column_is_wrong_when_most_ids_repeat() throws IOException {
        Reading.file(folder, "a.wav");
        Path file =
                Files.writeString(
                        folder.resolve("m.csv"),
                        "id,speaker,media,label\n" + "a,1,a.wav,x\n".repeat(10_002));
        problem(at(file), "more than 10000 lines", "'a' of line 2", "key id");
    }

    @Test
    void should_read_a_million_rows_in_a_heap_of_32_megabytes() throws Exception {
        Reading.file(folder, "a.wav");
        int rows = 1_000_000;
        try (var out = Files.newBufferedWriter(folder.resolve("m.csv"))) {
            out.write("id,speaker,media,label,start,end\n");
            for (int i = 0; i < rows; i++) {
                out.write("clip-" + i + ",s" + i % 100 + ",a.wav,x," + i + "," + (i + 1) + "\n");
            }
            out.write("clip-0,s,a.wav,x,0,1\n");
        }
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx32m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Counting.class.getName(),
                                folder.resolve("m.csv").toString())
                        .redirectErrorStream(true)
                        .start();
        String printed = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), printed);
        assertTrue(printed.contains(rows + " utterances, left out: 1"), printed);
    }

    /** Counts the utterances of a manifest, in a process with a heap of its own. */
    static final class Counting {
        public static void main(String[] arguments) throws IOException {
            AtomicLong failed = new AtomicLong();
            Ledger ledger =
                    new Ledger() {
                        @Override
                        public void skipped(String input, String reason) {
                            failed.incrementAndGet();
                        }

                        @Override
                        public void failed(String input, String reason) {
                            failed.incrementAndGet();
                        }
                    };
            try (Stream<Utterance> utterances = at(Path.of(arguments[0])).utterances(ledger)) {
                long count = utterances.filter(u -> u.recording().end() > 0).count();
                System.out.println(count + " utterances, left out: " + failed.get());
            }
        }
    }

    @Test
    void should_read_a_real_manifest() throws IOException {
        Path data = Reading.data("emodb/manifest.csv");
        assumeTrue(data != null, "no shared/data/emodb");
        Reading reading = Reading.of(at(data, "media", "path", "label", "emotion"));
        assertEquals(278, reading.utterances().size());
        assertEquals(
                7,
                reading.utterances().stream().map(u -> u.annotations().label()).distinct().count());
        assertEquals(List.of(), reading.lines());
    }
}
