package dev.pathos.records;

import dev.pathos.api.run.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.osgi.service.component.annotations.Component;

/**
 * Writes {@code MODEL_CARD.md} beside every model that was trained on labels: what it is for, what
 * it was trained on, how well it does and for whom, where it comes from.
 *
 * <p>After Mitchell et al., Model Cards for Model Reporting (FAT* 2019). All numbers are read from
 * the files of the experiment.
 *
 * <p>It ranks below the report itself, which those get who want one reporter.
 */
@Component(name = "model-card", property = "service.ranking:Integer=-1")
public final class ModelCards implements Reporter {
    private static final String FILE = "MODEL_CARD.md";

    /** Writes the cards, each complete or not at all. */
    @Override
    public synchronized Path report(Path experiment) throws IOException {
        ExperimentRecord record = ExperimentRecord.read(experiment);
        for (FinishedCell cell : FinishedCell.of(experiment)) {
            if (cell.supervised()) {
                Path model = cell.folder().resolve("model");
                Path folder = Files.isDirectory(model) ? model : cell.folder();
                Path beside = cell.folder().resolve(FILE + ".incomplete");
                Files.writeString(beside, new ModelCard(record, cell).markdown());
                Files.move(
                        beside,
                        folder.resolve(FILE),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return experiment.resolve("cells");
    }
}
