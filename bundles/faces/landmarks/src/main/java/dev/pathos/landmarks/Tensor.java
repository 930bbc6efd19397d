package dev.pathos.landmarks;

import dev.pathos.api.face.FaceTrack;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An input or output of a network.
 *
 * @param name what the network calls it
 * @param type ONNX's number of the type of its elements; 0 if it is not known
 * @param shape the lengths of its axes, {@link #ANY} where one is not fixed; empty if nothing is
 *     known of it
 */
record Tensor(String name, int type, Optional<List<Long>> shape) {
    /** The length of an axis that may have any. */
    static final long ANY = -1;

    /** 32-bit floating-point numbers. */
    static final int FLOAT = 1;

    private static final Map<Integer, String> TYPES =
            Map.of(2, "bytes", 6, "integers", 7, "integers", 10, "half floats", 11, "doubles");

    /** What its elements are, in words. */
    String elements() {
        return type == FLOAT ? "floats" : TYPES.getOrDefault(type, "type " + type);
    }

    /**
     * How many values it has for one picture: axes of any length count as 1.
     *
     * @return 0 if that is not known
     */
    long values() {
        return shape.map(
                        axes ->
                                axes.stream()
                                        .mapToLong(n -> n == ANY ? 1 : n)
                                        .reduce(1, (a, b) -> a * b))
                .orElse(0L);
    }

    /** Name and shape, such as {@code points ? x 68 x 2}. */
    String text() {
        return name
                + " "
                + shape.map(
                                axes ->
                                        axes.stream()
                                                .map(n -> n == ANY ? "?" : String.valueOf(n))
                                                .collect(Collectors.joining(" x ")))
                        .orElse("of unknown shape");
    }

    /** The same, and how many points that would be if it is not {@link FaceTrack#POINTS}. */
    String asPoints() {
        long values = values();
        boolean plausible = values % 2 == 0 && values >= 10 && values <= 1000;
        return plausible && values != LandmarkModel.VALUES
                ? text() + " (" + values / 2 + " points)"
                : text();
    }
}
