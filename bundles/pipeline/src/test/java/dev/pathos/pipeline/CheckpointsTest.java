package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import dev.pathos.api.run.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
    @TempDir Path folder;

    private static State state(double value) {
        return State.of(Map.of("x", new double[] {value}));
    }

    @Test
    void should_have_none_before_the_first() {
        assertEquals(Optional.empty(), new Checkpoints(folder.resolve("absent")).latest());
    }

    @Test
    void should_keep_only_the_latest() throws IOException {
        Checkpoints checkpoints = new Checkpoints(folder);
        checkpoints.save(9, 0, state(1));
        checkpoints.save(10, 0, state(2));
        checkpoints.save(10, 1, state(3));
        assertEquals(state(3), checkpoints.latest().orElseThrow());
        try (Stream<Path> entries = Files.list(folder)) {
            assertEquals(1, entries.count());
        }
    }

    @Test
    void should_overlook_what_a_kill_left_half_written() throws IOException {
        Checkpoints checkpoints = new Checkpoints(folder);
        checkpoints.save(1, 0, state(1));
        Files.createDirectory(folder.resolve("incomplete"));
        Files.writeString(folder.resolve("incomplete/state.safetensors"), "half");
        assertEquals(state(1), checkpoints.latest().orElseThrow());
        checkpoints.save(2, 0, state(2));
        assertEquals(state(2), checkpoints.latest().orElseThrow());
    }

    @Test
    void should_refuse_a_checkpoint_that_was_changed() throws IOException {
        Checkpoints checkpoints = new Checkpoints(folder);
        checkpoints.save(1, 0, state(1));
        Path file;
        try (Stream<Path> tree = Files.walk(folder)) {
            file =
                    tree.filter(p -> p.toString().endsWith(".safetensors"))
                            .findFirst()
                            .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        Problem problem = assertThrows(Problem.class, checkpoints::latest);
        assertTrue(problem.getMessage().contains("changed after it was saved"));
    }

    @Test
    void should_name_the_folder_to_delete_when_the_index_is_damaged() throws IOException {
        Checkpoints checkpoints = new Checkpoints(folder.resolve("cell/checkpoints"));
        checkpoints.save(1, 0, state(1));
        Path index;
        try (Stream<Path> tree = Files.walk(folder)) {
            index = tree.filter(p -> p.endsWith("checkpoint.json")).findFirst().orElseThrow();
        }
        for (String content : List.of("", "{", "[]", "{}", "{\"sha256\": 1}")) {
            Files.writeString(index, content);
            Problem problem = assertThrows(Problem.class, checkpoints::latest);
            String remedy = "delete the folder " + folder.resolve("cell") + " and resume";
            assertTrue(problem.getMessage().contains(remedy), problem.getMessage());
        }
    }

    @Test
    void should_say_what_to_do_when_the_disk_refuses() throws IOException {
        Checkpoints checkpoints = new Checkpoints(folder);
        checkpoints.save(1, 0, state(1));
        // a file where a folder is needed: writing fails as it does on a full disk
        Path blocked = folder.resolve("incomplete");
        Files.writeString(blocked, "");
        Checkpoints beneathAFile = new Checkpoints(blocked);
        Problem problem = assertThrows(Problem.class, () -> beneathAFile.save(2, 0, state(2)));
        assertTrue(problem.getMessage().startsWith("could not save the checkpoint of step 2"));
        assertEquals(state(1), checkpoints.latest().orElseThrow());
    }
}
