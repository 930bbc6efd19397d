package dev.pathos.launcher;

import java.util.ArrayList;
import java.util.List;

/**
 * What the user typed after {@code pathos}.
 *
 * @param features the feature or list of features to start, or null for the default ones
 * @param debug whether failures come with their stack traces
 * @param words the command and its arguments; empty for the interactive shell
 */
record CommandLine(String features, boolean debug, List<String> words) {
    static final String USAGE =
            """
            Usage: pathos [--features <file>] [--debug] [<command> [<argument>...]]
                   pathos [--features <file>] [--debug] script <file.gosh> [<argument>...]
            Without a command it opens the shell. `pathos help` lists the commands.""";

    /**
     * Parses a command line; options stand before the command, {@code --debug} may stand anywhere.
     *
     * @throws WrongUsage if an option is unknown or lacks its value
     */
    static CommandLine parse(List<String> arguments) {
        List<String> rest = new ArrayList<>(arguments);
        boolean debug = rest.removeIf("--debug"::equals);
        String features = null;
        while (!rest.isEmpty() && rest.get(0).startsWith("-")) {
            String option = rest.remove(0);
            switch (option) {
                case "--features" -> {
                    if (rest.isEmpty()) {
                        throw new WrongUsage("--features needs a file.\n" + USAGE);
                    }
                    features = rest.remove(0);
                }
                case "--help", "-h" -> rest.add(0, "help");
                default -> throw new WrongUsage("Unknown option " + option + ".\n" + USAGE);
            }
        }
        return new CommandLine(features, debug, List.copyOf(rest));
    }

    boolean isScript() {
        return !words.isEmpty() && words.get(0).equals("script");
    }

    /** How commands come in: {@code shell}, {@code script}, or {@code command} for a single one. */
    String door() {
        return words.isEmpty() ? "shell" : isScript() ? "script" : "command";
    }

    /** Whether the commands of the interactive shell are needed. */
    boolean needsShell() {
        return words.isEmpty() || isScript();
    }
}
