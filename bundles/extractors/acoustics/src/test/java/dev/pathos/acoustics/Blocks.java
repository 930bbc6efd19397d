package dev.pathos.acoustics;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/** Numbers to compute with, the same in every run. */
final class Blocks {
    private Blocks() {}

    /** Both implementations; one twice where the machine has no other. */
    static Stream<Lanes> implementations() {
        return List.of(Lanes.plain(), Lanes.best()).stream();
    }

    /** Values spread over -1..1 without order. */
    static float[] noise(int length) {
        float[] x = new float[length];
        for (int i = 0; i < length; i++) {
            x[i] = (float) (2 * (i * 0.6180339887 % 1) - 1) * (float) Math.cos(i * i * .01);
        }
        return x;
    }

    static float[] map(float[] x, DoubleUnaryOperator f) {
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = (float) f.applyAsDouble(x[i]);
        }
        return y;
    }
}
