package dev.pathos.api.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A named array's content: numbers in row-major order and their shape.
 *
 * <p>Holds either {@code float[]} (weights), {@code double[]} (statistics) or {@code long[]}
 * (counters); the array is the tensor's own and must not be changed by anyone.
 *
 * @param shape the length of each axis; empty for a scalar
 * @param data a {@code float[]}, {@code double[]} or {@code long[]} of as many elements
 */
public record Tensor(long[] shape, Object data) {
    public Tensor {
        long size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (size != length(data)) {
            throw new IllegalArgumentException(
                    "shape " + Arrays.toString(shape) + " does not hold " + length(data));
        }
    }

    /**
     * A tensor of single precision.
     *
     * @param values the elements, row-major
     * @param shape the axes; none given means one axis
     * @return the tensor
     */
    public static Tensor of(float[] values, long... shape) {
        return new Tensor(shape.length == 0 ? new long[] {values.length} : shape, values);
    }

    /**
     * A tensor of double precision.
     *
     * @param values the elements, row-major
     * @param shape the axes; none given means one axis
     * @return the tensor
     */
    public static Tensor of(double[] values, long... shape) {
        return new Tensor(shape.length == 0 ? new long[] {values.length} : shape, values);
    }

    /**
     * A tensor of counters.
     *
     * @param values the elements, row-major
     * @param shape the axes; none given means one axis
     * @return the tensor
     */
    public static Tensor of(long[] values, long... shape) {
        return new Tensor(shape.length == 0 ? new long[] {values.length} : shape, values);
    }

    /**
     * A tensor of texts, such as names of speakers or classes, as counters: for each text its
     * length and then its UTF-16 units.
     *
     * @param texts the texts, in order; may be empty, may hold any character
     * @return the tensor
     */
    public static Tensor ofTexts(List<String> texts) {
        return of(
                texts.stream()
                        .flatMapToLong(
                                text ->
                                        LongStream.concat(
                                                LongStream.of(text.length()),
                                                text.chars().asLongStream()))
                        .toArray());
    }

    /**
     * The texts of a tensor made by {@link #ofTexts}.
     *
     * @return the texts, in order
     * @throws IllegalStateException if the tensor holds something else
     */
    public List<String> texts() {
        long[] units = longs();
        List<String> texts = new ArrayList<>();
        for (int at = 0; at < units.length; ) {
            long length = units[at++];
            if (length < 0 || length > units.length - at) {
                throw new IllegalStateException("not of texts");
            }
            StringBuilder text = new StringBuilder();
            for (long end = at + length; at < end; at++) {
                text.append((char) units[at]);
            }
            texts.add(text.toString());
        }
        return List.copyOf(texts);
    }

    /** The elements as doubles, in a fresh array. */
    public double[] toDoubles() {
        if (data instanceof double[] d) {
            return d.clone();
        }
        double[] result = new double[length(data)];
        for (int i = 0; i < result.length; i++) {
            result[i] = data instanceof float[] f ? f[i] : ((long[]) data)[i];
        }
        return result;
    }

    /**
     * The elements in single precision.
     *
     * @return the tensor's own array, not to be changed
     * @throws IllegalStateException if the tensor holds another type
     */
    public float[] floats() {
        if (data instanceof float[] f) {
            return f;
        }
        throw new IllegalStateException("not of single precision");
    }

    /**
     * The elements as counters.
     *
     * @return the tensor's own array, not to be changed
     * @throws IllegalStateException if the tensor holds another type
     */
    public long[] longs() {
        if (data instanceof long[] l) {
            return l;
        }
        throw new IllegalStateException("not of counters");
    }

    private static int length(Object data) {
        if (data instanceof float[] f) {
            return f.length;
        }
        if (data instanceof double[] d) {
            return d.length;
        }
        if (data instanceof long[] l) {
            return l.length;
        }
        throw new IllegalArgumentException("float[], double[] or long[] expected");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor t
                && Arrays.equals(shape, t.shape)
                && Arrays.deepEquals(new Object[] {data}, new Object[] {t.data});
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.deepHashCode(new Object[] {data});
    }

    @Override
    public String toString() {
        return data.getClass().getSimpleName() + Arrays.toString(shape);
    }
}
