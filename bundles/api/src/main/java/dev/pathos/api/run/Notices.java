package dev.pathos.api.run;

import org.osgi.annotation.versioning.ConsumerType;

/** Shows people what happens beside runs, without spoiling what the terminal shows of these. */
@ConsumerType
public interface Notices {
    /**
     * Shows a line; from any thread.
     *
     * @param line one line
     */
    void tell(String line);
}
