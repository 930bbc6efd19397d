package dev.pathos.landmarks;

import dev.pathos.tck.TinyNetwork;
import java.util.List;

/** Small networks, those that fit and those that do not. */
final class Networks {
    private Networks() {}

    /** Shapes of input and output; nothing that any picture would change comes out. */
    static byte[] of(List<?> input, List<?> output) {
        int values = 1;
        for (Object axis : output) {
            values *= axis instanceof Number n ? n.intValue() : 1;
        }
        return TinyNetwork.pooled(
                input, "points", output, new float[3 * values], new float[values]);
    }

    /** One that fits. */
    static byte[] fitting() {
        return of(List.of("n", 3, 112, 112), List.of("n", 136));
    }
}
