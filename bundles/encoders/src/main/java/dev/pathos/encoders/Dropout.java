package dev.pathos.encoders;

import dev.pathos.api.run.Seeds;
import java.util.SplittableRandom;

/**
 * Inverted dropout whose masks are a function of (seed, purpose, step), whatever the shards.
 *
 * @param rate the share that is dropped, from 0 to below 1
 * @param seed the learner's seed
 * @param purpose tells one place of dropout from another
 */
record Dropout(double rate, long seed, String purpose) {
    /**
     * What to multiply activations with at a step.
     *
     * @param size the number of activations
     * @param step the step
     * @return 0 or {@code 1 / (1 - rate)} for each; null if nothing is dropped
     */
    float[] mask(int size, long step) {
        if (rate == 0) {
            return null;
        }
        SplittableRandom random = Seeds.random(seed, purpose, step);
        float[] mask = new float[size];
        float kept = (float) (1 / (1 - rate));
        for (int k = 0; k < size; k++) {
            mask[k] = random.nextDouble() < rate ? 0 : kept;
        }
        return mask;
    }

    /** Multiplies by a mask, which may be null for none. */
    static void apply(float[] mask, float[] values) {
        if (mask != null) {
            for (int k = 0; k < values.length; k++) {
                values[k] *= mask[k];
            }
        }
    }
}
