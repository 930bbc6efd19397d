package dev.pathos.shell;

import dev.pathos.api.composition.FilePart;
import dev.pathos.api.composition.Nearest;
import dev.pathos.api.composition.PartKind;
import dev.pathos.api.composition.PartKind.Reference;
import dev.pathos.api.run.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts parts into the roles of a draft, as the command {@code use} asks for. */
final class Assigning {
    private static final String PRETRAINED = "pretrained";

    private final Kinds kinds;

    Assigning(Kinds kinds) {
        this.kinds = kinds;
    }

    /**
     * Uses a part in a role: instead of the one there, or beside those there if the role takes
     * several.
     *
     * @param begun the draft
     * @param text the role, {@code [<part>.]<reference>}
     * @param wanted a kind, {@code <kind>~<name>}, or a part that the draft has
     * @throws Problem if there is no such role or kind, or the kind does not fit
     */
    Edited use(Draft begun, String text, String wanted) {
        Draft draft =
                Role.needsArm(begun, text)
                        ? begun.with(new FilePart(Draft.ARM, PRETRAINED, Map.of()))
                        : begun;
        Role role = Role.of(draft, text, kinds);
        Optional<FilePart> there =
                draft.part(wanted).filter(p -> kinds.provides(p, role.reference().service()));
        return role.reference().multiple()
                ? more(
                        draft,
                        role,
                        there.orElseGet(() -> made(draft, role, wanted, Optional.empty())))
                : instead(draft, role, there, wanted);
    }

    private Edited more(Draft draft, Role role, FilePart part) {
        Reference reference = role.reference();
        if (role.named().contains(part.name())) {
            throw new Problem(
                    "'" + part.name() + "' is used there already",
                    draft.place() + ", " + role.owner().id() + ", key " + reference.name(),
                    "change its settings with put, or name another one <kind>~<name>");
        }
        Draft more = draft.part(part.name()).isPresent() ? draft : draft.with(part);
        boolean all = reference.mandatory() && role.named().isEmpty();
        if (!all) {
            List<String> names = new ArrayList<>(role.named());
            names.add(part.name());
            more = more.set(role.owner().name(), reference.name(), Optional.of(names));
        }
        return new Edited(more, told(more, role, part));
    }

    private Edited instead(Draft draft, Role role, Optional<FilePart> there, String wanted) {
        Optional<FilePart> old = current(draft, role);
        if (old.filter(p -> there.isEmpty() && p.pid().equals(wanted)).isPresent()) {
            return new Edited(draft, List.of(old.get().id() + " is used there already"));
        }
        boolean replaced = old.isPresent() && there.isEmpty() && !elsewhere(draft, role, old.get());
        Draft rest = replaced ? draft.without(old.get().name()) : draft;
        FilePart part = there.orElseGet(() -> made(rest, role, wanted, old.filter(p -> replaced)));
        Draft next = draft;
        if (there.isEmpty()) {
            next = replaced ? draft.changed(old.get().name(), gone -> part) : draft.with(part);
        }
        Reference reference = role.reference();
        String service = reference.service();
        long fitting = next.parts().stream().filter(p -> kinds.provides(p, service)).count();
        if (!reference.mandatory() || fitting > 1 || !role.named().isEmpty()) {
            next = next.set(role.owner().name(), reference.name(), Optional.of(part.name()));
        }
        List<String> told = new ArrayList<>(told(next, role, part));
        if (replaced && !old.get().values().isEmpty()) {
            told.add(old.get().id() + " and its settings are gone");
        }
        return new Edited(next, told);
    }

    /** The part in a role that takes one: the one that is named, or else the only one that fits. */
    private Optional<FilePart> current(Draft draft, Role role) {
        if (!role.named().isEmpty()) {
            return draft.part(role.named().get(0));
        }
        if (!role.reference().mandatory()) {
            return Optional.empty();
        }
        List<FilePart> fitting =
                draft.parts().stream()
                        .filter(part -> kinds.provides(part, role.reference().service()))
                        .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    private boolean elsewhere(Draft draft, Role role, FilePart part) {
        for (FilePart other : draft.parts()) {
            for (Reference reference : kinds.references(other)) {
                Role its = new Role(other, reference);
                boolean same =
                        other.name().equals(role.owner().name())
                                && reference.name().equals(role.reference().name());
                if (!same && its.named().contains(part.name())) {
                    return true;
                }
            }
        }
        return false;
    }

    private FilePart made(Draft draft, Role role, String wanted, Optional<FilePart> old) {
        int tilde = wanted.indexOf('~');
        String pid = tilde < 0 ? wanted : wanted.substring(0, tilde);
        Reference reference = role.reference();
        if (!reference.kinds().contains(pid)) {
            String service = reference.service().replaceFirst(".*\\.", "");
            throw new Problem(
                    "'" + pid + "' is no " + service,
                    draft.place() + ", " + role.owner().id() + ", key " + reference.name(),
                    Nearest.advice(pid, reference.kinds()));
        }
        String state = kinds.of(pid).map(PartKind::state).orElse("available");
        if (!state.equals("available")) {
            throw new Problem("'" + pid + "' cannot be used", draft.place(), state);
        }
        String usual = reference.multiple() ? pid : reference.name();
        String name =
                tilde < 0 ? old.map(FilePart::name).orElse(usual) : wanted.substring(tilde + 1);
        if (!name.matches("[A-Za-z0-9-]+")) {
            throw new Problem(
                    "'" + name + "' is no name of a part",
                    draft.place(),
                    "name it with letters, digits and dashes");
        }
        if (draft.part(name).isPresent()) {
            throw new Problem(
                    "the name '" + name + "' is taken by " + draft.part(name).get().id(),
                    draft.place(),
                    "give it another one: " + pid + "~<name>");
        }
        return new FilePart(pid, name, Map.of());
    }

    private List<String> told(Draft draft, Role role, FilePart part) {
        String as = role.reference().name();
        List<String> lines = new ArrayList<>();
        lines.add(
                role.reference().multiple()
                        ? part.id() + " joins " + role.owner().id() + " as " + as
                        : part.id() + " is the " + as + " of " + role.owner().name());
        List<String> keys = kinds.keys(part).stream().map(PartKind.Key::name).toList();
        if (!keys.isEmpty()) {
            lines.add(
                    "Its keys, for put "
                            + draft.name()
                            + " "
                            + part.name()
                            + ".<key> <value>: "
                            + String.join(", ", keys));
        }
        lines.addAll(DraftCheck.needs(draft, part, kinds));
        return lines;
    }
}
