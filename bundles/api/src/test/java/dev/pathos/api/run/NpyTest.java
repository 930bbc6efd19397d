package dev.pathos.api.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NpyTest {
    @Test
    void should_lay_bytes_out_as_the_format_says() {
        byte[] bytes = Npy.encode(Tensor.of(new float[] {1, -2, .5f, 0, 3, 4}, 3, 2));
        String header =
                "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), }"
                        + " ".repeat(58)
                        + "\n";
        ByteBuffer expected = ByteBuffer.allocate(152).order(ByteOrder.LITTLE_ENDIAN);
        expected.put(new byte[] {(byte) 0x93, 78, 85, 77, 80, 89, 1, 0, 118, 0});
        expected.put(header.getBytes(StandardCharsets.US_ASCII));
        expected.putInt(0x3f800000).putInt(0xc0000000).putInt(0x3f000000);
        expected.putInt(0).putInt(0x40400000).putInt(0x40800000);
        assertArrayEquals(expected.array(), bytes);
    }

    @Test
    void should_name_type_and_shape_of_any_tensor() {
        assertEquals(
                "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }",
                header(Tensor.of(new double[] {1, 2})));
        assertEquals(
                "{'descr': '<i8', 'fortran_order': False, 'shape': (), }",
                header(new Tensor(new long[0], new long[] {7})));
        assertEquals(
                "{'descr': '<f4', 'fortran_order': False, 'shape': (0, 130), }",
                header(Tensor.of(new float[0], 0, 130)));
    }

    @Test
    void should_begin_numbers_at_a_multiple_of_64() {
        for (int axes = 1; axes < 20; axes++) {
            long[] shape = new long[axes];
            Arrays.fill(shape, 1);
            byte[] bytes = Npy.encode(new Tensor(shape, new double[] {Math.PI}));
            assertEquals(0, (bytes.length - 8) % 64);
            assertEquals('\n', bytes[bytes.length - 9]);
        }
    }

    private static String header(Tensor tensor) {
        byte[] bytes = Npy.encode(tensor);
        int length = (bytes[8] & 0xff) + 256 * (bytes[9] & 0xff);
        return new String(bytes, 10, length, StandardCharsets.US_ASCII).strip();
    }
}
