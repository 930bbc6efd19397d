package dev.pathos.batch;

import dev.pathos.api.run.Problem;
import java.nio.file.Path;

/** Ends work before its time. */
public final class Halt {
    private final String work;
    private volatile boolean requested;

    /**
     * Makes one.
     *
     * @param work what is halted, such as {@code the extraction}
     */
    public Halt(String work) {
        this.work = work;
    }

    /** Wants the work to end as soon as it can. */
    public void request() {
        requested = true;
    }

    /**
     * Goes on unless it was halted.
     *
     * @param out where the work is written
     * @throws Problem that says how to go on
     */
    public void check(Path out) {
        if (requested) {
            throw new Problem(
                    work + " was halted",
                    out.toString(),
                    "give the same command again: what is done is not done again");
        }
    }
}
