package dev.pathos.configuration;

import dev.pathos.api.composition.Nearest;
import dev.pathos.api.run.Problem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which parts of a file one of them needs. */
final class Needed {
    private Needed() {}

    /**
     * A part and those that it refers to, directly or through others.
     *
     * @param name the part's name
     * @param all the checked parts of the file
     * @param file where they stand
     * @return these parts in the file's order
     * @throws Problem if there is no part of that name
     */
    static List<CheckedPart> of(String name, List<CheckedPart> all, Place file) {
        Map<String, CheckedPart> byName = new LinkedHashMap<>();
        all.forEach(part -> byName.put(part.name(), part));
        if (!byName.containsKey(name)) {
            throw file.problem(
                    "there is no part '" + name + "'", Nearest.advice(name, byName.keySet()));
        }
        Set<String> needed = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(name));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (needed.add(next)) {
                byName.get(next).wires().values().forEach(open::addAll);
            }
        }
        return all.stream().filter(part -> needed.contains(part.name())).toList();
    }
}
