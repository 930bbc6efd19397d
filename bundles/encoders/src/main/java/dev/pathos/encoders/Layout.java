package dev.pathos.encoders;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Named tensors that lie one after the other in a flat vector of weights. */
final class Layout {
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private int size;

    /**
     * A tensor's place.
     *
     * @param offset its first element in the flat vector
     * @param shape the axes, row-major
     */
    record Slot(int offset, long[] shape) {
        int size() {
            return (int) Arrays.stream(shape).reduce(1, Math::multiplyExact);
        }
    }

    /**
     * Appends a tensor.
     *
     * @param name unique in the layout
     * @param shape the axes, row-major
     * @return this
     */
    Layout with(String name, long... shape) {
        Slot slot = new Slot(size, shape);
        if (slots.put(name, slot) != null) {
            throw new IllegalArgumentException("two tensors named " + name);
        }
        size += slot.size();
        return this;
    }

    /**
     * Appends all tensors of another layout, their names prefixed.
     *
     * @param prefix what to put before each name
     * @param other the other layout
     * @return this
     */
    Layout with(String prefix, Layout other) {
        other.slots.forEach((name, slot) -> with(prefix + name, slot.shape()));
        return this;
    }

    Map<String, Slot> slots() {
        return slots;
    }

    int offset(String name) {
        return slots.get(name).offset();
    }

    /** The number of weights. */
    int size() {
        return size;
    }
}
