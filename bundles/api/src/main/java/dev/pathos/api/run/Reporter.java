package dev.pathos.api.run;

import java.io.IOException;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ConsumerType;

/** Writes a report from an experiment's files; called when the experiment ends or is halted. */
@ConsumerType
public interface Reporter {
    /**
     * Writes or replaces the report.
     *
     * @param experiment the experiment's folder
     * @return the file written
     * @throws IOException if it cannot be written
     */
    Path report(Path experiment) throws IOException;
}
