package dev.pathos.configuration;

import dev.pathos.api.run.Problem;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds parts that refer to one another in a circle: none of them could ever come to life. */
final class Circle {
    private final Map<String, CheckedPart> parts = new LinkedHashMap<>();
    private final Set<String> cleared = new HashSet<>();
    private final Place file;

    private Circle(List<CheckedPart> checked, Place file) {
        checked.forEach(part -> parts.put(part.name(), part));
        this.file = file;
    }

    /**
     * Refuses a circle.
     *
     * @param checked the parts of a file
     * @param file where they stand
     * @throws Problem naming the parts of the first circle
     */
    static void refuse(List<CheckedPart> checked, Place file) {
        Circle search = new Circle(checked, file);
        search.parts.keySet().forEach(name -> search.follow(name, new LinkedHashSet<>()));
    }

    private void follow(String name, Set<String> path) {
        if (cleared.contains(name)) {
            return;
        }
        if (!path.add(name)) {
            List<String> circle =
                    List.copyOf(path).subList(List.copyOf(path).indexOf(name), path.size());
            throw file.part(parts.get(name).id())
                    .problem(
                            "parts refer to one another in a circle: "
                                    + String.join(" -> ", circle)
                                    + " -> "
                                    + name,
                            "let one of them refer to another part");
        }
        parts.get(name).wires().values().forEach(names -> names.forEach(n -> follow(n, path)));
        path.remove(name);
        cleared.add(name);
    }
}
