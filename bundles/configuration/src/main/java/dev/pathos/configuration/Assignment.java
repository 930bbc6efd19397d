package dev.pathos.configuration;

import dev.pathos.api.composition.Nearest;
import dev.pathos.api.run.WrongUsage;
import java.util.ArrayList;
import java.util.List;

/**
 * A setting from the command line that replaces or adds one of the file.
 *
 * @param part the part's name
 * @param key the key, which may contain dots
 * @param text the value as it was typed; elements of arrays are separated by commas
 */
record Assignment(String part, String key, String text) {
    /**
     * Reads {@code part.key=value}: up to the first dot, up to the first equals sign, the rest.
     *
     * @param text what was typed
     * @return the assignment
     * @throws WrongUsage if it does not have that form
     */
    static Assignment parse(String text) {
        int equals = text.indexOf('=');
        int dot = text.indexOf('.');
        if (dot < 1 || equals <= dot + 1) {
            throw new WrongUsage(
                    "--set expects <part>.<key>=<value>, such as corpus.seed=7, and not '"
                            + text
                            + "'");
        }
        return new Assignment(
                text.substring(0, dot),
                text.substring(dot + 1, equals),
                text.substring(equals + 1));
    }

    /**
     * Replaces values of parts.
     *
     * @param parts the parts of a file
     * @param file the file's name, for messages
     * @param overrides {@code part.key=value}; of two for the same key the later counts
     * @return the parts with the overrides in their values
     */
    static List<NamedPart> apply(List<NamedPart> parts, Place file, List<String> overrides) {
        List<NamedPart> changed = new ArrayList<>(parts);
        List<String> names = parts.stream().map(NamedPart::name).toList();
        for (String override : overrides) {
            Assignment assignment = parse(override);
            int index = names.indexOf(assignment.part);
            if (index < 0) {
                throw file.problem(
                        assignment
                                + " names the part '"
                                + assignment.part
                                + "', which is not there",
                        advice(assignment.part, parts));
            }
            changed.set(index, changed.get(index).with(assignment));
        }
        return List.copyOf(changed);
    }

    /** Who writes a PID where a part's name belongs means the part of that kind. */
    private static String advice(String given, List<NamedPart> parts) {
        List<String> ofThatKind =
                parts.stream()
                        .filter(part -> part.pid().equals(given))
                        .map(NamedPart::name)
                        .toList();
        return ofThatKind.isEmpty()
                ? Nearest.advice(given, parts.stream().map(NamedPart::name).toList())
                : "give the name after '" + given + "~': " + String.join(" or ", ofThatKind);
    }

    @Override
    public String toString() {
        return "--set " + part + "." + key + "=" + text;
    }
}
