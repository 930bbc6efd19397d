package dev.pathos.pipeline;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says in words why something failed; the JDK's file exceptions carry only a path. */
final class Reasons {
    private Reasons() {}

    static String of(Throwable failure) {
        if (failure instanceof AccessDeniedException e) {
            return "no permission for " + e.getFile();
        }
        if (failure instanceof NoSuchFileException e) {
            return e.getFile() + " does not exist";
        }
        if (failure instanceof FileAlreadyExistsException e) {
            return e.getFile() + " exists already";
        }
        if (failure instanceof OutOfMemoryError) {
            return "out of memory (" + failure.getMessage() + "); PATHOS_HEAP gives more, say 12g";
        }
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    /**
     * The same without the file's name in front, for a line that begins with the file: reasons are
     * counted, too.
     */
    static String of(Throwable failure, Path file) {
        return bare(of(failure), file);
    }

    /** A reason without the file's name in front. */
    static String bare(String reason, Path file) {
        String name = file + ": ";
        return reason.startsWith(name) ? reason.substring(name.length()) : reason;
    }
}
