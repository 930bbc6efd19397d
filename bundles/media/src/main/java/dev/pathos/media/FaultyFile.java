package dev.pathos.media;

import java.io.IOException;
import java.nio.file.Path;

/** A file that gives no sound or no pictures; the message names file and reason. */
final class FaultyFile extends IOException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final String reason;

    /**
     * Makes the exception.
     *
     * @param file the file
     * @param fault the kind of reason
     * @param detail what is known beside the kind, possibly nothing
     */
    FaultyFile(Path file, Fault fault, String detail) {
        super(printable(file) + ": " + fault.reason(detail));
        this.fault = fault;
        this.reason = fault.reason(detail);
    }

    /** A name may hold what would begin another line of a ledger. */
    private static String printable(Path file) {
        return file.toString().replaceAll("\\p{Cntrl}", "?");
    }

    Fault fault() {
        return fault;
    }

    /** The reason without the file. */
    String reason() {
        return reason;
    }
}
