package dev.pathos.api.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Reads a corpus as a run would and tells what was understood, before anything trains. */
@ProviderType
public interface CorpusCheck {
    /**
     * Reads all of a corpus, however long, in bounded memory.
     *
     * @param part the corpus: a kind of part, or with a configuration the name of a part in it
     * @param config the configuration file, if any
     * @param overrides settings {@code part.key=value}
     * @param fast whether to leave all media closed; durations, sample rates and identical files
     *     then stay unknown
     * @return clips, hours, speakers, classes, votes, sidecars, what is missing and what was left
     *     out
     * @throws Problem if it cannot be read as a whole
     */
    List<Table> check(String part, Optional<Path> config, List<String> overrides, boolean fast);
}
