package dev.pathos.api.run;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fitted state as values: an immutable set of named arrays, ordered by name.
 *
 * <p>Medians, cluster centres, class weights, network weights and optimizer moments all leave a
 * part in this form and come back to it on resume; a checkpoint is a file of them.
 *
 * @param tensors the arrays by name; names use letters, digits, {@code . - _ /}
 */
public record State(Map<String, Tensor> tensors) {
    /** The state of a part that has none. */
    public static final State EMPTY = new State(Map.of());

    public State {
        tensors = Collections.unmodifiableMap(new TreeMap<>(tensors));
    }

    /**
     * A state of scalars and vectors.
     *
     * @param arrays the values by name
     * @return the state
     */
    public static State of(Map<String, double[]> arrays) {
        Map<String, Tensor> tensors = new TreeMap<>();
        arrays.forEach((name, values) -> tensors.put(name, Tensor.of(values)));
        return new State(tensors);
    }

    /**
     * The array of that name as doubles.
     *
     * @param name the name it was stored under
     * @return a fresh array
     * @throws Problem if there is none
     */
    public double[] doubles(String name) {
        return tensor(name).toDoubles();
    }

    /**
     * The tensor of that name.
     *
     * @param name the name it was stored under
     * @return the tensor
     * @throws Problem if there is none
     */
    public Tensor tensor(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new Problem(
                    "the saved state has no value '" + name + "'",
                    "it has " + tensors.keySet(),
                    "use the version of the bundle that saved it, or start the run anew");
        }
        return tensor;
    }

    /**
     * The same state with every name prefixed, to lie beside others in one file.
     *
     * @param prefix what to put before each name
     * @return the renamed state
     */
    public State under(String prefix) {
        Map<String, Tensor> renamed = new TreeMap<>();
        tensors.forEach((name, tensor) -> renamed.put(prefix + name, tensor));
        return new State(renamed);
    }

    /**
     * The part of this state whose names begin with a prefix, with the prefix taken off.
     *
     * @param prefix the prefix given to {@link #under}
     * @return the part, possibly empty
     */
    public State beneath(String prefix) {
        Map<String, Tensor> part = new TreeMap<>();
        tensors.forEach(
                (name, tensor) -> {
                    if (name.startsWith(prefix)) {
                        part.put(name.substring(prefix.length()), tensor);
                    }
                });
        return new State(part);
    }

    /**
     * This state and another together; names must not meet.
     *
     * @param other the state to add
     * @return the union
     */
    public State and(State other) {
        Map<String, Tensor> all = new TreeMap<>(tensors);
        other.tensors.forEach(
                (name, tensor) -> {
                    if (all.put(name, tensor) != null) {
                        throw new IllegalArgumentException("two values named " + name);
                    }
                });
        return new State(all);
    }
}
