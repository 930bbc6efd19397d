package dev.pathos.launcher;

import dev.pathos.features.FeatureProblem;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutionException;

/** How a failure looks to the person at the terminal, and which exit status it has. */
final class Failure {
    private Failure() {}

    /** Takes off the wrappers that say nothing: of reflection, executors and bundle activation. */
    static Throwable rootOf(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null
                && (cause instanceof InvocationTargetException
                        || cause instanceof ExecutionException
                        || cause instanceof org.osgi.framework.BundleException)) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Returns the message, with the class name where the message alone would be a riddle. */
    static String describe(Throwable failure) {
        String message = failure.getMessage();
        boolean meantForPeople =
                failure instanceof LaunchProblem
                        || failure instanceof FeatureProblem
                        || isProblem(failure)
                        || failure instanceof IllegalArgumentException;
        if (message == null || message.isBlank()) {
            return failure.getClass().getName();
        }
        if (failure instanceof OutOfMemoryError) {
            return "out of memory ("
                    + message
                    + "): give more with PATHOS_HEAP, say PATHOS_HEAP=12g";
        }
        if (isCoercionFailure(failure)) {
            String command = message.replaceFirst("Cannot coerce ([^(]*)\\(.*", "$1");
            return command
                    + " does not take these arguments. `pathos help "
                    + command
                    + "` shows what it takes.";
        }
        return meantForPeople ? message : failure.getClass().getSimpleName() + ": " + message;
    }

    /** Returns 2 for a command that was not understood and 1 for one that failed. */
    static int status(Throwable failure) {
        return isWrongUsage(failure) ? 2 : 1;
    }

    // Names and not types: these classes live in bundles that the launcher does not know.
    private static boolean isWrongUsage(Throwable failure) {
        return isA(failure, "CommandNotFoundException")
                || isA(failure, "WrongUsage")
                || isCoercionFailure(failure);
    }

    /** Whether a failure is written for people, whichever bundle its class comes from. */
    static boolean isProblem(Throwable failure) {
        return isA(failure, "Problem");
    }

    private static boolean isA(Throwable failure, String simpleName) {
        Class<?> type = failure.getClass();
        while (type != null && !type.getSimpleName().equals(simpleName)) {
            type = type.getSuperclass();
        }
        return type != null;
    }

    /** Whether Gogo found the command but no method of it that takes these arguments. */
    static boolean isCoercionFailure(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return failure.getClass() == IllegalArgumentException.class
                && trace.length > 0
                && trace[0].getClassName().equals("org.apache.felix.gogo.runtime.Reflective");
    }
}
