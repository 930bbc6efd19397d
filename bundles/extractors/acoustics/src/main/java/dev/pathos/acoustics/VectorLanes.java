package dev.pathos.acoustics;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vector instructions of the widest kind there is, up to 256 bits.
 *
 * <p>Wider ones gain little and can cost a lot: in some starts of Java, and not in others, a
 * transform of 512 bits took eight times as long, whatever the alignment of its arrays. Presumably
 * it is that of the stack, 16 bytes, to which goes what does not fit into registers.
 *
 * <p>Products are added, not fused: a processor that cannot fuse would emulate it a thousand times
 * slower, and the sums would differ between processors.
 */
final class VectorLanes implements Lanes {
    static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() > FloatVector.SPECIES_256.length()
                    ? FloatVector.SPECIES_256
                    : FloatVector.SPECIES_PREFERRED;

    /** Lanes of a vector, at most half of a row. */
    static final int STEP = SPECIES.length();

    private static final int MANTISSA_BITS = 23;
    private static final int MANTISSA = (1 << MANTISSA_BITS) - 1;
    private static final int ONE = Float.floatToRawIntBits(1);

    /** With these exponent bits the lowest mantissa bits count ones: integers become floats. */
    private static final float TWO_TO_23 = 1 << MANTISSA_BITS;

    /** Adding it rounds to an integer, which then stands in the lowest bits. */
    private static final float ROUNDER = 1.5f * TWO_TO_23;

    private static final float SQRT_2 = (float) Math.sqrt(2);
    private static final float LOWEST = -87;
    private static final float HIGHEST = 88;
    private static final float LOG2_E = (float) (1 / Math.log(2));

    /** ln 2 in two parts, of which the first has few bits: its multiples are exact. */
    private static final float LN_2_HIGH = .693359375f;

    private static final float LN_2_LOW = (float) (Math.log(2) - LN_2_HIGH);

    @Override
    public String description() {
        return "Vector API, " + SPECIES.vectorBitSize() + " bits";
    }

    @Override
    public PowerSpectrum spectrum(int fftSize, float[] window, float emphasis) {
        return new VectorSpectrum(fftSize, window, emphasis);
    }

    @Override
    public void combine(float[] x, int firstRow, float[] weights, float[] out, int outRow) {
        // Two sums side by side, as one alone would wait for itself at each addition.
        for (int f = 0; f < WIDTH; f += 2 * STEP) {
            FloatVector left = FloatVector.zero(SPECIES);
            FloatVector right = left;
            for (int k = 0, p = firstRow * WIDTH + f; k < weights.length; k++, p += WIDTH) {
                float weight = weights[k];
                left = left.add(FloatVector.fromArray(SPECIES, x, p).mul(weight));
                right = right.add(FloatVector.fromArray(SPECIES, x, p + STEP).mul(weight));
            }
            left.intoArray(out, outRow * WIDTH + f);
            right.intoArray(out, outRow * WIDTH + f + STEP);
        }
    }

    @Override
    public void addScaled(float[] x, int fromRow, int rows, float weight, float[] out, int outRow) {
        int from = fromRow * WIDTH;
        int to = outRow * WIDTH;
        for (int i = 0; i < rows * WIDTH; i += STEP) {
            FloatVector.fromArray(SPECIES, x, from + i)
                    .mul(weight)
                    .add(FloatVector.fromArray(SPECIES, out, to + i))
                    .intoArray(out, to + i);
        }
    }

    @Override
    public void product(
            float[] x, int xRow, float[] y, int yRow, int rows, float[] out, int outRow) {
        for (int f = 0; f < WIDTH; f += 2 * STEP) {
            FloatVector left = FloatVector.zero(SPECIES);
            FloatVector right = left;
            int p = xRow * WIDTH + f;
            int q = yRow * WIDTH + f;
            for (int i = 0; i < rows * WIDTH; i += WIDTH) {
                FloatVector a = FloatVector.fromArray(SPECIES, x, p + i);
                FloatVector b = FloatVector.fromArray(SPECIES, x, p + i + STEP);
                left = left.add(a.mul(FloatVector.fromArray(SPECIES, y, q + i)));
                right = right.add(b.mul(FloatVector.fromArray(SPECIES, y, q + i + STEP)));
            }
            left.intoArray(out, outRow * WIDTH + f);
            right.intoArray(out, outRow * WIDTH + f + STEP);
        }
    }

