package dev.pathos.tck;

import dev.pathos.api.run.Safetensors;
import dev.pathos.api.run.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes state the way that a checkpoint takes: beside others, into a file and back. */
final class Saved {
    private static final String PREFIX = "task/one/";

    private Saved() {}

    /**
     * What comes back of a state that is saved.
     *
     * @param state what a part gave
     * @return what the part is given back on resume
     * @throws IOException if it cannot be saved
     */
    static State read(State state) throws IOException {
        Path folder = Files.createTempDirectory("state");
        Path file = folder.resolve("state.safetensors");
        try {
            Safetensors.write(state.under(PREFIX), file);
            return Safetensors.read(file).beneath(PREFIX);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }
}
