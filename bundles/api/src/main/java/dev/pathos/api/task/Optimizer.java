package dev.pathos.api.task;

/**
 * How weights follow their gradients.
 *
 * @param kind the update rule
 * @param rate the learning rate, above 0
 */
public record Optimizer(Kind kind, double rate) {
    /** The update rules. */
    public enum Kind {
        /** Adam (Kingma and Ba 2015) with betas .9 and .999 and epsilon 1e-8. */
        ADAM,
        /** Stochastic gradient descent without momentum. */
        SGD
    }

    public Optimizer {
        if (!(rate > 0)) {
            throw new IllegalArgumentException("learning rate must be above 0: " + rate);
        }
    }
}
