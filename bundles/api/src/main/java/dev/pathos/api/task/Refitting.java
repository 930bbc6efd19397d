package dev.pathos.api.task;

import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A labeler that is fitted anew before each epoch from what the network computes, as clusters of
 * embeddings are.
 */
@ConsumerType
public interface Refitting extends Labeler {
    /** Which activations it wants to see. */
    enum Source {
        /** The trunk's embedding of each chunk. */
        TRUNK,
        /** The last hidden layer of the task's own head before its nonlinearity, each chunk. */
        HEAD
    }

    /**
     * The activations of a whole part, computed without dropout.
     *
     * @param ids the utterances, in order
     * @param chunks chunks of each utterance
     * @param values chunk after chunk, row-major
     * @param width activations of a chunk
     */
    record Activations(String[] ids, int[] chunks, float[] values, int width) {}

    /**
     * A labeler for the coming epoch.
     *
     * @param labeler gives the targets; may itself be {@link Refitting}
     * @param weights how often each utterance is drawn relative to the others, in the order of the
     *     activations; empty for each once
     * @param metrics what there is to record of the fit by name, such as the NMI with the
     *     assignment before
     */
    record Refit(Labeler labeler, Optional<double[]> weights, Map<String, Double> metrics) {
        public Refit {
            metrics = Map.copyOf(metrics);
        }
    }

    /** Which activations it wants to see. */
    Source source();

    /**
     * Fits anew.
     *
     * @param activations what the network computes for the training part now
     * @param epoch the coming epoch, from 0
     * @param seed for whatever is drawn at random
     * @return the labeler of the coming epoch
     */
    Refit refit(Activations activations, int epoch, long seed);
}
