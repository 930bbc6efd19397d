package dev.pathos.extraction;

import dev.pathos.batch.Fates;
import dev.pathos.batch.Halt;
import dev.pathos.featurecache.RealCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A process that extracts, to be killed; says when it begins and writes down what it extracts. */
final class KilledExtraction {
    private KilledExtraction() {}

    /**
     * Extracts.
     *
     * @param arguments inputs, outputs, cache, log
     */
    public static void main(String[] arguments) throws IOException {
        Path in = Path.of(arguments[0]);
        Path out = Path.of(arguments[1]);
        Path log = Path.of(arguments[3]);
        Generated.Extractor extractor =
                new Generated.Extractor(10, audio -> note(log, audio.length()));
        Recipe recipe =
                Generated.recipe(RealCache.in(Path.of(arguments[2])), extractor, new CsvFormat());
        Fates fates = new Fates();
        List<Clip> clips = FileClips.list(List.of(in), out, "csv", fates);
        System.out.println("begins");
        new Undertaking(recipe, false, 2, new Halt("the extraction"))
                .carryOut(clips, fates, out, (phase, done, total) -> {});
    }

    private static synchronized void note(Path log, long samples) {
        try {
            Files.writeString(
                    log, samples + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
