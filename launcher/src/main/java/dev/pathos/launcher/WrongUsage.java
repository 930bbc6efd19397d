package dev.pathos.launcher;

/** Says that the command line was not understood; the exit status is 2. */
final class WrongUsage extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    WrongUsage(String message) {
        super(message);
    }
}
