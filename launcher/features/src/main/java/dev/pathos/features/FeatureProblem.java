package dev.pathos.features;

/** Says in its message what is wrong with a feature, where, and what to do about it. */
public final class FeatureProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FeatureProblem(String message) {
        super(message);
    }

    FeatureProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
