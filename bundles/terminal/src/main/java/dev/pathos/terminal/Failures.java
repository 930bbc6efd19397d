package dev.pathos.terminal;

import dev.pathos.api.run.Problem;
import dev.pathos.api.run.WrongUsage;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a failed command says to the person at the prompt, in one line. */
final class Failures {
    /** How Gogo refuses arguments. */
    private static final Pattern COERCION =
            Pattern.compile("Cannot coerce (.*?)\\((.*)\\) to any of \\[(.*)]", Pattern.DOTALL);

    /** How Gogo says that a variable at the beginning of a line has no value. */
    private static final String NOTHING = "Command name evaluates to null: ";

    private Failures() {}

    /**
     * The line.
     *
     * @param failure what a command or Gogo threw
     */
    static String line(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof ExecutionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? "" : cause.getMessage();
        Matcher coercion = COERCION.matcher(message);
        if (cause instanceof Problem || cause instanceof WrongUsage) {
            return message;
        }
        if (cause instanceof CancellationException || cause instanceof InterruptedException) {
            return "interrupted";
        }
        if (cause instanceof OutOfMemoryError) {
            return "out of memory (" + message + "): leave, and start with PATHOS_HEAP=12g, say";
        }
        if (coercion.matches()) {
            return coercion.group(3).isEmpty()
                    ? "no method or field '" + coercion.group(1) + "' is there"
                    : coercion.group(1)
                            + " does not take ("
                            + coercion.group(2)
                            + "), only "
                            + coercion.group(3).replace("CommandSession, ", "");
        }
        if (message.startsWith(NOTHING)) {
            return message.substring(NOTHING.length())
                    + " has no value, so nothing can be done with it";
        }
        String type = cause.getClass().getSimpleName();
        if (type.equals("SyntaxError") || type.equals("EOFError") || type.equals("EOFException")) {
            return "not understood: " + message;
        }
        return (message.isEmpty() ? type : type + ": " + message).replaceAll("\\s*\\R\\s*", " ")
                + " (type e for where)";
    }

    /**
     * Breaks a line between words.
     *
     * @param width columns; a word that is longer stands alone
     */
    static String wrapped(String line, int width) {
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (String word : line.split(" ")) {
            if (column > 0 && column + 1 + word.length() > width) {
                text.append('\n');
                column = 0;
            } else if (column > 0) {
                text.append(' ');
                column++;
            }
            text.append(word);
            column += word.length();
        }
        return text.toString();
    }
}
