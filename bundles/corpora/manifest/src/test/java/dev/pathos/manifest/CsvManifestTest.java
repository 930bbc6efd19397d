package dev.pathos.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import dev.pathos.tck.CorpusContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvManifestTest extends CorpusContract {
    @TempDir Path folder;

    private static ManifestColumns.Names names(String id, String session, String... votes) {
        return new ManifestColumns.Names(
                id,
                "speaker",
                "media",
                "label",
                session,
                "openface",
                List.of(votes),
                List.of("session", "openface"));
    }

    private static CsvManifest at(Path file, char separator, ManifestColumns.Names names) {
        return new CsvManifest(new Place(file, "csv-manifest", "file"), separator, names);
    }

    private CsvManifest of(String table) throws IOException {
        Reading.file(folder, "sound/a.wav");
        Reading.file(folder, "sound/b.wav");
        return at(Files.writeString(folder.resolve("m.csv"), table), ',', names("id", "session"));
    }

    @Override
    protected Corpus corpus() throws IOException {
        return of("id,speaker,media,label\na,1,sound/a.wav,happy\nb,2,sound/b.wav,\nc,,x,\n");
    }

    @Override
    protected Optional<Corpus> missing() {
        return Optional.of(at(folder.resolve("absent.csv"), ',', names("id", "session")));
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
        ManifestColumns.Names names =
                new ManifestColumns.Names(
                        "",
                        "spk",
                        "wav",
                        "emo",
                        "day",
                        "openface",
                        List.of("happy", "sad"),
                        List.of("session", "openface"));
        Reading reading = Reading.of(at(file, ';', names));
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
        Reading reading = Reading.of(at(file, ',', names("id", "session", "sad")));
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
        problem(of("id\tspeaker\tmedia\tlabel\n"), "no column id, speaker, media, label");
        Path file = Files.writeString(folder.resolve("m.csv"), "id,speaker,media,label\n");
        problem(at(file, ',', names("id", "day")), "no column day");
        problem(at(file, ',', names("id", "session", "sad")), "no column sad");
        problem(at(folder, ',', names("id", "session")), "not a file", "key file");
        problem(at(null, ',', names("id", "session")), "--set corpus.file=");
    }

    private static void problem(Corpus corpus, String... words) {
        Problem e = assertThrows(Problem.class, () -> Reading.of(corpus));
        for (String word : words) {
            assertTrue(e.getMessage().contains(word), e.getMessage());
        }
    }

    @Test
    void should_read_a_real_manifest() throws IOException {
        Path data = Reading.data("emodb/manifest.csv");
        assumeTrue(data != null, "no shared/data/emodb");
        ManifestColumns.Names names =
                new ManifestColumns.Names(
                        "id",
                        "speaker",
                        "path",
                        "emotion",
                        "session",
                        "openface",
                        List.of(),
                        List.of("session", "openface"));
        Reading reading = Reading.of(at(data, ',', names));
        assertEquals(278, reading.utterances().size());
        assertEquals(
                7,
                reading.utterances().stream().map(u -> u.annotations().label()).distinct().count());
        assertEquals(List.of(), reading.lines());
    }
}
