package dev.pathos.records;

import dev.pathos.api.run.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;

/**
 * Writes the predictions of all systems of an experiment into the folder {@code audformat}, as a
 * database that audformat reads.
 *
 * <p>Format: audformat 1.x, a header {@code db.yaml} and a table {@code db.<id>.csv} each for the
 * utterances, and for every arm, label budget and seed.
 *
 * <p>It ranks below the report itself, which those get who want one reporter.
 */
@Component(name = "audformat", property = "service.ranking:Integer=-1")
public final class AudformatReporter implements Reporter {
    private static final String FOLDER = "audformat";

    /** Writes the database complete or not at all; nothing is written before a cell has ended. */
    @Override
    public synchronized Path report(Path experiment) throws IOException {
        Path target = experiment.resolve(FOLDER);
        List<FinishedCell> cells =
                FinishedCell.of(experiment).stream()
                        .filter(FinishedCell::supervised)
                        .filter(c -> Files.exists(c.folder().resolve("predictions.csv")))
                        .toList();
        if (cells.isEmpty()) {
            return target;
        }
        Path beside = experiment.resolve(FOLDER + ".incomplete");
        delete(beside);
        Files.createDirectories(beside);
        new AudformatDatabase(experiment, cells).write(beside);
        delete(target);
        return Files.move(beside, target);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> tree = Files.walk(folder)) {
                for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
