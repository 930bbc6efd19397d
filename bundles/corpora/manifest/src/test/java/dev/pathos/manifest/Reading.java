package dev.pathos.manifest;

import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.tck.MemoryLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What came of reading a corpus. */
record Reading(List<Utterance> utterances, List<MemoryLedger.Entry> ledger) {
    static Reading of(Corpus corpus) throws IOException {
        MemoryLedger ledger = new MemoryLedger();
        try (Stream<Utterance> utterances = corpus.utterances(ledger)) {
            return new Reading(utterances.toList(), ledger.entries());
        }
    }

    List<String> ids() {
        return utterances.stream().map(Utterance::id).toList();
    }

    /** The entries as {@code skipped|failed input: reason}. */
    List<String> lines() {
        return ledger.stream()
                .map(e -> (e.failed() ? "failed " : "skipped ") + e.input() + ": " + e.reason())
                .toList();
    }

    static Path file(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "x");
    }

    /** Real data beside the project, or null where there is none. */
    static Path data(String name) {
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            Path found = up.resolveSibling("shared").resolve("data").resolve(name);
            if (Files.exists(found)) {
                return found;
            }
        }
        return null;
    }
}
