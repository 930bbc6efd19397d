package dev.pathos.plugins;

/**
 * What became of a training, or of a run that none can be changed of.
 *
 * @param run the experiment's name
 * @param what happened, or why it did not
 * @param refused whether it did not
 */
record Effect(String run, String what, boolean refused) {
    /** As a line. */
    String line() {
        return run + ": " + what;
    }
}
