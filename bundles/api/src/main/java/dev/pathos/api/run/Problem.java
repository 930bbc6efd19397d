package dev.pathos.api.run;

/**
 * A failure told to a person: what is wrong, where, and what to do about it.
 *
 * <p>The message is one line and is all that a user sees unless debugging is on. Commands that end
 * with a problem exit with status 1.
 */
public class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final String where;
    private final String remedy;

    /**
     * Makes a problem from its three parts.
     *
     * @param what what is wrong, without a full stop
     * @param where the file, key, part or bundle concerned
     * @param remedy what the user can do, as an imperative
     */
    public Problem(String what, String where, String remedy) {
        this(what, where, remedy, null);
    }

    /**
     * Makes a problem that keeps its technical cause for debugging.
     *
     * @param what what is wrong, without a full stop
     * @param where the file, key, part or bundle concerned
     * @param remedy what the user can do, as an imperative
     * @param cause the exception behind it, or null
     */
    public Problem(String what, String where, String remedy, Throwable cause) {
        super(oneLine(what + " (" + where + "): " + remedy), cause);
        this.what = what;
        this.where = where;
        this.remedy = remedy;
    }

    /** What is wrong. */
    public String what() {
        return what;
    }

    /** The file, key, part or bundle concerned. */
    public String where() {
        return where;
    }

    /** What the user can do. */
    public String remedy() {
        return remedy;
    }

    /** The message alone: shells print failures as text. */
    @Override
    public String toString() {
        return getMessage();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ");
    }
}
