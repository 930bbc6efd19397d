package dev.pathos.api.task;

import dev.pathos.api.run.State;
import java.io.IOException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something a network can learn: targets from a labeler, a loss from an objective.
 *
 * <p>Register a {@link PretextTask} or a {@link DownstreamTask}. The constructor only stores
 * settings; loading and computing go into {@link #fit}. A task is used by one run at a time, its
 * labelers by several threads.
 */
@ConsumerType
public interface Task {
    /**
     * Fits a labeler on the training part alone: thresholds, centres, class weights.
     *
     * @param training the training part's samples, in an order that is the same at every call; may
     *     be iterated more than once
     * @param seed for whatever is drawn at random
     * @return the fitted labeler
     * @throws IOException if reading fails as a whole
     * @throws dev.pathos.api.run.Problem if the training part cannot carry the task, say because a
     *     class does not occur in it
     */
    Labeler fit(Iterable<Sample> training, long seed) throws IOException;

    /**
     * The labeler that was fitted before.
     *
     * @param state what its {@link Labeler#state} gave
     * @return a labeler that gives the same targets
     */
    Labeler restore(State state);
}
