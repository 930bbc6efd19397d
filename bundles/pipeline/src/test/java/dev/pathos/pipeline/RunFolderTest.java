package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pathos.api.run.Event;
import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir Path folder;

    private final List<Event> heard = new ArrayList<>();

    private RunFolder run() {
        return new RunFolder("cell", folder, List.of((run, event) -> heard.add(event)), new Halt());
    }

    @Test
    void should_drop_metrics_of_epochs_that_will_be_computed_again() throws IOException {
        RunFolder run = run();
        run.metric(1, 0, 0, "valid", "labels", "loss", 1.5);
        run.metric(2, 1, 0, "valid", "labels", "loss", 1.25);
        Path file = folder.resolve("metrics.csv");
        Files.writeString(file, "3,2,0,va", StandardOpenOption.APPEND);
        run.rewindMetrics(new LoopState(1, 0, 1, 0, 0, 0, 0, 0, 1));
        assertEquals(2, Files.readAllLines(file).size());
        run.rewindMetrics(LoopState.START);
        assertEquals(
                List.of("step,epoch,segment,part,task,metric,value"), Files.readAllLines(file));
    }

    @Test
    void should_not_add_to_a_line_that_a_kill_cut_short() throws IOException {
        Path file = folder.resolve("events.jsonl");
        Files.writeString(file, "{\"kind\":\"epo");
        run().event(7, "resumed", Map.of());
        List<String> lines = Files.readAllLines(file);
        assertEquals(2, lines.size());
        assertEquals('{', lines.get(1).charAt(0));
    }

    @Test
    void should_tell_listeners_even_when_the_record_cannot_be_written() throws IOException {
        Files.createDirectory(folder.resolve("events.jsonl"));
        RunFolder run = run();
        assertThrows(Problem.class, () -> run.event(1, "cell", Map.of("state", "failed")));
        assertEquals("cell", heard.get(0).kind());
    }
}
