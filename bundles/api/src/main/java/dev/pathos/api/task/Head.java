package dev.pathos.api.task;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The layers between the trunk and an objective, as a description.
 *
 * @param level what one row of output stands for
 * @param hidden widths of the hidden layers (dense, ReLU); may be empty
 * @param outputs width of the linear output layer
 * @param dropout share of each hidden layer that is dropped in training, 0..1
 * @param optimizer the head's own, or empty for the run's
 * @param lifetime how long its weights live
 * @param reads the names of other heads of the same level, each once; their last hidden layers join
 *     this head's input behind the trunk's row, in this order; may be empty
 */
public record Head(
        Level level,
        List<Integer> hidden,
        int outputs,
        double dropout,
        Optional<Optimizer> optimizer,
        Lifetime lifetime,
        List<String> reads) {
    /** What one row of a head's output stands for. */
    public enum Level {
        /** The whole utterance, after temporal aggregation. */
        UTTERANCE,
        /** One chunk. */
        CHUNK,
        /** One frame; only for encoders that keep frames. */
        FRAME
    }

    /** How long a head's weights live. */
    public enum Lifetime {
        /** As long as its task is in the run. */
        RUN,
        /** Until its labeler is fitted anew. */
        REFIT
    }

    public Head {
        hidden = List.copyOf(hidden);
        reads = List.copyOf(reads);
        if (outputs < 1 || dropout < 0 || dropout >= 1) {
            throw new IllegalArgumentException("outputs >= 1 and 0 <= dropout < 1 expected");
        }
        if (Set.copyOf(reads).size() < reads.size()) {
            throw new IllegalArgumentException("a head reads another once, not as in " + reads);
        }
    }

    /**
     * The usual head: of level utterance, living as long as its task, with the run's optimizer.
     *
     * @param outputs width of the output layer
     * @param hidden widths of the hidden layers
     * @return the head
     */
    public static Head utterance(int outputs, Integer... hidden) {
        return utterance(outputs, List.of(hidden), 0);
    }

    /**
     * The usual head with dropout.
     *
     * @param outputs width of the output layer
     * @param hidden widths of the hidden layers
     * @param dropout share of each hidden layer that is dropped in training, 0..1
     * @return the head
     */
    public static Head utterance(int outputs, List<Integer> hidden, double dropout) {
        return new Head(
                Level.UTTERANCE,
                hidden,
                outputs,
                dropout,
                Optional.empty(),
                Lifetime.RUN,
                List.of());
    }
}
