package dev.pathos.extraction;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text that grows, as bytes. */
final class Bytes {
    private static final int LONGEST = 20;
    private byte[] bytes = new byte[1 << 16];
    private int length;

    void put(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
    }

    void text(String text) {
        raw(text.getBytes(StandardCharsets.UTF_8));
    }

    void raw(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    /** A whole number. */
    void whole(long number) {
        if (number < 0) {
            put('-');
        }
        long size = Math.abs(number);
        int count = 1;
        for (long rest = size / 10; rest > 0; rest /= 10) {
            count++;
        }
        digits(size, count);
    }

    /** The last digits of a number, with zeros in front. */
    void digits(long number, int count) {
        room(LONGEST);
        long rest = number;
        for (int i = length + count - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    int length() {
        return length;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
        length = 0;
    }
}
