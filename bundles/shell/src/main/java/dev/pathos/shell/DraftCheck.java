package dev.pathos.shell;

import dev.pathos.api.composition.Composer;
import dev.pathos.api.composition.FilePart;
import dev.pathos.api.composition.PartKind;
import dev.pathos.api.composition.PartKind.Reference;
import dev.pathos.api.run.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Tells what a draft lacks and what is wrong with it. */
final class DraftCheck {
    private static final String ROOT = "root";

    private final Composer composer;
    private final Kinds kinds;

    DraftCheck(Composer composer, Kinds kinds) {
        this.composer = composer;
        this.kinds = kinds;
    }

    /** What is missing or wrong, a line each; none if the draft can be run. */
    List<String> lines(Draft draft) {
        List<String> lines = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (FilePart part : draft.parts()) {
            for (Reference reference : kinds.references(part)) {
                if (missing(draft, part, reference)) {
                    boolean experiments = part.pid().equals(Draft.EXPERIMENT);
                    String role = (experiments ? "" : part.name() + ".") + reference.name();
                    lines.add(
                            use(
                                    draft,
                                    part.name() + " lacks a part as " + reference.name(),
                                    role,
                                    reference));
                    places.add(
                            "("
                                    + draft.place()
                                    + ", "
                                    + part.id()
                                    + ", key "
                                    + reference.name()
                                    + ")");
                }
            }
            lines.addAll(needs(draft, part, kinds));
            lines.addAll(root(draft, part));
        }
        if (Role.needsArm(draft, "task")) {
            lines.add(
                    "nothing is pre-trained yet: use "
                            + draft.name()
                            + " task "
                            + among(tasks(draft)));
        }
        composer.check(draft.place(), draft.parts()).stream()
                .map(Problem::getMessage)
                .filter(message -> places.stream().noneMatch(message::contains))
                .forEach(lines::add);
        return lines;
    }

    private List<String> tasks(Draft draft) {
        return kinds.of(Draft.ARM).stream()
                .flatMap(arm -> arm.reference("pretext").stream())
                .flatMap(reference -> reference.kinds().stream())
                .toList();
    }

    private boolean missing(Draft draft, FilePart part, Reference reference) {
        return reference.mandatory()
                && !reference.served()
                && !part.values().containsKey(reference.name())
                && draft.parts().stream()
                        .noneMatch(other -> kinds.provides(other, reference.service()));
    }

    /** Where the data lie, by its customary key; nothing can tell beforehand whether it is true. */
    private List<String> root(Draft draft, FilePart part) {
        return kinds.of(part.pid()).flatMap(kind -> kind.key(ROOT)).stream()
                .filter(key -> key.standard().filter(""::equals).isPresent())
                .filter(key -> !part.values().containsKey(ROOT))
                .map(
                        key ->
                                part.name()
                                        + " does not say where it lies: put "
                                        + draft.name()
                                        + " "
                                        + part.name()
                                        + "."
                                        + ROOT
                                        + " <folder>")
                .toList();
    }

    /**
     * Refuses a draft with a part that can do nothing as it is.
     *
     * @throws Problem with what it needs
     */
    static void refuse(Draft draft, Kinds kinds) {
        for (FilePart part : draft.parts()) {
            for (Reference need : needed(draft, part, kinds)) {
                throw new Problem(
                        part.name() + " needs " + need.name(),
                        draft.place(),
                        "use " + draft.name() + " " + need.name() + " " + among(need.kinds()));
            }
        }
    }

    /** What a part needs of the experiment that it does not have. */
    static List<String> needs(Draft draft, FilePart part, Kinds kinds) {
        return needed(draft, part, kinds).stream()
                .map(r -> use(draft, part.name() + " needs " + r.name(), r.name(), r))
                .toList();
    }

    private static List<Reference> needed(Draft draft, FilePart part, Kinds kinds) {
        Stream<String> needs =
                kinds.of(part.pid()).map(PartKind::needs).stream().flatMap(List::stream);
        return needs.filter(need -> !draft.experiment().values().containsKey(need))
                .flatMap(
                        need ->
                                kinds.references(draft.experiment()).stream()
                                        .filter(reference -> reference.name().equals(need)))
                .toList();
    }

    private static String use(Draft draft, String what, String role, Reference reference) {
        return what + ": use " + draft.name() + " " + role + " " + among(reference.kinds());
    }

    private static String among(List<String> kinds) {
        return kinds.size() == 1 ? kinds.get(0) : "<one of " + String.join(", ", kinds) + ">";
    }
}
