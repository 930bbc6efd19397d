package dev.pathos.configuration;

import dev.pathos.api.composition.FilePart;
import dev.pathos.api.composition.PartKind;
import dev.pathos.api.composition.PartKind.Key;
import dev.pathos.api.composition.PartKind.Reference;
import dev.pathos.api.composition.PartKind.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known here of parts, in the words of the API. */
final class Described {
    private Described() {}

    /**
     * A kind of part.
     *
     * @param kind the kind
     * @param state {@code available}, or in words why it is not
     * @param catalog what the bundles offer
     */
    static PartKind kind(Kind kind, String state, Catalog catalog) {
        return new PartKind(
                kind.pid(),
                kind.description(),
                kind.services(),
                kind.needs(),
                state,
                kind.settings().values().stream().map(Described::key).toList(),
                kind.links().stream()
                        .filter(link -> kind.link(link.name()).isPresent())
                        .map(link -> reference(link, catalog))
                        .toList());
    }

    /** A part of a file, its arrays as lists. */
    static FilePart part(NamedPart part) {
        Map<String, Object> values = new LinkedHashMap<>(part.values());
        values.replaceAll((key, value) -> listed(value));
        return new FilePart(part.pid(), part.name(), values);
    }

    private static Key key(Setting setting) {
        return new Key(
                setting.key(),
                type(setting.type()),
                setting.array(),
                setting.options(),
                setting.allowed(),
                Optional.ofNullable(setting.standard()).map(Described::listed),
                setting.description());
    }

    private static Type type(ValueType type) {
        return switch (type) {
            case STRING -> Type.TEXT;
            case INTEGER, LONG -> Type.WHOLE;
            case DOUBLE -> Type.NUMBER;
            case BOOLEAN -> Type.TRUTH;
        };
    }

    private static Reference reference(Link link, Catalog catalog) {
        return new Reference(
                link.name(),
                link.service(),
                link.multiple(),
                link.mandatory(),
                link.served() || catalog.offering(link.service()).isEmpty(),
                List.copyOf(catalog.offering(link.service())));
    }

    private static Object listed(Object value) {
        return Values.elements(value).<Object>map(List::copyOf).orElse(value);
    }
}
