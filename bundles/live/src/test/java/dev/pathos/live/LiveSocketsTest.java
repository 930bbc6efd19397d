package dev.pathos.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveSocketsTest {
    @TempDir Path runs;

    private final List<Event> told = new ArrayList<>();
    private final LiveSockets sockets = new LiveSockets();

    @Test
    void should_have_a_socket_as_long_as_the_experiment_is_there() throws Exception {
        FakeRun run = new FakeRun(Files.createDirectory(runs.resolve("tiny")));
        sockets.bindListener((r, event) -> told.add(event));
        sockets.bindRun(run);
        assertTrue(SocketFile.answers(run.folder()));
        sockets.unbindRun(run);
        assertFalse(Files.exists(run.folder().resolve(SocketFile.NAME)));
        assertEquals(List.of(), told);
    }

    @Test
    void should_say_so_and_let_the_experiment_run_when_its_folder_takes_no_socket()
            throws Exception {
        FakeRun run = new FakeRun(Files.createDirectory(runs.resolve("tiny")));
        Files.createDirectory(run.folder().resolve(SocketFile.NAME));
        sockets.bindListener((r, event) -> told.add(event));
        sockets.bindRun(run);
        assertEquals("note", told.get(0).kind());
        String text = told.get(0).values().get("text").toString();
        assertTrue(text.startsWith("tiny cannot be followed or steered"), text);
        assertTrue(text.contains(run.folder().toString()), text);
        sockets.unbindRun(run);
        assertEquals(1, told.size());
    }
}
