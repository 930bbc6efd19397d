package dev.pathos.tables;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.face.FaceAnalyzer;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.batch.Fates;
import dev.pathos.batch.FileInputs;
import dev.pathos.batch.Halt;
import dev.pathos.featurecache.RealCache;
import dev.pathos.openface.OpenFace;
import dev.pathos.openface.OpenFaceFormat;
import dev.pathos.tck.Configured;
import dev.pathos.tck.MemoryMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TabulationTest {
    @TempDir Path folder;

    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

    private Path in() {
        return folder.resolve("in");
    }

    private Path out() {
        return folder.resolve("out");
    }

    private FaceAnalyzer viewer() {
        return new Films.Viewer("", file -> seen.add(file.getFileName().toString()));
    }

    private static FaceAnalyzer importer() {
        return new OpenFace(Configured.of(OpenFace.Settings.class, Map.of()));
    }

    private Table write(FaceAnalyzer analyzer, String name, Path input, Path out) {
        Map<String, Object> properties =
                name.equals("openface")
                        ? Map.of("sidecar", "openface", "component.name", name)
                        : Map.of("component.name", name);
        TableNames names = TableNames.of(name, properties);
        Fates fates = new Fates();
        Map<String, Path> files = FileInputs.list(List.of(input), out, names::neither, fates);
        Recipe recipe =
                new Recipe(
                        analyzer,
                        properties,
                        name,
                        new ClipSource(Films.media(), names),
                        RealCache.in(folder.resolve("cache")),
                        new OpenFaceFormat());
        return new Tabulation(recipe, names, 3, new Halt("the test"))
                .carryOut(files, fates, out, (phase, done, total) -> {})
                .get(0);
    }

    private List<String> ledger(Path out) throws IOException {
        return Files.readAllLines(out.resolve("ledger.csv"));
    }

    private FaceTrack read(Path table) throws IOException {
        return importer().analyze(new MemoryMedia(null, Map.of("openface", table))).orElseThrow();
    }

    @Test
    void should_write_a_table_for_each_video_and_account_for_every_input() throws IOException {
        Films.film(in().resolve("a.mp4"), 1, 3);
        Films.film(in().resolve("b/a.mp4"), 2, 0);
        Files.writeString(in().resolve("bad.mp4"), "nothing");
        Files.writeString(in().resolve("sound.wav"), "nothing");
        Files.writeString(in().resolve("notes.txt"), "nothing");
        Files.writeString(in().resolve("a.openface"), "nothing");
        Files.writeString(in().resolve("alone.csv"), "nothing");
        Table table = write(viewer(), "viewer", in(), out());
        assertEquals(
                List.of("file", "frames", "valid", "confidence", "AUs", "motion"), table.header());
        // the mouth, 20 of 68 points, is 3 pixels at its widest, and the eyes are 90 apart
        assertEquals(
                List.of("a.csv", "26", "100.0 %", "0.98", "1"), table.rows().get(0).subList(0, 5));
        assertTrue(Double.parseDouble(table.rows().get(0).get(5)) > .05);
        assertEquals(
                List.of("b/a.csv", "51", "100.0 %", "0.98", "1", "0.000"), table.rows().get(1));
        assertTrue(
                table.notes()
                        .get(0)
                        .startsWith("Of 7 inputs, 2 used, 4 skipped, 1 failed; 0 done before."),
                table.notes().toString());
        List<String> ledger = ledger(out());
        assertEquals(8, ledger.size());
        assertTrue(ledger.get(1).startsWith("a.mp4,used,,"), ledger.get(1));
        assertTrue(ledger.get(1).endsWith(",a.csv"), ledger.get(1));
        assertTrue(
                ledger.get(2).startsWith("a.openface,skipped,a table that goes with a.mp4,"),
                ledger.get(2));
        assertTrue(
                ledger.get(3)
                        .startsWith(
                                "alone.csv,skipped,neither a video nor a table that viewer reads,"),
                ledger.get(3));
        assertTrue(ledger.get(5).startsWith("bad.mp4,failed,damaged,"), ledger.get(5));
        assertTrue(
                ledger.get(6).startsWith("notes.txt,skipped,neither sound nor video by its name"),
                ledger.get(6));
        FaceTrack track = read(out().resolve("a.csv"));
        assertArrayEquals(Films.face(1, 3).y(), track.y());
        assertArrayEquals(Films.face(1, 3).timestamps(), track.timestamps());
    }

    @Test
    void should_do_only_what_is_missing_when_it_is_called_again() throws IOException {
        Path a = Films.film(in().resolve("a.mp4"), 1, 3);
        Films.film(in().resolve("b.mp4"), 1, 2);
        Table first = write(viewer(), "viewer", in(), out());
        seen.clear();
        Table again = write(viewer(), "viewer", in(), out());
        assertEquals(List.of(), seen);
        assertEquals(first.rows(), again.rows());
        assertTrue(again.notes().get(0).endsWith("2 done before."), again.notes().get(0));
        Films.film(a, 2, 3);
        Files.delete(out().resolve("b.csv"));
        write(viewer(), "viewer", in(), out());
        assertEquals(List.of("a.mp4", "b.mp4"), seen.stream().sorted().toList());
        assertEquals(51, read(out().resolve("a.csv")).frames());
        seen.clear();
        // another analyzer sees something else
        write(viewer(), "other", in(), out());
        assertEquals(2, seen.size());
        // a table of a video that cannot be read any more is a lie
        Files.writeString(a, "nothing");
        write(viewer(), "other", in(), out());
        assertFalse(Files.exists(out().resolve("a.csv")));
    }

    @Test
    void should_share_tracks_with_trainings_when_an_analyzer_is_dear() throws IOException {
        Films.film(in().resolve("a.mp4"), 1, 3);
        FaceAnalyzer dear = new Films.Viewer("7", file -> seen.add(file.getFileName().toString()));
        write(dear, "viewer", in(), out());
        write(dear, "viewer", in(), folder.resolve("other"));
        assertEquals(List.of("a.mp4"), seen);
        assertArrayEquals(
                Files.readAllBytes(out().resolve("a.csv")),
                Files.readAllBytes(folder.resolve("other/a.csv")));
    }

    @Test
    void should_take_tables_for_inputs_when_an_analyzer_reads_them() throws IOException {
        Films.film(in().resolve("films/a.mp4"), 1, 3);
        Films.film(in().resolve("films/b.mp4"), 1, 3);
        write(viewer(), "viewer", in().resolve("films"), in().resolve("tables"));
        Files.delete(in().resolve("tables/ledger.csv"));
        Files.writeString(in().resolve("tables/c.csv"), "timestamp,confidence\n0,1\n");
        Table table = write(importer(), "openface", in().resolve("tables"), out());
        assertEquals(2, table.rows().size());
        assertArrayEquals(
                Files.readAllBytes(in().resolve("tables/a.csv")),
                Files.readAllBytes(out().resolve("a.csv")));
        assertTrue(
                ledger(out()).get(3).startsWith("c.csv,failed,\"missing columns x_0 to y_67"),
                ledger(out()).get(3));
        // beside a video, a table goes with it
        Files.move(in().resolve("tables/a.csv"), in().resolve("films/a.openface"));
        Table beside = write(importer(), "openface", in().resolve("films"), folder.resolve("o"));
        assertEquals(List.of("a.csv"), beside.rows().stream().map(r -> r.get(0)).toList());
        assertTrue(
                ledger(folder.resolve("o"))
                        .get(3)
                        .contains("b.mp4,skipped,neither a video nor a table that openface reads"),
                ledger(folder.resolve("o")).toString());
    }

    @Test
    void should_neither_read_its_own_tables_nor_replace_inputs_when_they_share_a_folder()
            throws IOException {
        Films.film(in().resolve("a.mp4"), 1, 3);
        write(viewer(), "viewer", in(), in());
        assertTrue(Files.exists(in().resolve("a.csv")));
        Table again = write(viewer(), "viewer", in(), in());
        assertTrue(again.notes().get(0).startsWith("Of 1 input, 1 used"), again.notes().get(0));
        // as the importer's output it would stand in for its input
        Path tables = Files.createDirectories(folder.resolve("tables"));
        Files.copy(in().resolve("a.csv"), tables.resolve("a.csv"));
        byte[] before = Files.readAllBytes(tables.resolve("a.csv"));
        Problem problem =
                assertThrows(Problem.class, () -> write(importer(), "openface", tables, tables));
        assertTrue(
                problem.getMessage().contains("would take the place of an input"),
                problem.getMessage());
        assertArrayEquals(before, Files.readAllBytes(tables.resolve("a.csv")));
    }

    @Test
    void should_say_so_when_nothing_can_be_used() throws IOException {
        Files.createDirectories(in());
        Problem none = assertThrows(Problem.class, () -> write(viewer(), "viewer", in(), out()));
        assertTrue(none.getMessage().startsWith("there is nothing to analyze"));
        Files.writeString(in().resolve("bad.mp4"), "nothing");
        Problem bad = assertThrows(Problem.class, () -> write(viewer(), "viewer", in(), out()));
        assertTrue(
                bad.getMessage()
                        .startsWith(
                                "no input of 1 could be used, the first failure: bad.mp4: damaged"),
                bad.getMessage());
        assertEquals(2, ledger(out()).size());
    }

    @Test
    void should_tell_what_an_analyzer_threw_of_one_input_and_stop_at_what_concerns_all()
            throws IOException {
        Films.film(in().resolve("a.mp4"), 1, 3);
        Films.film(in().resolve("b.mp4"), 1, 3);
        FaceAnalyzer careless =
                media -> {
                    if (((Films.Film) media).file().endsWith("a.mp4")) {
                        throw new IllegalStateException("off by one");
                    }
                    return java.util.Optional.of(Films.face(1, 1));
                };
        Table table = write(careless, "careless", in(), out());
        assertEquals(1, table.rows().size());
        assertTrue(
                ledger(out()).get(1).contains("the analyzer failed: IllegalStateException: off by"),
                ledger(out()).get(1));
        Problem model = new Problem("no model", "here", "name one");
        FaceAnalyzer hopeless =
                media -> {
                    throw model;
                };
        assertEquals(
                model, assertThrows(Problem.class, () -> write(hopeless, "hopeless", in(), out())));
        try (Stream<Path> left = Files.walk(out())) {
            assertFalse(left.anyMatch(f -> f.toString().contains("part")));
        }
    }
}
