package dev.pathos.shell;

import dev.pathos.api.composition.FilePart;
import dev.pathos.api.composition.Nearest;
import dev.pathos.api.composition.PartKind.Reference;
import dev.pathos.api.run.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A reference of a part of a draft: what another part can be used as.
 *
 * @param owner the part that refers
 * @param reference its reference
 */
record Role(FilePart owner, Reference reference) {
    /** What people call references that take several, or that are named after the method. */
    private static final Map<String, String> ALSO_CALLED =
            Map.of("task", "pretext", "tasks", "pretext", "arm", "arms", "face", "faces");

    private static final String PRETEXT = "pretext";

    /**
     * Finds a role.
     *
     * @param draft the draft; of its arms one is to take the task if the role is that of a task
     * @param text the reference's name, alone or as {@code <part>.<reference>}
     * @throws Problem naming the nearest if there is none, or the parts if several have it
     */
    static Role of(Draft draft, String text, Kinds kinds) {
        int dot = text.indexOf('.');
        if (dot > 0 && draft.part(text.substring(0, dot)).isPresent()) {
            FilePart owner = draft.part(text.substring(0, dot)).orElseThrow();
            String name = called(text.substring(dot + 1));
            return kinds.references(owner).stream()
                    .filter(reference -> reference.name().equals(name))
                    .findFirst()
                    .map(reference -> new Role(owner, reference))
                    .orElseThrow(() -> unknown(draft, text, kinds));
        }
        List<Role> roles = named(draft, called(text), kinds);
        if (roles.isEmpty()) {
            throw unknown(draft, text, kinds);
        }
        if (roles.size() > 1) {
            throw new Problem(
                    "several parts could take it as " + text,
                    draft.place(),
                    "say which: "
                            + String.join(
                                    " or ",
                                    roles.stream().map(r -> r.owner.name() + "." + text).toList()));
        }
        return roles.get(0);
    }

    private static String called(String role) {
        return ALSO_CALLED.getOrDefault(role, role);
    }

    /** The experiment's role of that name, or else those of the other parts. */
    private static List<Role> named(Draft draft, String name, Kinds kinds) {
        List<Role> others = new ArrayList<>();
        for (FilePart part : draft.parts()) {
            for (Reference reference : kinds.references(part)) {
                boolean fits = !reference.kinds().isEmpty() && reference.name().equals(name);
                if (fits && part.pid().equals(Draft.EXPERIMENT)) {
                    return List.of(new Role(part, reference));
                }
                if (fits && !(name.equals(PRETEXT) && withoutTasks(part))) {
                    others.add(new Role(part, reference));
                }
            }
        }
        return others;
    }

    /** Whether an arm has no tasks on purpose: it is from scratch, or a classical one. */
    private static boolean withoutTasks(FilePart arm) {
        return arm.name().equals(Draft.SCRATCH) || arm.values().containsKey("classifier");
    }

    /** All that could be typed as a role, for completion and advice. */
    static Set<String> names(Draft draft, Kinds kinds) {
        Set<String> names = new TreeSet<>(Set.of("task"));
        for (FilePart part : draft.parts()) {
            for (Reference reference : kinds.references(part)) {
                boolean experiments = part.pid().equals(Draft.EXPERIMENT);
                if (!reference.kinds().isEmpty()) {
                    names.add(
                            experiments ? reference.name() : part.name() + "." + reference.name());
                }
            }
        }
        return names;
    }

    private static Problem unknown(Draft draft, String text, Kinds kinds) {
        Set<String> near = new TreeSet<>(names(draft, kinds));
        near.addAll(ALSO_CALLED.values());
        return new Problem(
                "nothing in it can be used as '" + text + "'",
                draft.place(),
                Nearest.to(text, near)
                        .map(name -> "did you mean '" + name + "'?")
                        .orElseGet(() -> Nearest.advice(text, names(draft, kinds))));
    }

    /** Whether a role is that of a pretext task, and no part of the draft takes one yet. */
    static boolean needsArm(Draft draft, String text) {
        return called(text).equals(PRETEXT) && draft.arms().stream().allMatch(Role::withoutTasks);
    }

    /** The parts that the owner names now. */
    List<String> named() {
        Object value = owner.values().get(reference.name());
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(value.toString());
    }
}
