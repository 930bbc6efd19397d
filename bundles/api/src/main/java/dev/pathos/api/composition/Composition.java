package dev.pathos.api.composition;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The parts of one configuration, alive and wired to one another only.
 *
 * <p>Every service of it carries the service properties {@link #RUN} (this composition's id),
 * {@link #PART} (the name after {@code ~}), {@link #ORDER} (its position in the file) and {@link
 * #BUNDLE} (where it comes from).
 */
@ProviderType
public interface Composition extends AutoCloseable {
    /** Service property: the id of the composition that a part belongs to. */
    String RUN = "pathos.run";

    /** Service property: the part's name in its file. */
    String PART = "pathos.part";

    /** Service property: the part's position in its file, an Integer from 0. */
    String ORDER = "pathos.order";

    /**
     * Service property: the symbolic name of the bundle that a part comes from; of a snapshot, a
     * build under a version that others have as well, followed by the SHA-256 of the bundle.
     */
    String BUNDLE = "pathos.bundle";

    /** The value of {@link #RUN}, unique in this process. */
    String id();

    /**
     * The configuration with overrides applied and every default filled in, in the format of the
     * file, ready to be composed again with the same result.
     */
    String resolved();

    /** Ends the parts. */
    @Override
    void close();
}
