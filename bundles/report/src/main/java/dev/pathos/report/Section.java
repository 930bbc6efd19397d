package dev.pathos.report;

import java.io.IOException;

/** A part of the report with a heading of its own. */
interface Section {
    /** The heading. */
    String title();

    /**
     * Writes what stands under the heading.
     *
     * @param out where to
     * @throws IOException if a file is missing or damaged; its message is shown instead
     */
    void write(Markup out) throws IOException;
}
