package dev.pathos.shell;

import java.util.List;

/**
 * A draft as it is shown; scripts ask it for its parts.
 *
 * @param name the draft's name
 * @param configuration the text of the file that it would be
 * @param faults what is missing or wrong, a line each
 */
public record Shown(String name, String configuration, List<String> faults) {
    public Shown {
        faults = List.copyOf(faults);
    }

    /** What is missing or wrong, or how to go on. */
    List<String> verdict() {
        return faults.isEmpty()
                ? List.of(
                        "Nothing is missing: plan "
                                + name
                                + " reads the data and tells what it would do, run "
                                + name
                                + " does it.")
                : faults;
    }
}
