package dev.pathos.tables;

import dev.pathos.api.corpus.Utterance;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Something to analyze.
 *
 * @param input what the ledger calls it
 * @param utterance its video, or a table alone, with the tables that go with it by kind
 */
record FaceClip(String input, Utterance utterance) {
    /** All files that it is made of, its video first. */
    Collection<Path> files() {
        Set<Path> files = new LinkedHashSet<>();
        files.add(utterance.media());
        files.addAll(utterance.sidecars().values().stream().sorted().toList());
        return files;
    }
}
