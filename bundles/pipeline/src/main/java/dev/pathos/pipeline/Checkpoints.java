package dev.pathos.pipeline;

import dev.pathos.api.run.Digests;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Safetensors;
import dev.pathos.api.run.State;
import jakarta.json.Json;
import jakarta.json.JsonException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run's checkpoints: folders that are complete or absent.
 *
 * <p>Written beside, digested, forced to the disk, renamed into place; only then is the one before
 * deleted. At any instant at least one complete checkpoint is there, if ever there was one.
 */
final class Checkpoints {
    private static final String PREFIX = "step-";
    private static final String STATE = "state.safetensors";
    private static final String INDEX = "checkpoint.json";

    private final Path folder;

    Checkpoints(Path folder) {
        this.folder = folder;
    }

    /**
     * Saves a state.
     *
     * @param step the step that it belongs to
     * @param epoch the epoch that comes next: a step may be saved before and after its epoch ended
     * @throws Problem if the disk does not take it; the checkpoint before is still there
     */
    void save(long step, int epoch, State state) {
        Path target = folder.resolve(String.format("%s%09d-epoch-%05d", PREFIX, step, epoch));
        try {
            // saved before it was killed and trained again, a state is the same: it is kept
            CompleteFolder.write(
                    target,
                    folder.resolve("incomplete"),
                    beside -> {
                        Safetensors.write(state, beside.resolve(STATE));
                        String index =
                                Json.createObjectBuilder()
                                        .add("format", "pathos-checkpoint-1")
                                        .add("step", step)
                                        .add("sha256", Digests.of(beside.resolve(STATE)))
                                        .build()
                                        .toString();
                        Files.writeString(beside.resolve(INDEX), index);
                    });
            for (Path old : complete()) {
                if (!old.equals(target)) {
                    CompleteFolder.delete(old);
                }
            }
        } catch (IOException e) {
            throw new Problem(
                    "could not save the checkpoint of step " + step + ": " + Reasons.of(e),
                    folder.toString(),
                    "free space or mend permissions, then resume the experiment;"
                            + " the checkpoint before is intact",
                    e);
        }
    }

    /**
     * The latest complete checkpoint.
     *
     * @return its state, or empty if there is none
     * @throws Problem if it is damaged
     */
    Optional<State> latest() {
        try {
            List<Path> all = complete();
            if (all.isEmpty()) {
                return Optional.empty();
            }
            Path latest = all.get(all.size() - 1);
            Path file = latest.resolve(STATE);
            String expected;
            try (var reader =
                    Json.createReader(new StringReader(Files.readString(latest.resolve(INDEX))))) {
                expected = reader.readObject().getString("sha256");
            }
            if (!Digests.of(file).equals(expected)) {
                throw damaged(file, "a checkpoint was changed after it was saved", null);
            }
            return Optional.of(Safetensors.read(file));
        } catch (IOException e) {
            throw damaged(folder, "could not read a checkpoint: " + Reasons.of(e), e);
        } catch (JsonException | NullPointerException | ClassCastException e) {
            throw damaged(folder, "a checkpoint's " + INDEX + " is damaged", e);
        }
    }

    private Problem damaged(Path where, String what, Exception cause) {
        return new Problem(
                what,
                where.toString(),
                "delete the folder " + folder.getParent() + " and resume: it is trained anew",
                cause);
    }

    private List<Path> complete() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(p -> p.getFileName().toString().startsWith(PREFIX))
                    .sorted()
                    .toList();
        }
    }
}
