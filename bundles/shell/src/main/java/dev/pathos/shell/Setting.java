package dev.pathos.shell;

import dev.pathos.api.composition.FilePart;
import dev.pathos.api.composition.Nearest;
import dev.pathos.api.composition.PartKind.Key;
import dev.pathos.api.composition.PartKind.Reference;
import dev.pathos.api.composition.PartKind.Type;
import dev.pathos.api.run.Problem;
import dev.pathos.api.shell.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A key of a part of a draft.
 *
 * @param part the part
 * @param name the key
 * @param type the type of its value, or of each element
 * @param array whether the value is an array
 */
record Setting(FilePart part, String name, Type type, boolean array) {
    /** Both phases of an experiment have keys of the same meaning, such as {@code epochs}. */
    private static final List<String> PHASES = List.of("pretrain.", "finetune.");

    /**
     * The settings that a text means: one, or those of both phases.
     *
     * @param draft the draft
     * @param text {@code <part>.<key>}, or a key alone that one part has
     * @throws Problem naming the nearest if there is none, or the parts if several have it
     */
    static List<Setting> of(Draft draft, String text, Kinds kinds) {
        int dot = text.indexOf('.');
        Optional<FilePart> named =
                dot < 0 ? Optional.empty() : owner(draft, text.substring(0, dot));
        List<Setting> found =
                named.isPresent()
                        ? keys(named.get(), text.substring(dot + 1), kinds)
                        : draft.parts().stream()
                                .flatMap(part -> keys(part, text, kinds).stream())
                                .toList();
        long owners = found.stream().map(Setting::part).distinct().count();
        if (found.isEmpty()) {
            throw new Problem(
                    "there is no key '" + text + "'",
                    draft.place(),
                    Nearest.to(text, near(draft, named, kinds))
                            .map(near -> "did you mean '" + near + "'?")
                            .orElseGet(() -> choice(draft, named, kinds)));
        }
        if (owners > 1) {
            throw new Problem(
                    "several parts have a key '" + text + "'",
                    draft.place(),
                    "say which: "
                            + String.join(
                                    " or ",
                                    found.stream().map(s -> s.part.name() + "." + text).toList()));
        }
        return found;
    }

    /** A part by its name, or by its kind where only one is of that kind. */
    private static Optional<FilePart> owner(Draft draft, String called) {
        List<FilePart> ofKind =
                draft.parts().stream().filter(part -> part.pid().equals(called)).toList();
        return draft.part(called)
                .or(() -> ofKind.size() == 1 ? Optional.of(ofKind.get(0)) : Optional.empty());
    }

    private static List<Setting> keys(FilePart part, String name, Kinds kinds) {
        List<Setting> all = all(part, kinds);
        List<Setting> exact = all.stream().filter(s -> s.name.equals(name)).toList();
        return exact.isEmpty()
                ? all.stream()
                        .filter(s -> PHASES.stream().anyMatch(p -> s.name.equals(p + name)))
                        .toList()
                : exact;
    }

    private static List<Setting> all(FilePart part, Kinds kinds) {
        List<Setting> all = new ArrayList<>();
        for (Key key : kinds.keys(part)) {
            all.add(new Setting(part, key.name(), key.type(), key.array()));
        }
        for (Reference reference : kinds.references(part)) {
            all.add(new Setting(part, reference.name(), Type.TEXT, reference.multiple()));
        }
        return all;
    }

    private static Set<String> near(Draft draft, Optional<FilePart> named, Kinds kinds) {
        Set<String> near = new TreeSet<>();
        Stream<FilePart> parts = named.map(Stream::of).orElseGet(() -> draft.parts().stream());
        parts.forEach(
                part ->
                        all(part, kinds)
                                .forEach(
                                        s -> {
                                            near.add(part.name() + "." + s.name);
                                            if (named.isEmpty()) {
                                                near.add(s.name);
                                                near.add(bare(s.name));
                                            }
                                        }));
        return near;
    }

    /** The keys of one part, or the parts, as all keys of all are too many to choose from. */
    private static String choice(Draft draft, Optional<FilePart> named, Kinds kinds) {
        return named.map(part -> "choose from " + String.join(", ", near(draft, named, kinds)))
                .orElseGet(
                        () ->
                                "name a part and its key, <part>.<key>; the parts are "
                                        + String.join(
                                                ", ",
                                                draft.parts().stream()
                                                        .map(FilePart::name)
                                                        .sorted()
                                                        .toList()));
    }

    private static String bare(String key) {
        return PHASES.stream()
                .filter(key::startsWith)
                .findFirst()
                .map(phase -> key.substring(phase.length()))
                .orElse(key);
    }

    /**
     * What could be typed as a key: first the keys that only one part has and the parts, each with
     * a dot, then the keys of a part.
     *
     * @param draft the draft
     * @param begun what was typed
     * @param kinds what bundles declare
     */
    static List<Suggestion> suggest(Draft draft, String begun, Kinds kinds) {
        int dot = begun.indexOf('.');
        Optional<FilePart> named = dot < 0 ? Optional.empty() : draft.part(begun.substring(0, dot));
        List<Suggestion> keys = new ArrayList<>();
        if (named.isPresent()) {
            for (Setting setting : all(named.get(), kinds)) {
                keys.add(new Suggestion(named.get().name() + "." + setting.name, ""));
            }
            return keys;
        }
        for (FilePart part : draft.parts()) {
            keys.add(new Suggestion(part.name() + ".", part.pid(), false));
        }
        for (String key : alone(draft, kinds)) {
            keys.add(new Suggestion(key, ""));
        }
        return keys;
    }

    /** The keys that need no part before them. */
    private static Set<String> alone(Draft draft, Kinds kinds) {
        Map<String, Set<String>> owners = new TreeMap<>();
        for (FilePart part : draft.parts()) {
            for (Setting setting : all(part, kinds)) {
                for (String name : List.of(setting.name, bare(setting.name))) {
                    owners.computeIfAbsent(name, key -> new TreeSet<>()).add(part.name());
                }
            }
        }
        owners.values().removeIf(parts -> parts.size() > 1);
        return owners.keySet();
    }

    /**
     * Reads a value that was typed; what is not of the type is left as text, for the check to
     * refuse.
     *
     * @param words the words; elements of an array may also be parted by commas
     */
    Object value(List<String> words) {
        if (!array) {
            return single(String.join(" ", words));
        }
        return words.stream()
                .flatMap(word -> Stream.of(word.replaceAll("^\\[|]$", "").split(",")))
                .map(String::strip)
                .filter(element -> !element.isEmpty())
                .map(this::single)
                .toList();
    }

    private Object single(String text) {
        try {
            return switch (type) {
                case TEXT -> text;
                case WHOLE -> Long.valueOf(text);
                case NUMBER -> number(Double.parseDouble(text), text);
                case TRUTH -> text.matches("true|false") ? Boolean.valueOf(text) : text;
            };
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static Object number(double value, String text) {
        return Double.isFinite(value) ? (Object) value : text;
    }
}
