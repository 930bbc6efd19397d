package dev.pathos.configuration;

import dev.pathos.api.run.Problem;
import java.util.regex.Pattern;

/** Reads the reason out of the stack trace that SCR keeps of a failed activation. */
final class Failure {
    private static final String CAUSE = "Caused by: ";
    private static final String PROBLEM = Problem.class.getName() + ": ";

    /** What any other exception begins its text with; a {@link Problem} begins with its message. */
    private static final Pattern CLASS = Pattern.compile("([\\w$]+\\.)+[\\w$]+(: .*)?");

    private Failure() {}

    /**
     * The reason in words: the text of a {@link Problem} if there is one in the chain of causes,
     * else the root cause's.
     *
     * @param trace a stack trace as text
     * @return one line
     */
    static String reason(String trace) {
        String root = "";
        for (String line : trace.split("\\R")) {
            boolean cause = line.startsWith(CAUSE);
            String text = cause ? line.substring(CAUSE.length()) : line;
            if (text.startsWith(PROBLEM)) {
                return text.substring(PROBLEM.length());
            }
            if (cause && !CLASS.matcher(text.strip()).matches()) {
                return text.strip();
            }
            if (cause || root.isEmpty()) {
                root = text.strip();
            }
        }
        return root;
    }
}
