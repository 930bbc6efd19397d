package dev.pathos.extraction;

import dev.pathos.api.run.Problem;
import java.nio.file.Path;

/** Ends an extraction before its time. */
final class Halt {
    private volatile boolean requested;

    void request() {
        requested = true;
    }

    /**
     * Goes on unless it was halted.
     *
     * @throws Problem that says how to go on
     */
    void check(Path out) {
        if (requested) {
            throw new Problem(
                    "the extraction was halted",
                    out.toString(),
                    "give the same command again: what is done is not done again");
        }
    }
}
