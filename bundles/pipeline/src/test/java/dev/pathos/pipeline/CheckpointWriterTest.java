package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import dev.pathos.api.run.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointWriterTest {
    @TempDir Path folder;

    private static State state(double value) {
        return State.of(Map.of("x", new double[] {value}));
    }

    @Test
    void should_have_written_all_in_order_when_it_was_waited_for() {
        Checkpoints checkpoints = new Checkpoints(folder);
        CheckpointWriter writer = new CheckpointWriter(checkpoints);
        for (int step = 1; step < 20; step++) {
            writer.begin(step, 0, state(step));
        }
        writer.await();
        assertEquals(state(19), checkpoints.latest().orElseThrow());
        writer.begin(20, 0, state(20));
        writer.close();
        assertEquals(state(20), checkpoints.latest().orElseThrow());
    }

    @Test
    void should_tell_once_that_the_disk_did_not_take_it_when_the_next_one_begins()
            throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        CheckpointWriter writer = new CheckpointWriter(new Checkpoints(file));
        writer.begin(7, 0, state(1));
        Problem problem = assertThrows(Problem.class, () -> writer.begin(8, 0, state(2)));
        assertTrue(problem.what().startsWith("could not save the checkpoint of step 7"));
        writer.await();
        writer.begin(9, 0, state(3));
        assertThrows(Problem.class, writer::await);
    }

    @Test
    void should_wait_and_keep_the_interrupt_when_interrupted() {
        Checkpoints checkpoints = new Checkpoints(folder);
        CheckpointWriter writer = new CheckpointWriter(checkpoints);
        writer.begin(1, 0, state(1));
        Thread.currentThread().interrupt();
        writer.await();
        assertTrue(Thread.interrupted());
        assertEquals(state(1), checkpoints.latest().orElseThrow());
    }
}
