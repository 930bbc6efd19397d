package dev.pathos.launcher.probe;

/** Stands for the platform's own class of that name, which the launcher knows by name only. */
class WrongUsage extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    WrongUsage(String message) {
        super(message);
    }
}
