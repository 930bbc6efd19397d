package dev.pathos.plugins;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in words what the JDK only names. */
final class Words {
    private static final double KILO = 1000;

    private Words() {}

    /** Why something failed; of a chain the first that has a message of its own. */
    static String of(Throwable failure) {
        if (failure instanceof AccessDeniedException e) {
            return "no permission for " + e.getFile();
        }
        if (failure instanceof NoSuchFileException e) {
            return e.getFile() + " does not exist";
        }
        if (failure instanceof NotDirectoryException e) {
            return e.getFile() + " is no folder";
        }
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getName() : message;
    }

    /** The innermost cause: those around it only say that something failed. */
    static String root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String name = cause.getClass().getSimpleName();
        String message = cause.getMessage();
        return message == null || message.isBlank() ? name : name + ": " + message;
    }

    /** So many bytes, such as {@code 12 kB}. */
    static String size(long bytes) {
        return bytes < KILO * KILO
                ? Math.max(1, Math.round(bytes / KILO)) + " kB"
                : Math.round(bytes / KILO / KILO) + " MB";
    }
}
