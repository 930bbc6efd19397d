package dev.pathos.api.encoder;

import dev.pathos.api.run.State;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Outputs;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The trainable state of one run: trunk, heads and their optimizers.
 *
 * <p>A step is {@link #forward} in training mode, objectives computed outside on the outputs of the
 * whole batch, then {@link #backward} with their gradients. Owned by one thread at a time. The same
 * calls on the same state give bit-equal results, whatever the number of workers inside.
 */
@ProviderType
public interface Learner extends AutoCloseable {
    /**
     * Adds a head with fresh weights and a fresh optimizer; nothing else changes.
     *
     * @param name the task's name; letters, digits and dashes
     * @param head its layers
     * @param seed of its initial weights
     * @throws dev.pathos.api.run.Problem if the encoder has no outputs of that level
     */
    void add(String name, Head head, long seed);

    /**
     * Removes a head; nothing else changes.
     *
     * @param name its name
     */
    void remove(String name);

    /**
     * Computes outputs of heads.
     *
     * @param batch the utterances
     * @param heads which heads
     * @param mode inference, or training at a step of which activations are kept for one {@link
     *     #backward}
     * @return the outputs by head, rows in order of utterances, chunks, frames
     */
    Map<String, Outputs> forward(Batch batch, Set<String> heads, Mode mode);

    /**
     * Takes the losses' gradients back through heads and trunk and updates the weights.
     *
     * @param gradients by head, laid out as the outputs of the last {@link #forward}; heads that
     *     are missing do not contribute and are not updated
     * @param update how to
     * @return the global norm of the gradient before clipping
     */
    double backward(Map<String, float[]> gradients, Update update);

    /**
     * Measures how each head alone would move the trunk, between {@link #forward} and {@link
     * #backward}: changes no weights, no optimizer, no randomness and none of what the coming
     * backward does.
     *
     * @param gradients by head, as {@link #backward} takes them
     * @return the products of the trunk's gradients, heads in order of their names
     */
    TrunkGradients trunkGradients(Map<String, float[]> gradients);

    /**
     * The trunk's embedding of each utterance, without dropout.
     *
     * @param batch the utterances
     * @return one row an utterance
     */
    Outputs embed(Batch batch);

    /**
     * The activations that a {@link dev.pathos.api.task.Refitting} labeler sees, without dropout.
     *
     * @param batch the utterances
     * @param head the head whose last hidden layer (before its nonlinearity) is wanted, or null for
     *     the trunk's embedding of each chunk
     * @return one row a chunk
     */
    Outputs activations(Batch batch, String head);

    /** Weights and optimizer state: names begin with {@code trunk/} or {@code head/<name>/}. */
    State state();

    /**
     * Puts weights and optimizer state back.
     *
     * @param state what {@link #state} gave for the same architecture and heads
     * @throws dev.pathos.api.run.Problem if names or shapes differ, saying which
     */
    void restore(State state);

    /**
     * What computes the trunk, for people: library, version, instructions of the processor, and why
     * if it is not the usual one. Recorded with each training.
     *
     * @return one line; empty if there is nothing to tell
     */
    default String engine() {
        return "";
    }

    @Override
    void close();

    /**
     * Inference, or training at a step.
     *
     * @param training whether dropout is on and activations are kept
     * @param step the step that dropout is drawn for
     */
    record Mode(boolean training, long step) {
        /** Without dropout, keeping nothing. */
        public static final Mode INFERENCE = new Mode(false, 0);
    }

    /**
     * How weights are updated.
     *
     * @param rateFactor multiplies every optimizer's learning rate, 1 before any schedule
     * @param maxNorm the gradient's global norm is clipped to this; 0 for no clipping
     * @param trunkFrozen whether the trunk keeps its weights
     */
    record Update(double rateFactor, double maxNorm, boolean trunkFrozen) {}
}
