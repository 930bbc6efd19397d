package dev.pathos.terminal;

import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/**
 * Colours a terminal's text.
 *
 * @param on whether it shows any
 */
record Ink(boolean on) {
    private static final int FEWEST = 8;

    /**
     * What a terminal and its user want.
     *
     * @param type the terminal's type, such as {@code xterm-256color}
     * @param colours how many it has, or null if unknown
     * @param forbidden the value of the environment variable {@code NO_COLOR}, or null; any text in
     *     it forbids colours (no-color.org)
     */
    static Ink of(String type, Integer colours, String forbidden) {
        return new Ink(
                !type.startsWith("dumb")
                        && colours != null
                        && colours >= FEWEST
                        && (forbidden == null || forbidden.isEmpty()));
    }

    /** What the terminal of a shell and its user want. */
    static Ink of(Terminal terminal) {
        return of(
                terminal.getType(),
                terminal.getNumericCapability(Capability.max_colors),
                System.getenv("NO_COLOR"));
    }

    String red(String text) {
        return with("31", text);
    }

    String grey(String text) {
        return with("90", text);
    }

    String bold(String text) {
        return with("1", text);
    }

    private String with(String code, String text) {
        return on ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }
}
