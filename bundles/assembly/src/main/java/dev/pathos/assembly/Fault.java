package dev.pathos.assembly;

/**
 * Something that keeps a distribution from being made.
 *
 * @param what what is wrong
 * @param where the bundle and feature concerned
 * @param remedy what to do about it
 */
record Fault(String what, String where, String remedy) {
    /** All of it in one line. */
    String line() {
        return what + " (" + where + "): " + remedy;
    }
}
