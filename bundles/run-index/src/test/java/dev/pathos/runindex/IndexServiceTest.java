package dev.pathos.runindex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.api.run.RunIndex.Question;
import dev.pathos.api.run.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexServiceTest {
    @TempDir Path folder;

    private Path runs;
    private Path cache;
    private Folders folders;
    private IndexService index;

    @BeforeEach
    void makeFolders() throws IOException {
        runs = Files.createDirectory(folder.resolve("runs"));
        cache = folder.resolve("cache");
        folders = new Folders(runs);
        index = new IndexService(runs, cache);
    }

    private static Question where(String condition) {
        return new Question(condition, "", 0, false, false);
    }

    private static List<String> names(Table table) {
        return table.rows().stream().map(row -> row.get(0)).toList();
    }

    /** Every column of every row, from an index of its own. */
    private static List<List<String>> everything(IndexService index) {
        List<List<String>> all = new ArrayList<>();
        for (boolean cells : List.of(false, true)) {
            Columns columns = cells ? Columns.CELLS : Columns.RUNS;
            String asked =
                    String.join(
                            " or ",
                            columns.all().stream()
                                    .map(c -> c.name() + " is null or " + c.name() + " is not null")
                                    .toList());
            all.addAll(index.find(new Question(asked, "", 0, cells, false)).rows());
        }
        return all;
    }

    @Test
    void should_list_what_an_experiment_records() throws IOException {
        folders.experiment("study", "ravdess", .612);

        Table table = index.find(Question.ALL);

        assertEquals(
                List.of("name", "corpus", "state", "cells", "best", "f1", "uar", "begun"),
                table.header());
        assertEquals(
                List.of("study", "ravdess", "done", "2/2", "joint 5 %", "0.612", "0.500"),
                table.rows().get(0).subList(0, 7));
    }

    @Test
    void should_list_cells_with_their_own_scores() throws IOException {
        folders.experiment("study", "ravdess", .6);

        Table table = index.find(new Question("arm = scratch", "f1:desc", 0, true, false));

        assertEquals(
                List.of("study", "scratch-fold0-seed1-5pct", "done", "0.300", "0.500", "90"),
                table.rows().get(0).subList(0, 6));
        assertEquals("arm", table.header().get(7), "what is asked about is shown");
        assertEquals(1, table.rows().size());
    }

    @Test
    void should_read_systems_when_results_have_them() throws IOException {
        Path study = folders.experiment("study", "ravdess", .6);
        Files.writeString(
                study.resolve("results.json"),
                """
                {"synthetic":true,"systems":[
                  {"arm":"scratch","budget":12.5,"metrics":{"F1_macro":{"value":0.7,"low":0.6}}},
                  {"arm":"joint","budget":100,"metrics":{"F1_macro":{"value":null}}}]}
                """);

        Table table = index.find(where("synthetic"));

        assertEquals("scratch 12.5 %", table.rows().get(0).get(4));
        assertEquals("0.700", table.rows().get(0).get(5));
    }

    @Test
    void should_filter_sort_and_limit() throws IOException {
        for (int i = 0; i < 6; i++) {
            folders.experiment("run-" + i, i % 2 == 0 ? "ravdess" : "emodb", i / 10.);
        }

        Table table =
                index.find(new Question("f1 > 0 and corpus = ravdess", "f1:desc", 1, false, false));

        assertEquals(List.of("run-4"), names(table));
        assertTrue(table.notes().contains("1 of 2 that fit, of 6 runs."), table.notes().toString());
    }

    @Test
    void should_know_the_states_of_runs() throws IOException {
        Path failed = folders.experiment("failed", "ravdess", .5);
        Path halted = folders.experiment("halted", "ravdess", .5);
        Path begun = folders.experiment("begun", "ravdess", .5);
        folders.experiment("done", "ravdess", .5);
        for (Path study : List.of(failed, halted, begun)) {
            Path cell = study.resolve("cells/joint-fold0-seed1-5pct");
            Files.delete(cell.resolve("run.json"));
            if (study != begun) {
                Files.writeString(
                        cell.resolve("events.jsonl"),
                        "x".repeat(100_000)
                                + "\n"
                                + Folders.event(
                                        study.getFileName().toString(), "no, sir", Instant.now())
                                + "{\"kind\":\"cell\",\"sta");
            }
        }

        for (String state : List.of("failed", "halted", "begun", "done")) {
            assertEquals(List.of(state), names(index.find(where("state = " + state))));
        }
        Table table = index.find(where("state = failed"));
        assertTrue(table.notes().contains("failed: no, sir"), table.notes().toString());
        assertEquals("1/2", table.rows().get(0).get(3));
    }

    @Test
    void should_know_a_run_that_is_live_by_its_lock() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/locks")), "only Linux lists locks");
        Path study = folders.begun("live", "ravdess");
        folders.settle();
        assertEquals("begun", index.find(Question.ALL).rows().get(0).get(2));
        Process other = holdLock(study.resolve("lock"));
        try {
            assertEquals(List.of("live"), names(index.find(where("state = running"))));
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertEquals("begun", index.find(Question.ALL).rows().get(0).get(2));
    }

    private static Process holdLock(Path lock) throws IOException {
        Process other = java("lock", lock.toString());
        assertEquals('.', other.getInputStream().read(), "the lock is held");
        return other;
    }

    private static Process java(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** What another process does with the same folders. */
    static final class OtherProcess {
        private OtherProcess() {}

        public static void main(String[] arguments) throws Exception {
            if (arguments[0].equals("lock")) {
                try (FileChannel channel =
                        FileChannel.open(
                                Path.of(arguments[1]),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE)) {
                    channel.lock();
                    System.out.print('.');
                    System.out.flush();
                    Thread.sleep(Long.MAX_VALUE);
                }
            }
            IndexService index = new IndexService(Path.of(arguments[1]), Path.of(arguments[2]));
            for (int i = 0; i < 10; i++) {
                int rows = index.find(where("f1 >= 0")).rows().size();
                if (rows != Integer.parseInt(arguments[3])) {
                    throw new AssertionError(rows + " runs");
                }
            }
        }
    }

    @Test
    void should_answer_several_processes_at_once() throws Exception {
        for (int i = 0; i < 40; i++) {
            folders.experiment("run-" + i, "ravdess", i / 100.);
        }
        folders.settle();
        List<Process> others = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            others.add(java("find", runs.toString(), cache.toString(), "40"));
        }
        while (others.stream().anyMatch(Process::isAlive)) {
            assertEquals(40, index.find(where("f1 >= 0")).rows().size());
        }
        for (Process other : others) {
            assertEquals(0, other.waitFor());
        }
        assertEquals(40, index.find(Question.ALL).rows().size());
    }

    @Test
    void should_answer_several_threads_with_services_of_their_own() {
        boolean all =
                IntStream.range(0, 16)
                        .parallel()
                        .mapToObj(i -> "run-" + i)
                        .allMatch(
                                name -> {
                                    try {
                                        folders.experiment(name, "ravdess", .5);
                                    } catch (IOException e) {
                                        throw new UncheckedIOException(e);
                                    }
                                    Table found = new IndexService(runs, cache).find(Question.ALL);
                                    return names(found).contains(name);
                                });

        assertTrue(all, "each finds its own run");
        assertEquals(16, index.find(Question.ALL).rows().size());
    }

    @Test
    void should_say_the_same_of_500_runs_kept_up_as_built_anew() throws Exception {
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            folders.experiment("run-" + i, i % 3 == 0 ? "ravdess" : "emodb", random.nextDouble());
        }
        folders.settle();
        assertEquals(500, index.find(Question.ALL).rows().size());
        try (Store store = Store.at(index.place().resolve("runs"))) {
            assertEquals(0, new Refresh(runs, store).run(false), "nothing changed");
        }
        for (int i = 0; i < 60; i++) {
            Path study = runs.resolve("run-" + random.nextInt(500));
            switch (i % 4) {
                case 0 -> Folders.cell(folders.begun(study.getFileName() + "", "csv"), "new", .9);
                case 1 -> Files.deleteIfExists(study.resolve("results.json"));
                case 2 -> Files.deleteIfExists(study.resolve("config.json"));
                default -> folders.experiment("late-" + i, "emodb", .1);
            }
        }

        List<List<String>> keptUp = everything(index);

        Path elsewhere = folder.resolve("elsewhere");
        assertEquals(everything(new IndexService(runs, elsewhere)), keptUp);
        index.find(new Question("", "", 0, false, true));
        assertEquals(everything(index), keptUp);
        try (Stream<Path> files = Files.list(index.place())) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        assertEquals(everything(index), keptUp, "thrown away, it is built again");
    }

    @Test
    void should_build_the_index_anew_when_it_is_damaged() throws IOException {
        folders.experiment("study", "ravdess", .5);
        folders.settle();
        List<List<String>> expected = index.find(Question.ALL).rows();
        Path file = index.place().resolve("runs.mv.db");
        byte[] whole = Files.readAllBytes(file);
        byte[] noise = new byte[20_000];
        new Random(2).nextBytes(noise);
        byte[] middle = whole.clone();
        for (int i = 4096; i < middle.length; i++) {
            middle[i] ^= 0x55;
        }
        for (byte[] damaged :
                List.of(noise, new byte[0], "H2 no more".getBytes(), middle, cut(whole))) {
            Files.write(file, damaged);
            assertEquals(expected, index.find(Question.ALL).rows());
            assertEquals(expected, index.find(Question.ALL).rows());
        }
        Files.write(file, noise);
        Table table = index.find(Question.ALL);
        assertTrue(table.notes().toString().contains("built anew"), table.notes().toString());
    }

    private static byte[] cut(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }

    @Test
    void should_build_the_index_anew_when_it_is_of_another_version() throws Exception {
        folders.experiment("study", "ravdess", .5);
        List<List<String>> expected = index.find(Question.ALL).rows();
        String url = "jdbc:h2:file:" + index.place().resolve("runs");
        try (Connection connection = DriverManager.getConnection(url, "pathos", "");
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE about SET version = 99");
            statement.execute("ALTER TABLE runs DROP COLUMN c_f1");
        }

        Table table = index.find(Question.ALL);

        assertEquals(expected, table.rows());
        assertTrue(table.notes().toString().contains("another version"), "" + table.notes());
        assertFalse(index.find(Question.ALL).notes().toString().contains("another version"));
    }

    @Test
    void should_answer_without_an_index_when_none_can_be_kept() throws IOException {
        folders.experiment("study", "ravdess", .5);
        Files.writeString(cache, "a file where the folder belongs");

        Table table = index.find(where("f1 = 0.5"));

        assertEquals(List.of("study"), names(table));
        assertTrue(table.notes().toString().contains("no index can be kept"), "" + table.notes());
    }

    @Test
    void should_list_what_there_is_when_folders_are_half_written() throws IOException {
        folders.experiment("whole", "ravdess", .5);
        Files.createDirectory(runs.resolve("empty"));
        Files.writeString(runs.resolve("a-file"), "");
        folders.begun("begun", "ravdess");
        Files.createDirectories(runs.resolve("begun/cells/strange"));
        Files.writeString(folders.experiment("cut", "ravdess", .5).resolve("results.json"), "{\"t");
        Files.writeString(folders.begun("array", "x").resolve("config.json"), "[1, 2]");
        Files.writeString(folders.begun("no-bytes", "x").resolve("config.json"), "");
        Files.writeString(folders.begun("cells-file", "x").resolve("cells"), "");
        Files.writeString(
                folders.begun("types", "x").resolve("results.json"),
                "{\"tables\":[1],\"systems\":[[]],\"cells\":{},\"synthetic\":\"maybe\"}");
        Path lost = folders.experiment("lost", "ravdess", .5);
        Files.write(
                lost.resolve("cells/joint-fold0-seed1-5pct/summary.json"), new byte[] {0, -1, 7});

        Table table = index.find(where("begun is null or begun is not null"));

        assertEquals(
                List.of(
                        "array",
                        "begun",
                        "cells-file",
                        "cut",
                        "lost",
                        "no-bytes",
                        "types",
                        "whole"),
                names(table).stream().sorted().toList());
        assertEquals(
                List.of("array", "cells-file", "cut", "lost", "no-bytes", "types"),
                names(index.find(where("problem is not null"))).stream().sorted().toList());
    }

    @Test
    void should_take_names_as_names_when_they_look_like_sql() throws IOException {
        List<String> hostile =
                List.of(
                        "x'; DROP TABLE runs; --",
                        "100%_done",
                        "say \"hello\"",
                        "\\",
                        "Straße ελ 日本",
                        "a;b",
                        "null");
        for (String name : hostile) {
            folders.experiment(name, "ravdess", .5);
        }
        for (String name : hostile) {
            String quoted = "'" + name.replace("'", "''") + "'";
            assertEquals(List.of(name), names(index.find(where("name = " + quoted))));
            assertEquals(
                    2,
                    index.find(new Question("run = " + quoted, "", 0, true, false)).rows().size());
        }
        assertEquals(hostile.size(), index.find(Question.ALL).rows().size());
    }

    @Test
    void should_say_how_to_begin_when_there_is_no_run() throws IOException {
        Files.delete(runs);

        Table table = index.find(Question.ALL);

        assertEquals(List.of(), table.rows());
        assertTrue(table.notes().get(0).contains("run configs/quickstart.json"));
    }
}
