package dev.pathos.api.composition;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Turns a configuration file into parts that live for one run; the one door for shell and scripts.
 */
@ProviderType
public interface Composer {
    /**
     * Reads, checks and applies a configuration.
     *
     * @param file a file in the OSGi Configurator's JSON format, factory PIDs {@code pid~part}
     * @param overrides settings {@code part.key=value} that replace or add values
     * @return the living parts, all of them satisfied; the caller closes it
     * @throws dev.pathos.api.run.Problem naming file, part and key, and the nearest name that
     *     exists, if anything in it is unknown, of the wrong type or out of range, or if a part
     *     does not come to life
     */
    Composition compose(Path file, List<String> overrides);

    /** All parts that installed bundles offer, whether or not they are in use. */
    List<Part> parts();
}
