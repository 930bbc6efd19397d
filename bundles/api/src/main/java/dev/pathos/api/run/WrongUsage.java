package dev.pathos.api.run;

/**
 * A command that was called with arguments it does not understand; commands that end so exit with
 * status 2.
 */
public class WrongUsage extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the failure.
     *
     * @param message one line: what was not understood and how the command is called
     */
    public WrongUsage(String message) {
        super(message);
    }
}
