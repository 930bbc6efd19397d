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
        byte[] header = header(tensor).getBytes(StandardCharsets.US_ASCII);
        int unpadded = MAGIC.length + Short.BYTES + header.length + 1;
        int begin = (unpadded + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        int length = begin - MAGIC.length - Short.BYTES;
        long size = begin + count(tensor) * (tensor.data() instanceof float[] ? 4L : 8L);
        if (length > 0xffff || size > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("too large for one NPY file: " + tensor);
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(MAGIC).putShort((short) length).put(header);
        while (bytes.position() < begin - 1) {
            bytes.put((byte) ' ');
        }
        bytes.put((byte) '\n');
        if (tensor.data() instanceof float[] floats) {
            bytes.asFloatBuffer().put(floats);
        } else if (tensor.data() instanceof double[] doubles) {
            bytes.asDoubleBuffer().put(doubles);
        } else {
            bytes.asLongBuffer().put(tensor.longs());
        }
        return bytes.array();
    }

    private static String header(Tensor tensor) {
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
        return "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }";
    }

    private static long count(Tensor tensor) {
        return Arrays.stream(tensor.shape()).reduce(1, Math::multiplyExact);
    }
}
