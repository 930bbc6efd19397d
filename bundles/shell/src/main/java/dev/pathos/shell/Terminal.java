package dev.pathos.shell;

/** What is known of the terminal that the program was started from. */
final class Terminal {
    private static final int USUAL_WIDTH = 100;
    private static final int LEAST_WIDTH = 40;

    private Terminal() {}

    /** Whether a line can be drawn anew: a person watches and the terminal can go back. */
    static boolean interactive() {
        return System.console() != null && !"dumb".equals(System.getenv("TERM"));
    }

    /** Columns, from the environment variable {@code COLUMNS}. */
    static int width() {
        return width(System.getenv("COLUMNS"));
    }

    static int width(String columns) {
        try {
            return columns == null
                    ? USUAL_WIDTH
                    : Math.max(LEAST_WIDTH, Integer.parseInt(columns.strip()));
        } catch (NumberFormatException e) {
            return USUAL_WIDTH;
        }
    }
}
