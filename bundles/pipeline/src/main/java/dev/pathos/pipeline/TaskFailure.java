package dev.pathos.pipeline;

/** Thrown when the code of a task failed: what it was asked for is left out, or it is refused. */
final class TaskFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean hung;

    /**
     * Makes a failure.
     *
     * @param reason why, in a line
     * @param hung whether its thread did not come back in time
     * @param cause what it threw, or null
     */
    TaskFailure(String reason, boolean hung, Throwable cause) {
        super(reason.replaceAll("\\s*\\R\\s*", " "), cause);
        this.hung = hung;
    }

    /** Whether the thread did not come back in time, so that nothing more can be asked for. */
    boolean hung() {
        return hung;
    }
}
