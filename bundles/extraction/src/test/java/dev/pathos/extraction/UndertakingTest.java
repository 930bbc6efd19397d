package dev.pathos.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.feature.FeatureCache;
import dev.pathos.api.feature.FeatureFormat;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.batch.Fates;
import dev.pathos.batch.Halt;
import dev.pathos.batch.OutFolder;
import dev.pathos.featurecache.RealCache;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndertakingTest {
    @TempDir Path folder;

    private final Generated.Extractor extractor = new Generated.Extractor();
    private final Halt halt = new Halt("the extraction");
    private FeatureCache cache;
    private FeatureFormat format = new CsvFormat();
    private boolean together;
    private int jobs = 2;

    @BeforeEach
    void prepare() throws IOException {
        cache = RealCache.in(folder.resolve("cache"));
        Files.createDirectories(folder.resolve("in"));
    }

    private List<Table> extract(List<Path> inputs, Path out) {
        Fates fates = new Fates();
        List<Clip> clips = FileClips.list(inputs, out, format.name(), fates);
        return extract(clips, fates, out);
    }

    private List<Table> extract(List<Clip> clips, Fates fates, Path out) {
        return new Undertaking(Generated.recipe(cache, extractor, format), together, jobs, halt)
                .carryOut(clips, fates, out, (phase, done, total) -> {});
    }

    private Path in() {
        return folder.resolve("in");
    }

    private Path out() {
        return folder.resolve("out");
    }

    private void sounds(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Generated.sound(in().resolve(i % 3 + "/clip" + i + ".wav"), 1600 + 160 * i, i);
        }
    }

    private static List<String> ledger(Path out) throws IOException {
        List<String> lines = Files.readAllLines(out.resolve("ledger.csv"));
        assertEquals("input,outcome,reason,file,output", lines.get(0));
        return lines.subList(1, lines.size());
    }

    private static void assertAddsUp(Table table, long inputs) {
        List<Long> row = table.rows().get(0).stream().map(Long::valueOf).toList();
        assertEquals(inputs, row.get(0));
        assertEquals(row.get(0), row.get(1) + row.get(2) + row.get(3));
    }

    @Test
    void should_write_the_same_bytes_when_inputs_come_in_another_order_or_with_more_jobs()
            throws IOException {
        sounds(20);
        Files.writeString(in().resolve("0/bad.wav"), "nothing");
        jobs = 1;
        extract(List.of(in()), out());
        Map<String, String> reference = Tree.of(out());
        assertEquals(21, reference.size());
        List<Path> parts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(in())) {
            files.filter(Files::isRegularFile).forEach(parts::add);
        }
        Random random = new Random(1);
        for (jobs = 1; jobs <= 4; jobs++) {
            Collections.shuffle(parts, random);
            cache = RealCache.in(folder.resolve("cache" + jobs));
            Path out = folder.resolve("out" + jobs);
            extract(parts, out);
            assertEquals(reference, Tree.of(out), jobs + " jobs");
        }
    }

    @Test
    void should_do_only_what_changed_when_it_is_given_again() throws IOException {
        sounds(6);
        extract(List.of(in()), out());
        assertEquals(6, extractor.calls.get());
        Generated.sound(in().resolve("0/clip0.wav"), 3200, 7);
        Generated.sound(in().resolve("0/new.wav"), 3200, 8);
        Files.delete(out().resolve("1/clip1.csv"));
        Files.writeString(out().resolve("2/clip2.csv"), "cut off");
        List<String> untouched = List.of("0/clip3.csv", "1/clip4.csv", "2/clip5.csv");
        Map<String, Object> times = new TreeMap<>();
        for (String name : untouched) {
            times.put(name, Files.getLastModifiedTime(out().resolve(name)));
        }
        Table table = extract(List.of(in()), out()).get(0);
        // only new content is extracted, the others come from the cache
        assertEquals(8, extractor.calls.get());
        assertEquals("3", table.rows().get(0).get(5));
        for (String name : untouched) {
            assertEquals(times.get(name), Files.getLastModifiedTime(out().resolve(name)));
        }
        assertEquals(21, Files.readAllLines(out().resolve("0/clip0.csv")).size());
        assertEquals(12, Files.readAllLines(out().resolve("1/clip1.csv")).size());
        assertEquals(13, Files.readAllLines(out().resolve("2/clip2.csv")).size());
    }

    @Test
    void should_account_for_every_input_when_good_and_bad_ones_are_mixed() throws IOException {
        Random random = new Random(3);
        for (int round = 0; round < 20; round++) {
            Path in = Files.createDirectories(folder.resolve("mixed" + round));
            Path out = folder.resolve("mixed-out" + round);
            Map<String, Integer> expected = new TreeMap<>();
            int inputs = 1 + random.nextInt(12);
            for (int i = 0; i < inputs; i++) {
                Path sub = Files.createDirectories(in.resolve("s" + random.nextInt(3) + ".wav"));
                String outcome =
                        switch (random.nextInt(6)) {
                            case 0 -> {
                                Files.writeString(sub.resolve(i + ".wav"), "nothing");
                                yield "failed";
                            }
                            case 1 -> {
                                Generated.sound(sub.resolve(i + ".mp4"), 100, 1);
                                yield "failed";
                            }
                            case 2 -> {
                                Files.writeString(sub.resolve(i + ".txt"), "");
                                yield "skipped";
                            }
                            case 3 -> {
                                Files.createSymbolicLink(
                                        sub.resolve("loop" + i), in.toAbsolutePath());
                                yield "skipped";
                            }
                            case 4 -> {
                                Files.createSymbolicLink(
                                        sub.resolve("lost" + i), in.resolve("nowhere"));
                                yield "failed";
                            }
                            default -> {
                                Generated.sound(sub.resolve("klänge " + i + ".wav"), 1600, i);
                                yield "used";
                            }
                        };
                expected.merge(outcome, 1, Integer::sum);
            }
            jobs = 1 + round % 4;
            try {
                assertAddsUp(extract(List.of(in), out).get(0), inputs);
            } catch (Problem e) {
                assertFalse(expected.containsKey("used"), e.getMessage());
            }
            Map<String, Integer> found = new TreeMap<>();
            ledger(out).forEach(line -> found.merge(line.split(",")[1], 1, Integer::sum));
            assertEquals(expected, found, "round " + round);
            assertEquals(
                    inputs,
                    ledger(out).stream().map(line -> line.split(",")[0]).distinct().count());
        }
    }

    @Test
    void should_name_the_first_reason_when_nothing_can_be_used() throws IOException {
        Files.writeString(in().resolve("a.wav"), "nothing");
        Files.writeString(in().resolve("b.txt"), "nothing");
        Problem problem = assertThrows(Problem.class, () -> extract(List.of(in()), out()));
        assertTrue(
                problem.getMessage()
                        .startsWith(
                                "no input of 2 could be used, the first failure: a.wav: damaged"),
                problem.getMessage());
        assertEquals(2, ledger(out()).size());
    }

    @Test
    void should_keep_extensions_when_names_would_be_the_same_without() throws IOException {
        Generated.sound(in().resolve("a.wav"), 1600, 1);
        Generated.sound(in().resolve("a.flac"), 1600, 2);
        Generated.sound(in().resolve("a.wav.mp3"), 1600, 3);
        Generated.sound(in().resolve("b.wav"), 1600, 4);
        Generated.sound(in().resolve("b.csv/c.wav"), 1600, 5);
        Generated.sound(in().resolve("ledger.wav"), 1600, 6);
        Table table = extract(List.of(in()), out()).get(0);
        assertEquals(
                List.of(
                        "a.flac.csv",
                        "a.wav.csv",
                        "a.wav.mp3.csv",
                        "b.csv/c.csv",
                        "b.wav.csv",
                        "ledger.csv",
                        "ledger.wav.csv"),
                List.copyOf(Tree.of(out()).keySet()));
        assertTrue(
                table.notes().get(1).startsWith("5 files keep the extension"),
                table.notes()::toString);
    }

    @Test
    void should_extract_stretches_when_a_manifest_names_them() throws IOException {
        Path media = Generated.sound(in().resolve("long.wav"), 16_000, 3);
        Corpus corpus =
                ledger -> {
                    ledger.failed("line 7", "no speaker");
                    return Stream.of(
                            utterance("all", media, 0, Double.POSITIVE_INFINITY),
                            utterance("../sly", media, .25, .5),
                            utterance("late", media, 2, 3),
                            utterance("all", media, 0, .1));
                };
        Fates fates = new Fates();
        List<Clip> clips = ManifestInputs.list(corpus, in(), "csv", fates);
        Table table = extract(clips, fates, out()).get(0);
        assertAddsUp(table, 5);
        List<String> whole = Files.readAllLines(out().resolve("all.csv"));
        List<String> part = Files.readAllLines(out().resolve("_./sly.csv"));
        assertEquals(101, whole.size());
        assertEquals(26, part.size());
        // 0.25 s are 25 frames: the same values, with times of its own
        assertEquals(
                whole.get(26).replaceFirst("'all';0.250000", ""),
                part.get(1).replaceFirst("'../sly';0.000000", ""));
        assertTrue(
                ledger(out()).stream()
                        .anyMatch(
                                line ->
                                        line.startsWith(
                                                "late,failed,\"begins at 2.000 s, after the end")));
    }

    @Test
    void should_write_a_ledger_when_no_line_of_a_manifest_can_be_used() throws IOException {
        Corpus corpus =
                ledger -> {
                    ledger.failed("line 2", "'0,2' is no start in seconds");
                    throw new Problem("no utterance in the manifest", "m.csv", "mend it");
                };
        Fates fates = new Fates();
        List<Clip> clips = ManifestInputs.list(corpus, in(), "csv", fates);
        Problem problem = assertThrows(Problem.class, () -> extract(clips, fates, out()));
        assertTrue(problem.getMessage().contains("line 2: '0,2'"), problem.getMessage());
        assertEquals(1, ledger(out()).size());
        Corpus empty =
                ledger -> {
                    throw new Problem("no utterance in the manifest", "m.csv", "mend it");
                };
        assertThrows(Problem.class, () -> ManifestInputs.list(empty, in(), "csv", new Fates()));
    }

    private static Utterance utterance(String id, Path media, double start, double end) {
        return new Utterance(
                id,
                "s",
                "",
                media,
                Map.of(),
                Annotations.NONE,
                new Recording("", start, end, "", Map.of()));
    }

    @Test
    void should_write_one_table_with_all_clips_when_they_go_together() throws IOException {
        sounds(4);
        together = true;
        extract(List.of(in()), out());
        assertEquals(List.of("features.csv", "ledger.csv"), List.copyOf(Tree.of(out()).keySet()));
        List<String> lines = Files.readAllLines(out().resolve("features.csv"));
        assertEquals(1 + 10 + 11 + 12 + 13, lines.size());
        assertTrue(lines.get(1).startsWith("'0/clip0';0.000000;"), lines.get(1));
        assertTrue(lines.get(11).startsWith("'0/clip3';0.000000;"), lines.get(11));
        Object before = Files.getLastModifiedTime(out().resolve("features.csv"));
        Table again = extract(List.of(in()), out()).get(0);
        assertEquals("4", again.rows().get(0).get(5));
        assertEquals(before, Files.getLastModifiedTime(out().resolve("features.csv")));
        format = new NpyFormat();
        extract(List.of(in()), out());
        assertEquals("first\nsum\npositive\n", Files.readString(out().resolve("columns.txt")));
        assertEquals(
                "clip,first_row,rows\n0/clip0,0,10\n0/clip3,10,13\n1/clip1,23,11\n2/clip2,34,12\n",
                Files.readString(out().resolve("features.clips.csv")));
        byte[] npy = Files.readAllBytes(out().resolve("features.npy"));
        assertEquals(128 + 46 * 3 * 4, npy.length);
    }

    @Test
    void should_hold_rows_and_columns_when_written_as_npy() throws IOException {
        Generated.sound(in().resolve("a.wav"), 320, 1);
        format = new NpyFormat();
        extract(List.of(in()), out());
        byte[] npy = Files.readAllBytes(out().resolve("a.npy"));
        String header = new String(npy, 10, 118, StandardCharsets.US_ASCII);
        assertEquals("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", header.strip());
        ByteBuffer values = ByteBuffer.wrap(npy, 128, 24).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(0, values.getFloat());
        // the second row begins with sample 160
        assertEquals((float) Math.sin(1.6), values.getFloat(128 + 12));
    }

    @Test
    void should_end_at_once_and_go_on_later_when_it_is_halted() throws Exception {
        sounds(30);
        Generated.Extractor slow = new Generated.Extractor(2000, audio -> {});
        Undertaking undertaking =
                new Undertaking(Generated.recipe(cache, slow, format), false, 2, halt);
        Fates fates = new Fates();
        List<Clip> clips = FileClips.list(List.of(in()), out(), "csv", fates);
        Thread halting =
                new Thread(
                        () -> {
                            while (slow.calls.get() < 4) {
                                Thread.onSpinWait();
                            }
                            halt.request();
                        });
        halting.start();
        Problem problem =
                assertThrows(
                        Problem.class,
                        () -> undertaking.carryOut(clips, fates, out(), (p, done, total) -> {}));
        halting.join();
        assertTrue(problem.getMessage().contains("halted"), problem.getMessage());
        assertTrue(problem.getMessage().contains("same command again"), problem.getMessage());
        assertFalse(Files.exists(out().resolve("ledger.csv")));
        Path other = folder.resolve("other");
        List<Table> rest =
                new Undertaking(
                                Generated.recipe(cache, extractor, format),
                                false,
                                2,
                                new Halt("the extraction"))
                        .carryOut(
                                FileClips.list(List.of(in()), out(), "csv", new Fates()),
                                new Fates(),
                                out(),
                                (p, done, total) -> {});
        assertEquals("30", rest.get(0).rows().get(0).get(1));
        new Undertaking(
                        Generated.recipe(RealCache.in(folder.resolve("fresh")), extractor, format),
                        false,
                        2,
                        new Halt("the extraction"))
                .carryOut(
                        FileClips.list(List.of(in()), other, "csv", new Fates()),
                        new Fates(),
                        other,
                        (p, done, total) -> {});
        assertEquals(Tree.of(other), Tree.of(out()));
    }

    @Test
    void should_refuse_a_folder_that_another_extraction_writes_to() throws IOException {
        sounds(1);
        try (OutFolder held = OutFolder.open(out(), "extract")) {
            Problem problem = assertThrows(Problem.class, () -> extract(List.of(in()), out()));
            assertTrue(
                    problem.getMessage().contains("another 'extract' writes there"),
                    problem.getMessage());
            assertNotEquals(null, held);
        }
    }

    @Test
    void should_leave_what_lies_in_its_own_folder_alone() throws IOException {
        sounds(3);
        Path inside = in().resolve("features");
        extract(List.of(in()), inside);
        Generated.sound(inside.resolve("0/stray.wav"), 1600, 9);
        Table again = extract(List.of(in()), inside).get(0);
        assertAddsUp(again, 3);
    }

    @Test
    void should_take_a_fault_of_the_extractor_for_one_clips_fault_only() throws IOException {
        sounds(3);
        Generated.Extractor faulty =
                new Generated.Extractor(
                        0,
                        audio -> {
                            if (audio.length() == 1760) {
                                throw new IllegalStateException("no pitch");
                            }
                        });
        Fates fates = new Fates();
        List<Clip> clips = FileClips.list(List.of(in()), out(), "csv", fates);
        Table table =
                new Undertaking(Generated.recipe(cache, faulty, format), false, 2, halt)
                        .carryOut(clips, fates, out(), (p, done, total) -> {})
                        .get(0);
        assertAddsUp(table, 3);
        assertTrue(
                ledger(out())
                        .get(1)
                        .startsWith(
                                "1/clip1.wav,failed,the extractor failed: IllegalStateException: no"
                                        + " pitch,"));
    }
}
