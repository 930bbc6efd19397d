package dev.pathos.assembly;

import dev.pathos.api.run.Problem;
import dev.pathos.features.FeatureProblem;

/** A problem of a feature, in the words in which the launcher tells it, too. */
final class Told extends Problem {
    private static final long serialVersionUID = 1L;

    private final String message;

    Told(FeatureProblem problem) {
        super(problem.getMessage(), "feature", "correct it", problem);
        message = problem.getMessage();
    }

    @Override
    public String getMessage() {
        return message;
    }
}
