package dev.pathos.configuration;

import dev.pathos.api.run.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Explains a kind of part to who writes a configuration.
 *
 * @param kind the kind
 * @param state {@code available}, or in words why it is not
 * @param catalog what the bundles offer
 */
record Explanation(Kind kind, String state, Catalog catalog) {
    /** Longer defaults would leave no room for the description beside them. */
    private static final int LONGEST_DEFAULT = 16;

    /** The keys, and if there are any the references. */
    List<Table> tables() {
        List<Link> links =
                kind.links().stream().filter(l -> kind.link(l.name()).isPresent()).toList();
        return links.isEmpty() ? List.of(keys()) : List.of(keys(), references(links));
    }

    private Table keys() {
        List<String> notes = new ArrayList<>();
        if (kind.settings().isEmpty()) {
            notes.add("It has no keys of its own.");
        } else if (kind.settings().values().stream().anyMatch(Setting::array)) {
            notes.add("A type in [ ] is an array; with --set its elements are joined by commas.");
        }
        if (!state.equals("available")) {
            notes.add("It cannot be used now: " + state);
        }
        String title =
                kind.pid()
                        + " ("
                        + (kind.services().isEmpty() ? "" : kind.serviceNames() + " of ")
                        + kind.bundle().name()
                        + ")"
                        + (kind.description().isEmpty() ? "" : ": " + kind.description());
        return new Table(
                title,
                kind.settings().isEmpty()
                        ? List.of()
                        : List.of("key", "type", "default", "description"),
                kind.settings().values().stream().map(Explanation::row).toList(),
                notes);
    }

    private static List<String> row(Setting setting) {
        String type = setting.type().words().replaceFirst("^a ", "");
        String standard = setting.standard() == null ? "none" : json(setting.standard());
        boolean fits = standard.length() <= LONGEST_DEFAULT;
        List<String> sentences = new ArrayList<>();
        sentence(setting.description()).ifPresent(sentences::add);
        limit(setting).ifPresent(sentences::add);
        if (setting.standard() == null) {
            sentences.add("Must be given.");
        } else if (!fits) {
            sentences.add("Default: " + standard);
        }
        return List.of(
                setting.key(),
                setting.array() ? "[" + type + "]" : type,
                fits ? standard : "see right",
                String.join(" ", sentences));
    }

    /** What is allowed of the type, if not all of it is. */
    private static Optional<String> limit(Setting setting) {
        boolean ranged = !setting.min().isEmpty() || !setting.max().isEmpty();
        if (setting.options().isEmpty() && !ranged) {
            return Optional.empty();
        }
        String allowed = setting.allowed().replaceFirst("^an array, each element", "each");
        return Optional.of(
                allowed.substring(0, 1).toUpperCase(Locale.ROOT) + allowed.substring(1) + ".");
    }

    /** Values as they stand in a configuration. */
    private static String json(Object value) {
        Optional<Collection<?>> elements = Values.elements(value);
        if (elements.isPresent()) {
            return "["
                    + String.join(", ", elements.get().stream().map(Explanation::json).toList())
                    + "]";
        }
        boolean special = value instanceof Double number && !Double.isFinite(number);
        return value instanceof String || special ? "\"" + value + "\"" : value.toString();
    }

    /** Not begun with a capital: the first word may be a value that is spelled as it stands. */
    private static Optional<String> sentence(String text) {
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(text.matches("(?s).*[.!?]") ? text : text + ".");
    }

    private Table references(List<Link> links) {
        return new Table(
                "References: keys whose values are names of other parts in the file",
                List.of("key", "kind", "takes", "description"),
                links.stream().map(this::row).toList(),
                List.of());
    }

    private List<String> row(Link link) {
        SortedSet<String> pids = catalog.offering(link.service());
        String takes =
                link.multiple()
                        ? link.mandatory() ? "one or more" : "any number"
                        : link.mandatory() ? "one" : "one or none";
        return List.of(
                link.name(),
                link.kind(),
                takes,
                pids.isEmpty()
                        ? "The platform serves it; leave the key out."
                        : "A part of " + String.join(", ", pids) + ". " + absent(link));
    }

    /** What {@link Wiring} does without the key. */
    private static String absent(Link link) {
        if (!link.mandatory()) {
            return "Without the key: none.";
        }
        if (link.served()) {
            return "Without the key: the only one in the file, else the platform's.";
        }
        return link.multiple()
                ? "Without the key: all in the file."
                : "Without the key: the only one in the file.";
    }
}
