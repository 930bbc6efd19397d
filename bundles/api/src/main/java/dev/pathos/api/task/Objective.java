package dev.pathos.api.task;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a task wants of its head: a loss over the whole batch, with its gradient.
 *
 * <p>Sees every row of the batch at once, so that losses which are not sums over rows (1 - CCC,
 * say) are exact however the batch was cut into shards. Pure functions on plain arrays; see {@link
 * Objectives} for the usual ones.
 */
@ConsumerType
public interface Objective {
    /** The layers it wants. */
    Head head();

    /** The names of the classes, in order of the outputs; empty for continuous values. */
    List<String> classes();

    /**
     * Whether a row can have several of the classes at once, or none: targets are then 0 or 1 for
     * each class, and a class is predicted where its probability is at least 0.5. Otherwise a row
     * has the class of its highest probability.
     */
    default boolean multiLabel() {
        return false;
    }

    /**
     * The loss of a batch and its gradient.
     *
     * @param outputs the head's outputs of the rows that have a target
     * @param targets the targets of the same rows, row-major; the width is the labeler's own
     * @param gradient takes the derivative of the loss by each output, laid out as the outputs
     * @return the loss, finite
     */
    double loss(Outputs outputs, float[] targets, float[] gradient);

    /**
     * What the outputs mean: probabilities of the classes, or the values themselves.
     *
     * @param outputs the head's outputs
     * @return as many values, in a fresh array
     */
    float[] predict(Outputs outputs);
}
