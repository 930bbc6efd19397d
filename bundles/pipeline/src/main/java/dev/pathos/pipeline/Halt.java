package dev.pathos.pipeline;

import java.util.concurrent.atomic.AtomicBoolean;

/** Asks all cells of an experiment to stop after their current step. */
final class Halt {
    /** Thrown by what stopped because it was asked to, after its state was saved. */
    static final class Halted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Halted() {
            super("halted", null, false, false);
        }
    }

    private final AtomicBoolean requested = new AtomicBoolean();
    private volatile boolean interrupted;

    void request() {
        requested.set(true);
    }

    /** Requests on behalf of a thread that was interrupted and still has files to write. */
    void requestByInterrupt() {
        interrupted = true;
        request();
    }

    /** Sets the flag of the thread that was interrupted again, when all is written. */
    void restoreInterrupt() {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    boolean requested() {
        return requested.get();
    }

    /** For work that keeps nothing between units: stop between two of them. */
    void check() {
        if (requested()) {
            throw new Halted();
        }
    }
}
