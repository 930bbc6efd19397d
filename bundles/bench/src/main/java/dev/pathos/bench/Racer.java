package dev.pathos.bench;

import dev.pathos.api.run.Problem;

/** A program that trains a network in a process of its own, one lap when it is told to. */
interface Racer extends AutoCloseable {
    /** What a lap consists of. */
    enum Phase {
        /** Predictions alone. */
        INFERENCE,
        /** Steps of training. */
        TRAINING
    }

    /**
     * What a racer says before the first lap.
     *
     * @param parameters weights that it trains
     * @param memory the most that its process took so far, in bytes: program and libraries before
     *     there is a network; 0 if unknown
     * @param description the program and its version
     * @param deviation of what it infers from single precision; null if it infers in that
     */
    record Ready(long parameters, long memory, String description, Deviation deviation) {
        Ready(long parameters, long memory, String description) {
            this(parameters, memory, description, null);
        }
    }

    /**
     * A lap.
     *
     * @param steps batches that went through, at least 1
     * @param seconds on the clock
     * @param cpu seconds that all threads of the process had a processor; 0 if unknown
     * @param memory the most that its process took since it began, in bytes; 0 if unknown
     */
    record Lap(int steps, double seconds, double cpu, long memory) {}

    /** What it said when it was ready. */
    Ready ready();

    /**
     * Has it run.
     *
     * @param phase what it does
     * @param seconds how long; the batch that was begun is finished
     * @return what it took
     * @throws Problem if it fails, or the thread is interrupted
     */
    Lap run(Phase phase, double seconds);

    /** Ends the process. */
    @Override
    void close();
}
