package dev.pathos.segmentation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Rows of the measured tables that take minutes in all: wanted with -Dpathos.studies=true. */
final class Studies {
    private Studies() {}

    /**
     * Goes on with a row of a table that every build checks, and with all others where studies are
     * asked for.
     */
    static void row(boolean always) {
        assumeTrue(
                always || Boolean.getBoolean("pathos.studies"),
                "one of the longer rows, run with -Dpathos.studies=true");
    }
}