    /**
     * The polynomial of logf in Moshier's Cephes library (1992), of degree 9 around 1 after the
     * exponent has been split off.
     *
     * <p>It stands in the loop, as do all others, and not in a method that takes a vector: where
     * the compiler does not inline that one, vectors go through memory.
     */
    @Override
    public void ln(float[] x, int fromRow, int rows, float floor, float[] out, int outRow) {
        int from = fromRow * WIDTH;
        int to = outRow * WIDTH;
        float least = Math.max(floor, Float.MIN_NORMAL);
        for (int i = 0; i < rows * WIDTH; i += STEP) {
            FloatVector argument = FloatVector.fromArray(SPECIES, x, from + i);
            IntVector bits = argument.max(least).reinterpretAsInts();
            FloatVector exponent =
                    bits.lanewise(VectorOperators.LSHR, MANTISSA_BITS)
                            .or(Float.floatToRawIntBits(TWO_TO_23))
                            .reinterpretAsFloats()
                            .sub(TWO_TO_23 + 127);
            FloatVector m = bits.and(MANTISSA).or(ONE).reinterpretAsFloats();
            VectorMask<Float> large = m.compare(VectorOperators.GT, SQRT_2);
            m = m.blend(m.mul(.5f), large);
            exponent = exponent.blend(exponent.add(1), large);
            FloatVector d = m.sub(1);
            FloatVector square = d.mul(d);
            FloatVector tail =
                    d.mul(7.0376836292e-2f)
                            .add(-1.1514610310e-1f)
                            .mul(d)
                            .add(1.1676998740e-1f)
                            .mul(d)
                            .add(-1.2420140846e-1f)
                            .mul(d)
                            .add(1.4249322787e-1f)
                            .mul(d)
                            .add(-1.6668057665e-1f)
                            .mul(d)
                            .add(2.0000714765e-1f)
                            .mul(d)
                            .add(-2.4999993993e-1f)
                            .mul(d)
                            .add(3.3333331174e-1f)
                            .mul(d)
                            .mul(square)
                            .add(exponent.mul(LN_2_LOW))
                            .sub(square.mul(.5f));
            // Nothing is left of a finite argument, and NaN of another.
            d.add(tail)
                    .add(exponent.mul(LN_2_HIGH))
                    .add(argument.sub(argument))
                    .intoArray(out, to + i);
        }
    }

    @Override
    public void exp(float[] x, int fromRow, int rows, float[] out, int outRow) {
        exp(x, fromRow * WIDTH, rows, 1, out, outRow * WIDTH);
    }

    /**
     * The polynomial of expf in Moshier's Cephes library (1992), scaled by a power of two; the
     * arguments are multiplied by a factor first.
     */
    private static void exp(float[] x, int from, int rows, float factor, float[] out, int to) {
        for (int i = 0; i < rows * WIDTH; i += STEP) {
            FloatVector argument =
                    FloatVector.fromArray(SPECIES, x, from + i)
                            .mul(factor)
                            .max(LOWEST)
                            .min(HIGHEST);
            FloatVector rounded = argument.mul(LOG2_E).add(ROUNDER);
            FloatVector n = rounded.sub(ROUNDER);
            FloatVector r = argument.sub(n.mul(LN_2_HIGH)).sub(n.mul(LN_2_LOW));
            FloatVector y =
                    r.mul(1.9875691500e-4f)
                            .add(1.3981999507e-3f)
                            .mul(r)
                            .add(8.3334519073e-3f)
                            .mul(r)
                            .add(4.1665795894e-2f)
                            .mul(r)
                            .add(1.6666665459e-1f)
                            .mul(r)
                            .add(5.0000001201e-1f)
                            .mul(r.mul(r))
                            .add(r)
                            .add(1);
            rounded.reinterpretAsInts()
                    .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                    .add(ONE)
                    .reinterpretAsFloats()
                    .mul(y)
                    .intoArray(out, to + i);
        }
    }

    @Override
    public void sqrt(float[] x, int fromRow, int rows, float[] out, int outRow) {
        int from = fromRow * WIDTH;
        int to = outRow * WIDTH;
        for (int i = 0; i < rows * WIDTH; i += STEP) {
            FloatVector.fromArray(SPECIES, x, from + i).sqrt().intoArray(out, to + i);
        }
    }

    @Override
    public void pow(
            float[] x,
            int fromRow,
            int rows,
            float exponent,
            float floor,
            float[] out,
            int outRow) {
        ln(x, fromRow, rows, floor, out, outRow);
        exp(out, outRow * WIDTH, rows, exponent, out, outRow * WIDTH);
    }

    /**
     * A vector holds the sums of neighbouring lags; those that fill no vector are added plainly.
     */
    @Override
    public void correlate(float[] x, int at, int length, int firstLag, int lags, float[] out) {
        int l = 0;
        for (; l <= lags - STEP; l += STEP) {
            int to = at + firstLag + l;
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int i = 0; i < length; i++) {
                sum = sum.add(FloatVector.fromArray(SPECIES, x, to + i).mul(x[at + i]));
            }
            sum.intoArray(out, l);
        }
        PlainLanes.correlateFrom(x, at, length, firstLag, l, lags, out);
    }
}
