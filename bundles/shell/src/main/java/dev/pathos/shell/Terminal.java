package dev.pathos.shell;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What is known of the terminal that the program was started from. */
final class Terminal {
    private static final int USUAL_WIDTH = 100;
    private static final int LEAST_WIDTH = 40;

    private Terminal() {}

    /** Whether a line can be drawn anew: a person watches and the terminal can go back. */
    static boolean interactive() {
        return System.console() != null && !"dumb".equals(System.getenv("TERM"));
    }

    /**
     * Whether it shows characters beyond ASCII: what the locale says, and the start script where it
     * sets the locale to another one.
     */
    static boolean unicode() {
        return unicode(System.getenv());
    }

    static boolean unicode(Map<String, String> environment) {
        String locale =
                Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                        .map(name -> environment.getOrDefault(name, ""))
                        .filter(value -> !value.isBlank())
                        .findFirst()
                        .orElse("");
        return environment.getOrDefault("PATHOS_ASCII", "").isEmpty()
                && locale.toLowerCase(Locale.ROOT).replace("-", "").endsWith("utf8");
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
