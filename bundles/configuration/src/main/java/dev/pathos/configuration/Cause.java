package dev.pathos.configuration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One step of the way from what somebody wants to why it is not there.
 *
 * @param subject what it is about, such as {@code the service Composer}
 * @param bundle symbolic name and version of where it comes from, or empty
 * @param state what is the matter with it, words that go on after the subject
 * @param remedy what to do; empty where all is well or the cause lies deeper
 * @param deeper what it waits for and is not there
 */
record Cause(String subject, String bundle, String state, String remedy, List<Cause> deeper) {
    Cause {
        deeper = List.copyOf(deeper);
    }

    /** It is there. */
    static Cause well(String subject, String bundle, String state) {
        return new Cause(subject, bundle, state, "", List.of());
    }

    /** The end of a way: what is to be mended. */
    static Cause end(String subject, String bundle, String state, String remedy) {
        return new Cause(subject, bundle, state, remedy, List.of());
    }

    boolean well() {
        return remedy.isEmpty() && deeper.isEmpty();
    }

    /** Where the way ends; of several ways the first. */
    Cause root() {
        return deeper.isEmpty() ? this : deeper.get(0).root();
    }

    /** What is the matter here and what to do, as a clause. */
    String clause() {
        return subject + " " + state + (remedy.isEmpty() ? "" : ": " + remedy);
    }

    /** This step and all those beneath, each subject once. */
    List<Cause> way() {
        Map<String, Cause> steps = new LinkedHashMap<>();
        collect(steps);
        return List.copyOf(steps.values());
    }

    private void collect(Map<String, Cause> steps) {
        if (steps.putIfAbsent(subject, this) == null) {
            deeper.forEach(cause -> cause.collect(steps));
        }
    }
}
