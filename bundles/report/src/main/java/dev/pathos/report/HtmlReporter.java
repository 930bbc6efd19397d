package dev.pathos.report;

import dev.pathos.api.run.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.osgi.service.component.annotations.Component;

/**
 * Writes {@code report.html} into an experiment's folder, from the files in it alone.
 *
 * <p>What is missing, because the experiment was halted or a file is damaged, is said in the
 * report.
 */
@Component(name = "html-report", immediate = false)
public final class HtmlReporter implements Reporter {
    private static final String FILE = "report.html";

    /** Writes the file complete or not at all. */
    @Override
    public synchronized Path report(Path experiment) throws IOException {
        String html = new Page(Experiment.read(experiment)).html();
        Path beside = experiment.resolve(FILE + ".incomplete");
        try {
            Files.writeString(beside, html);
            return Files.move(
                    beside,
                    experiment.resolve(FILE),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
