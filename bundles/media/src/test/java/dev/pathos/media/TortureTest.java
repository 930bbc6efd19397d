package dev.pathos.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TortureTest {
    @TempDir Path folder;

    private List<Table> run(List<Path> inputs, int count, long seed) {
        Torture torture =
                new Torture(
                        folder.resolve("cache"),
                        () -> new Decoder(RealWorker.command(), RealWorker.AMPLE));
        return torture.run(inputs, count, seed, (done, total) -> {});
    }

    private static List<String> firsts(List<List<String>> rows) {
        return rows.stream().map(row -> row.get(0)).toList();
    }

    private static int sum(Table table, int column, int until) {
        return table.rows().stream()
                .limit(until)
                .mapToInt(row -> Integer.parseInt(row.get(column)))
                .sum();
    }

    @Test
    void should_account_for_each_file_when_files_of_all_formats_are_damaged() throws IOException {
        List<Table> tables = run(List.of(), 360, 1);
        Table seeds = tables.get(0);
        int formats = MediaFormat.all().size();
        assertEquals(formats + 1, seeds.rows().size(), seeds.toString());
        List<String> all = seeds.rows().get(formats);
        assertEquals("360", all.get(1));
        assertEquals(360, sum(seeds, 1, formats));
        for (int column = 2; column <= 5; column++) {
            assertEquals(Integer.parseInt(all.get(column)), sum(seeds, column, formats));
            assertEquals(Integer.parseInt(all.get(column)), sum(tables.get(1), column, 99));
        }
        assertEquals(360, sum(tables.get(0), 1, formats));
        assertEquals(360 - Integer.parseInt(all.get(2)), sum(tables.get(2), 1, 99));
        // Damaged files of which nothing is refused, or of which all are, would not be damaged.
        assertTrue(Integer.parseInt(all.get(2)) > 36 && Integer.parseInt(all.get(3)) > 36);
        assertTrue(seeds.notes().get(1).startsWith("Afterwards all 14 good files"));
        List<List<String>> pictures = tables.get(3).rows();
        assertEquals(List.of("avi", "mkv", "mov", "mp4", "mpg", "wmv", "all"), firsts(pictures));
        assertTrue(Integer.parseInt(pictures.get(6).get(2)) > 20, pictures.toString());
        try (Stream<Path> left = Files.list(folder.resolve("cache"))) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void should_do_the_same_again_when_the_seed_is_the_same() throws IOException {
        Path tone =
                Wav.floats(16_000).write(folder.resolve("t.wav"), Wav.tone(16_000, .2, 440, .5));
        List<Table> once = run(List.of(folder), 100, 7);
        assertEquals(once.get(1), run(List.of(tone), 100, 7).get(1));
        assertNotEquals(once.get(1), run(List.of(tone), 100, 8).get(1));
    }

    @Test
    void should_count_crashes_and_limits_when_files_end_so() {
        TrialCount counts = new TrialCount();
        Path file = folder.resolve("a.wav");
        counts.add(0, "a", Mutation.SPLICE, Optional.empty());
        counts.add(
                1,
                "a",
                Mutation.SPLICE,
                Optional.of(new FaultyFile(file, Fault.CRASHED, "status 1 SIGSEGV")));
        counts.add(
                2,
                "b",
                Mutation.TRUNCATION,
                Optional.of(new FaultyFile(file, Fault.TIME_LIMIT, "more than 20 s")));
        Table table = counts.tables("t", List.of()).get(0);
        assertEquals(List.of("a", "2", "1", "0", "1", "0"), table.rows().get(0));
        assertEquals(List.of("b", "1", "0", "0", "0", "1"), table.rows().get(1));
        assertEquals(
                "file 1, splice in a: decoder crashed: status 1 SIGSEGV", table.notes().get(0));
    }

    @Test
    void should_tell_a_problem_when_no_file_is_good() throws IOException {
        Files.writeString(folder.resolve("text.wav"), "not a sound");
        Problem e = assertThrows(Problem.class, () -> run(List.of(folder), 5, 1));
        assertTrue(e.getMessage().startsWith("none of 1 files gives sound"), e.getMessage());
        Problem absent =
                assertThrows(Problem.class, () -> run(List.of(folder.resolve("none")), 5, 1));
        assertTrue(absent.getMessage().startsWith("cannot read"), absent.getMessage());
    }

    @ParameterizedTest
    @EnumSource(Mutation.class)
    void should_damage_files_of_any_size_when_applied(Mutation mutation) {
        SplittableRandom random = new SplittableRandom(5);
        int same = 0;
        for (int i = 0; i < 2000; i++) {
            byte[] good = new byte[1 + random.nextInt(random.nextInt(2000) + 1)];
            byte[] other = new byte[1 + random.nextInt(3000)];
            random.nextBytes(good);
            random.nextBytes(other);
            byte[] before = good.clone();
            same += Arrays.equals(good, mutation.apply(good, other, random)) ? 1 : 0;
            assertTrue(Arrays.equals(before, good), "the good file stays as it is");
        }
        assertFalse(same > 400, same + " of 2000 are not damaged");
    }
}
