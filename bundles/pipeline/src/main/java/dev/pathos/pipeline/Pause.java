package dev.pathos.pipeline;

import java.util.function.BooleanSupplier;

/** Lets the trainings of an experiment wait between two steps. */
final class Pause {
    /** How long it takes at most until a waiting training notices that it is to halt. */
    private static final long LOOK_MILLIS = 100;

    private boolean requested;

    synchronized void request() {
        requested = true;
    }

    synchronized void end() {
        requested = false;
        notifyAll();
    }

    synchronized boolean requested() {
        return requested;
    }

    /** Rouses trainings that wait: something may be ready for them. */
    synchronized void rouse() {
        notifyAll();
    }

    /** Waits until it is time to go on. */
    synchronized void await(BooleanSupplier time) {
        boolean interrupted = false;
        while (!time.getAsBoolean()) {
            try {
                wait(LOOK_MILLIS);
            } catch (InterruptedException e) {
                // the one who waits is asked to halt in another way
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
