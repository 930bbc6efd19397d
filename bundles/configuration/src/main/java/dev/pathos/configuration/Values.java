package dev.pathos.configuration;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Looks into the values that a configuration holds. */
final class Values {
    private Values() {}

    /**
     * The elements of an array or a collection.
     *
     * @param value a configuration's value
     * @return its elements; empty if it is a single value
     */
    static Optional<Collection<?>> elements(Object value) {
        if (value instanceof Collection<?> collection) {
            return Optional.of(collection);
        }
        if (!value.getClass().isArray()) {
            return Optional.empty();
        }
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(value); i++) {
            elements.add(Array.get(value, i));
        }
        return Optional.of(elements);
    }
}
