package dev.pathos.api.run;

import java.util.SplittableRandom;

/**
 * Randomness as a function: the same seed, purpose and indices always give the same stream.
 *
 * <p>Nothing in a run draws from a generator that lives across steps, so that a resumed run draws
 * what the uninterrupted one would have drawn and any number of workers draws what one would.
 */
public final class Seeds {
    private Seeds() {}

    /**
     * A fresh generator for one purpose.
     *
     * @param seed the run's seed
     * @param purpose what the draw is for, such as {@code "dropout"} or {@code "batch-order"}
     * @param indices where in the run, such as epoch, step and shard
     * @return a generator that nobody else holds
     */
    public static SplittableRandom random(long seed, String purpose, long... indices) {
        return new SplittableRandom(derive(seed, purpose, indices));
    }

    /**
     * A seed for one purpose, to hand to a part that makes its own generators.
     *
     * @param seed the run's seed
     * @param purpose what the seed is for
     * @param indices where in the run
     * @return the derived seed
     */
    public static long derive(long seed, String purpose, long... indices) {
        long hash = mix(seed);
        for (int i = 0; i < purpose.length(); i++) {
            hash = mix(hash ^ purpose.charAt(i));
        }
        for (long index : indices) {
            hash = mix(hash ^ index);
        }
        return hash;
    }

    /**
     * A random order of {@code 0..size-1} (Fisher and Yates).
     *
     * @param size how many
     * @param random where the draws come from
     * @return the permutation
     */
    public static int[] permutation(int size, SplittableRandom random) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** One round of a 64-bit finalizer: odd constants, every input bit reaches every output bit. */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
