package dev.pathos.launcher;

/** Says in its message what keeps the platform from starting, where, and what to do about it. */
class LaunchProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LaunchProblem(String message) {
        super(message);
    }

    LaunchProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
