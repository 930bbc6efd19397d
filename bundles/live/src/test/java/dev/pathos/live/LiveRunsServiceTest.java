package dev.pathos.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.live.NotAlive;
import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveRunsServiceTest {
    @TempDir Path runs;

    private LiveRunsService service;

    @BeforeEach
    void makeService() {
        service = new LiveRunsService(runs);
    }

    private Path experiment(String name) throws IOException {
        Path folder = Files.createDirectory(runs.resolve(name));
        Files.writeString(folder.resolve("config.json"), "{}");
        return folder;
    }

    @Test
    void should_find_what_runs_here_without_a_socket() throws Exception {
        FakeRun run = new FakeRun(experiment("tiny"));
        service.bindRun(run);
        assertSame(run, service.find("tiny"));
        assertEquals(List.of("tiny"), service.names());
        service.unbindRun(run);
        assertThrows(NotAlive.class, () -> service.find("tiny"));
        assertEquals(List.of(), service.names());
    }

    @Test
    void should_list_those_only_whose_socket_answers() throws Exception {
        experiment("without");
        SocketFile.listen(experiment("killed")).close();
        try (RunSocket ignored =
                new RunSocket(new FakeRun(experiment("alive")), RunSocket.PATIENCE)) {
            assertEquals(List.of("alive"), service.names());
        }
    }

    @Test
    void should_not_take_a_socket_of_this_process_for_another_one() throws Exception {
        FakeRun run = new FakeRun(experiment("ending"));
        try (RunSocket ignored = new RunSocket(run, RunSocket.PATIENCE)) {
            assertThrows(NotAlive.class, () -> service.find("ending"));
            service.bindRun(run);
            assertSame(run, service.find("ending"));
        }
    }

    @Test
    void should_say_how_to_go_on_when_the_process_was_killed() throws Exception {
        Path folder = experiment("my-run");
        SocketFile.listen(folder).close();
        NotAlive told = assertThrows(NotAlive.class, () -> service.find("my-run"));
        assertFalse(told.done());
        assertEquals(
                "my-run is not alive (" + folder + "): go on with: ./pathos resume my-run",
                told.getMessage());
    }

    @Test
    void should_say_that_it_has_ended_only_when_all_cells_are_done() throws Exception {
        Path folder = experiment("my-run");
        Path results = folder.resolve("results.json");
        Files.writeString(results, "{\"cells\": [{\"done\": true}, {\"done\": false}]}");
        assertFalse(assertThrows(NotAlive.class, () -> service.find("my-run")).done());
        Files.writeString(results, "{\"cells\": [{\"done\": true}, {\"do");
        assertFalse(assertThrows(NotAlive.class, () -> service.find("my-run")).done());

        Files.writeString(results, "{\"cells\": [{\"done\": true}, {\"done\": true}]}");
        NotAlive told = assertThrows(NotAlive.class, () -> service.find("my-run"));
        assertTrue(told.done());
        assertEquals("my-run is not alive (" + folder + "): it has ended", told.getMessage());
        Files.createFile(folder.resolve("report.html"));
        told = assertThrows(NotAlive.class, () -> service.find("my-run"));
        assertTrue(told.getMessage().endsWith("it has ended, see " + folder + "/report.html"));
    }

    @Test
    void should_name_the_nearest_when_there_is_none_of_that_name() throws Exception {
        assertEquals(
                "there is no experiment 'tini' ("
                        + runs
                        + "): start one with: ./pathos run"
                        + " <config>",
                assertThrows(Problem.class, () -> service.find("tini")).getMessage());
        experiment("tiny");
        service.bindRun(new FakeRun(runs.resolve("elsewhere")));
        assertEquals(
                "there is no experiment 'tini' (" + runs + "): did you mean 'tiny'?",
                assertThrows(Problem.class, () -> service.find("tini")).getMessage());
        assertTrue(
                assertThrows(Problem.class, () -> service.find("x"))
                        .getMessage()
                        .endsWith("choose from elsewhere, tiny"));
    }

    @Test
    void should_not_leave_the_folder_of_runs() throws Exception {
        experiment("tiny");
        Path outside = Files.createDirectory(runs.resolve("tiny/cells"));
        Files.writeString(outside.resolve("config.json"), "{}");
        Files.writeString(runs.resolve("config.json"), "{}");
        for (String name : List.of("", ".", "..", "tiny/cells", "/tmp", "../tiny", "a\0b")) {
            Problem told = assertThrows(Problem.class, () -> service.find(name));
            assertTrue(told.getMessage().startsWith("there is no experiment"), name);
        }
    }
}
