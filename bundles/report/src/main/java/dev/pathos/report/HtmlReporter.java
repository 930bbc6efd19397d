package dev.pathos.report;

import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.run.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Writes {@code report.html} into an experiment's folder, from the files in it alone, and its
 * tables beside it.
 *
 * <p>What is missing, because the experiment was halted or a file is damaged, is said in the
 * report.
 */
@Component(name = "html-report", immediate = false)
public final class HtmlReporter implements Reporter {
    private volatile MediaSource media;

    /** Any that is there will do: it is asked for sound that an experiment has decoded before. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindMedia(MediaSource source) {
        media = source;
    }

    void unbindMedia(MediaSource source) {
        if (media == source) {
            media = null;
        }
    }

    /** Writes the file complete or not at all. */
    @Override
    public synchronized Path report(Path experiment) throws IOException {
        Tables tables = new Tables();
        String html =
                new ExperimentPage(Experiment.read(experiment), Optional.ofNullable(media))
                        .html(tables);
        return ReportFolder.write(experiment, html, tables);
    }
}
