package dev.pathos.encoders;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * Means and variances among the weights that no gradient moves: they follow those of the batches
 * (Ioffe and Szegedy, ICML 2015), a tenth of the way at each step.
 *
 * <p>On the way back a trunk gives, at their places in the gradient, how far they are above those
 * of the batch.
 */
final class RunningStatistics {
    /** How much of the way is left after a step. */
    static final double DECAY = .9;

    private static final String NAMES = ".*_(mean|var)";

    private final List<Layout.Slot> slots;

    /**
     * Finds them.
     *
     * @param layout of the trunk's weights, named as Deeplearning4j does
     */
    RunningStatistics(Layout layout) {
        this.slots =
                layout.slots().entrySet().stream()
                        .filter(slot -> slot.getKey().matches(NAMES))
                        .map(slot -> slot.getValue())
                        .toList();
    }

    /** Multiplies distances by a factor. */
    void scale(FloatBuffer gradient, double factor) {
        for (Layout.Slot slot : slots) {
            for (int i = slot.offset(); i < slot.offset() + slot.size(); i++) {
                gradient.put(i, gradient.get(i) * (float) factor);
            }
        }
    }

    /**
     * Takes distances out of a gradient, so that neither norm nor optimizer see them.
     *
     * @return the distances, slot after slot
     */
    float[] take(FloatBuffer gradient) {
        float[] distances = new float[slots.stream().mapToInt(Layout.Slot::size).sum()];
        int to = 0;
        for (Layout.Slot slot : slots) {
            for (int i = slot.offset(); i < slot.offset() + slot.size(); i++) {
                distances[to++] = gradient.get(i);
                gradient.put(i, 0);
            }
        }
        return distances;
    }

    /**
     * Lets them follow.
     *
     * @param weights hold them
     * @param distances what {@link #take} gave
     */
    void follow(Weights weights, float[] distances) {
        int from = 0;
        for (Layout.Slot slot : slots) {
            float[] part = weights.values(slot.offset(), slot.size());
            for (int i = 0; i < part.length; i++) {
                part[i] -= (float) ((1 - DECAY) * distances[from++]);
            }
            weights.write(part, slot.offset());
        }
    }
}
