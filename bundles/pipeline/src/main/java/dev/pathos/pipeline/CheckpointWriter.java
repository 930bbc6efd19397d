package dev.pathos.pipeline;

import dev.pathos.api.run.State;

/**
 * Writes checkpoints on a thread of its own while the training goes on, one at a time. A kill in
 * between finds the checkpoint before, which is as good: what came after it is trained again, to
 * the same bits.
 */
final class CheckpointWriter implements AutoCloseable {
    private final Checkpoints checkpoints;
    private Thread thread;
    private Throwable failure;

    CheckpointWriter(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    /**
     * Begins to write as {@link Checkpoints#save} does, when the one before is written.
     *
     * @param state is not changed any more
     * @throws dev.pathos.api.run.Problem if the disk did not take the one before
     */
    void begin(long step, int epoch, State state) {
        await();
        thread =
                new Thread(
                        () -> {
                            try {
                                checkpoints.save(step, epoch, state);
                            } catch (RuntimeException | Error e) {
                                failure = e;
                            }
                        },
                        "checkpoint");
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.start();
    }

    /**
     * Returns when what was begun is on the disk; an interrupt does not end the wait and stays set.
     *
     * @throws dev.pathos.api.run.Problem if the disk did not take it
     */
    void await() {
        close();
        Throwable failed = failure;
        failure = null;
        if (failed instanceof Error error) {
            throw error;
        }
        if (failed instanceof RuntimeException e) {
            throw e;
        }
    }

    /** Returns when nothing is written any more; what failed is not told. */
    @Override
    public void close() {
        boolean interrupted = false;
        while (thread != null) {
            try {
                thread.join();
                thread = null;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
