package dev.pathos.api.run;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Tensors as NPY files of version 1.0, which NumPy's {@code load} reads: a magic string, a header
 * that is a Python dictionary, and the numbers in C order, little endian (NumPy Enhancement
 * Proposal 1).
 */
public final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

    /** The numbers begin at a multiple of this. */
    private static final int ALIGNMENT = 64;

    private Npy() {}

    /**
     * A file's content.
     *
     * @param tensor of type float32 (floats), float64 (doubles) or int64 (counters)
     * @return the bytes
     * @throws IllegalArgumentException if the tensor has more axes than the header can hold, or
     *     more numbers than an array
     */
    public static byte[] encode(Tensor tensor) {
        byte[] begin = begin(tensor);
        long size = begin.length + count(tensor) * (tensor.data() instanceof float[] ? 4L : 8L);
        if (size > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("too large for one NPY file: " + tensor);
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(begin);
        if (tensor.data() instanceof float[] floats) {
            bytes.asFloatBuffer().put(floats);
        } else if (tensor.data() instanceof double[] doubles) {
            bytes.asDoubleBuffer().put(doubles);
        } else {
            bytes.asLongBuffer().put(tensor.longs());
        }
        return bytes.array();
    }

    /**
     * The beginning of a file of float32 numbers, which follow row by row, little endian.
     *
     * @param rows how many rows follow
     * @param columns how many numbers there are in a row
     * @return the bytes before the numbers
     */
    public static byte[] begin(long rows, int columns) {
        return begin("<f4", rows + ", " + columns);
    }

    private static byte[] begin(String type, String shape) {
        String dictionary =
                "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }";
        byte[] header = dictionary.getBytes(StandardCharsets.US_ASCII);
        int unpadded = MAGIC.length + Short.BYTES + header.length + 1;
        int length = (unpadded + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        if (length - MAGIC.length - Short.BYTES > 0xffff) {
            throw new IllegalArgumentException("too many axes for an NPY file: " + shape);
        }
        byte[] padded = new byte[length];
        Arrays.fill(padded, (byte) ' ');
        padded[length - 1] = '\n';
        ByteBuffer.wrap(padded)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putShort((short) (length - MAGIC.length - Short.BYTES))
                .put(header);
        return padded;
    }

    private static byte[] begin(Tensor tensor) {
        String type =
                tensor.data() instanceof float[]
                        ? "<f4"
                        : tensor.data() instanceof double[] ? "<f8" : "<i8";
        String axes =
                Arrays.stream(tensor.shape())
                        .mapToObj(axis -> axis + ",")
                        .collect(Collectors.joining(" "));
        // a Python tuple of one has a comma behind it, longer ones need none
        String shape = tensor.shape().length > 1 ? axes.substring(0, axes.length() - 1) : axes;
        return begin(type, shape);
    }

    private static long count(Tensor tensor) {
        return Arrays.stream(tensor.shape()).reduce(1, Math::multiplyExact);
    }
}
