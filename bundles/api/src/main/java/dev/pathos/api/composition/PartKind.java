package dev.pathos.api.composition;

import java.util.List;
import java.util.Optional;

/**
 * What bundles declare of a kind of part: its keys and its references.
 *
 * @param pid what configurations call it
 * @param description what it is, or empty
 * @param services the full names of the interfaces that it provides
 * @param needs references of an experiment without which it can do nothing, such as {@code faces};
 *     the values of its component property {@value #NEEDS}
 * @param state {@code available}, or in words why it is not
 * @param keys its keys, in the order of the declaration
 * @param references its references to other parts
 */
public record PartKind(
        String pid,
        String description,
        List<String> services,
        List<String> needs,
        String state,
        List<Key> keys,
        List<Reference> references) {
    /** Component property: the references of an experiment that a part needs, say a task faces. */
    public static final String NEEDS = "pathos.needs";

    /** The types of values. */
    public enum Type {
        /** A String. */
        TEXT,
        /** An Integer or a Long. */
        WHOLE,
        /** A Double. */
        NUMBER,
        /** A Boolean. */
        TRUTH
    }

    /**
     * A key whose value is a setting.
     *
     * @param name the key
     * @param type the type of its value, or of each element
     * @param array whether the value is an array
     * @param options the only values allowed, or empty for any
     * @param allowed what is allowed, in words
     * @param standard the default, a List if {@code array}; empty if the key must be given
     * @param description what it means, or empty
     */
    public record Key(
            String name,
            Type type,
            boolean array,
            List<String> options,
            String allowed,
            Optional<Object> standard,
            String description) {
        public Key {
            options = List.copyOf(options);
        }
    }

    /**
     * A key whose value names other parts.
     *
     * @param name the key
     * @param service the full name of the interface that these provide
     * @param multiple whether it takes more than one
     * @param mandatory whether it needs at least one; without the key it takes all that fit
     * @param served whether the platform serves it where a file has no part for it
     * @param kinds the kinds that fit; none if only the platform serves it
     */
    public record Reference(
            String name,
            String service,
            boolean multiple,
            boolean mandatory,
            boolean served,
            List<String> kinds) {
        public Reference {
            kinds = List.copyOf(kinds);
        }
    }

    public PartKind {
        services = List.copyOf(services);
        needs = List.copyOf(needs);
        keys = List.copyOf(keys);
        references = List.copyOf(references);
    }

    /** The key of a name. */
    public Optional<Key> key(String name) {
        return keys.stream().filter(key -> key.name().equals(name)).findFirst();
    }

    /** The reference of a name. */
    public Optional<Reference> reference(String name) {
        return references.stream().filter(r -> r.name().equals(name)).findFirst();
    }
}
