package dev.pathos.api.encoder;

import dev.pathos.api.task.Optimizer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * An architecture: chunk encoder and temporal aggregation, as a factory of learners.
 *
 * <p>Two learners opened with the same arguments hold the same weights.
 */
@ConsumerType
public interface Encoder {
    /**
     * How utterances are cut before they are encoded.
     *
     * @param window the chunk's duration Wc in seconds
     * @param scale multiplies the number of chunks, n
     */
    record Chunking(double window, int scale) {}

    /** How this encoder wants utterances cut. */
    Chunking chunking();

    /**
     * Opens a learner with fresh weights.
     *
     * @param columns features of a frame
     * @param frames frames of a chunk
     * @param optimizer the run's optimizer, for the trunk and for heads without their own
     * @param seed of the initial weights and of dropout
     * @return the learner; the caller closes it
     * @throws dev.pathos.api.run.Problem if the architecture does not fit that shape
     */
    Learner open(int columns, int frames, Optimizer optimizer, long seed);
}
