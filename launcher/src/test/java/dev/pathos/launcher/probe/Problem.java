package dev.pathos.launcher.probe;

/** Stands for the platform's own class of that name, which the launcher knows by name only. */
class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Problem(String message) {
        super(message);
    }
}
