package dev.pathos.launcher;

/** Says in which line of a script the statement stands that threw its cause. */
final class ScriptFailure extends Exception {
    private static final long serialVersionUID = 1L;

    ScriptFailure(String place, Throwable cause) {
        super(place, cause);
    }
}
