package dev.pathos.landmarks;

import dev.pathos.api.face.Network;
import dev.pathos.api.run.Problem;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All that can be said of a landmark model, its digest included.
 *
 * @param values checked, of every key
 */
record Description(Map<Key, Object> values) {
    Description {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /**
     * What is said, and the usual where nothing is.
     *
     * @param said checked values; the digest must be among them
     * @param where they stand, for messages
     */
    static Description of(Map<Key, Object> said, String where) {
        if (!said.containsKey(Key.SHA256)) {
            throw new Problem(
                    "the model's SHA-256 is not given",
                    where,
                    "add the key " + Key.SHA256.text() + ": what is run must be what is meant");
        }
        Map<Key, Object> all = new TreeMap<>();
        for (Key key : Key.values()) {
            all.put(key, said.getOrDefault(key, key.usual()));
        }
        return new Description(all);
    }

    String sha256() {
        return text(Key.SHA256);
    }

    int size() {
        return (int) number(Key.SIZE);
    }

    String output() {
        return text(Key.OUTPUT);
    }

    Unit unit() {
        return Unit.of(text(Key.OUTPUT_UNIT));
    }

    double boxFactor() {
        return number(Key.BOX_FACTOR);
    }

    String color() {
        return text(Key.COLOR);
    }

    /** The first key of which something else is said. */
    Optional<Key> contradicted(Map<Key, Object> said) {
        return said.keySet().stream()
                .filter(key -> !said.get(key).equals(values.get(key)))
                .findFirst();
    }

    /** The network that is described. */
    Network network(Path file) {
        return new Network(
                file,
                sha256(),
                size(),
                color().equals("rgb"),
                number(Key.SCALE),
                numbers(Key.MEAN),
                numbers(Key.DEVIATION),
                LandmarkModel.VALUES,
                output());
    }

    /** The model that is described. */
    LandmarkModel model(String name, Path file) {
        String revision =
                values.entrySet().stream()
                        .map(e -> e.getKey().text() + "=" + Kind.text(e.getValue()))
                        .collect(Collectors.joining(";"));
        return new LandmarkModel(
                name,
                network(file),
                boxFactor(),
                unit(),
                Order.of(text(Key.OUTPUT_LAYOUT)),
                revision);
    }

    private String text(Key key) {
        return (String) values.get(key);
    }

    private double number(Key key) {
        return (Double) values.get(key);
    }

    private double[] numbers(Key key) {
        return ((List<?>) values.get(key)).stream().mapToDouble(v -> (Double) v).toArray();
    }
}
