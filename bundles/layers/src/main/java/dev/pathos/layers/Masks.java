package dev.pathos.layers;

/**
 * Which numbers dropout keeps: a function of (draw, place, chunk) alone, whatever the shards, the
 * blocks and the threads.
 *
 * <p>Each number has 15 random bits of its own (SplittableRandom's mixing of a counter; Steele et
 * al., OOPSLA 2014), so that rates are rounded to multiples of 1/32768.
 */
public final class Masks {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int BITS = 15;
    private static final int STEPS = 1 << BITS;
    private static final long LANES = 0x0001000100010001L;

    /** Numbers to a word, a byte for each. */
    static final int WORD = Long.BYTES;

    private Masks() {}

    /**
     * Draws the mask of a chunk.
     *
     * @param count how many numbers
     * @param rate the share that is dropped, from 0 to below 1
     * @param draw the step's draw
     * @param place the layer's place
     * @param chunk the chunk's index in the batch
     * @return 0 for what is dropped, {@link #factor} for what is kept
     */
    public static float[] of(int count, double rate, long draw, int place, int chunk) {
        long[] words = new long[(count + WORD - 1) / WORD];
        draw(words, rate, key(draw, place, chunk));
        float factor = factor(rate);
        float[] mask = new float[count];
        for (int i = 0; i < count; i++) {
            mask[i] = (words[i / WORD] >>> Byte.SIZE * (i % WORD) & 1) * factor;
        }
        return mask;
    }

    /** What kept numbers are multiplied by, so that their expectation stays. */
    public static float factor(double rate) {
        return (float) STEPS / (STEPS - threshold(rate));
    }

    /** The key of a chunk's mask. */
    static long key(long draw, int place, int chunk) {
        return mix(mix(draw + GOLDEN * (place + 1)) + GOLDEN * (chunk + 1));
    }

    /** Fills words with bytes that are 1 for what is kept and 0 for what is dropped. */
    static void draw(long[] words, double rate, long key) {
        // Lanes of 15 bits, to which this carries a 16th where they reach the threshold.
        long above = LANES * (STEPS - threshold(rate));
        long low = LANES * (STEPS - 1);
        for (int i = 0; i < words.length; i++) {
            long even = (mix(key + GOLDEN * (2 * (long) i + 1)) & low) + above;
            long odd = (mix(key + GOLDEN * (2 * (long) i + 2)) & low) + above;
            words[i] = even >>> BITS & LANES | (odd >>> BITS & LANES) << Byte.SIZE;
        }
    }

    private static int threshold(double rate) {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("a dropout of " + rate);
        }
        return (int) Math.min(STEPS - 1, Math.round(rate * STEPS));
    }

    private static long mix(long z) {
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
