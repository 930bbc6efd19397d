package dev.pathos.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a kill leaves behind: the record of a run as it is at some step, copied at that moment. */
final class Killed {
    private Killed() {}

    /**
     * Copies a record when no checkpoint is being written: copying takes its time, a kill does not.
     */
    static void copy(Path from, Path to) {
        try {
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().equals("checkpoint")) {
                    thread.join();
                }
            }
            try (Stream<Path> tree = Files.walk(from)) {
                for (Path path : tree.sorted().toList()) {
                    Files.copy(path, to.resolve(from.relativize(path).toString()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
