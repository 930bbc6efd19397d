package dev.pathos.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why something failed, in words. */
public final class Reasons {
    private Reasons() {}

    /**
     * Why.
     *
     * @param e what was thrown
     */
    public static String of(Throwable e) {
        if (e instanceof UncheckedIOException unchecked) {
            return of(unchecked.getCause());
        }
        String message = String.valueOf(e.getMessage());
        if (e instanceof NoSuchFileException && !message.contains(": ")) {
            return "no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "no permission to read it";
        }
        return e instanceof IOException && e.getMessage() != null
                ? message
                : e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + message);
    }

    /**
     * The same without the file's name in front, which the ledger says already.
     *
     * @param e what was thrown
     * @param file the file
     */
    public static String of(Throwable e, Path file) {
        String reason = of(e);
        String name = file + ": ";
        return reason.startsWith(name) ? reason.substring(name.length()) : reason;
    }
}
