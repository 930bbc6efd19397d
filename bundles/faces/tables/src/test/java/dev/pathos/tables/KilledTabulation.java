package dev.pathos.tables;

import dev.pathos.batch.Fates;
import dev.pathos.batch.FileInputs;
import dev.pathos.batch.Halt;
import dev.pathos.featurecache.RealCache;
import dev.pathos.openface.OpenFaceFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** A process that analyzes, to be killed; says when it begins and writes down what it analyzes. */
final class KilledTabulation {
    private KilledTabulation() {}

    /**
     * Analyzes.
     *
     * @param arguments inputs, outputs, cache, log
     */
    public static void main(String[] arguments) {
        Path out = Path.of(arguments[1]);
        Path log = Path.of(arguments[3]);
        TableNames names = TableNames.of("viewer", Map.of());
        Fates fates = new Fates();
        Map<String, Path> files =
                FileInputs.list(List.of(Path.of(arguments[0])), out, names::neither, fates);
        Recipe recipe =
                new Recipe(
                        new Films.Viewer("", file -> note(log, file)),
                        Map.of(),
                        "viewer",
                        new ClipSource(Films.media(), names),
                        RealCache.in(Path.of(arguments[2])),
                        new OpenFaceFormat());
        System.out.println("begins");
        new Tabulation(recipe, names, 2, new Halt("the test"))
                .carryOut(files, fates, out, (phase, done, total) -> {});
    }

    private static synchronized void note(Path log, Path file) {
        try {
            Files.writeString(
                    log, file + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            Thread.sleep(10);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
