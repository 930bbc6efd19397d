package dev.pathos.plugins;

import dev.pathos.api.run.Problem;

/** The problem of a file that may still be written: it is no whole jar. */
final class Incomplete extends Problem {
    private static final long serialVersionUID = 1L;

    Incomplete(String where, Throwable cause) {
        super(
                "it is no whole jar (" + Words.of(cause) + ")",
                where,
                "copy it again; it is looked at when it has changed",
                cause);
    }
}
