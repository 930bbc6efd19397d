package dev.pathos.api.run;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** What lies in the folder of caches, all of which can be computed again. */
@ProviderType
public interface Caches {
    /**
     * Tells what lies there.
     *
     * @return a table of all kinds of entries, and one of extracted features by extractor
     * @throws Problem if the folder cannot be read
     */
    List<Table> contents();

    /**
     * Deletes entries, but none that this process uses.
     *
     * @param kind which kind, as the table of contents calls it; none for all that may be deleted
     *     while the platform runs
     * @param extractor which extractor's features only, a name of the table of contents
     * @return what was deleted
     * @throws Problem if there is no such kind or extractor, or the folder cannot be written
     */
    Table clear(Optional<String> kind, Optional<String> extractor);

    /**
     * Deletes the features that have not been used for longest until the others fit.
     *
     * @param size how much may stay, such as {@code 20G}, in powers of 1000
     * @return what was deleted
     * @throws Problem if that is no size, or the folder cannot be written
     */
    Table trim(String size);
}
