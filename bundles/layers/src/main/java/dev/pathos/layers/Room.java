package dev.pathos.layers;

import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Native memory of one network, aligned to cache lines, that is refused before the machine runs out
 * of it.
 */
final class Room implements AutoCloseable {
    private static final int ALIGNMENT = 64;
    private static final long MEGABYTE = 1L << 20;

    /** Below this, whether there is enough is not asked. */
    private static final long SMALL = 16 * MEGABYTE;

    private static final Path MEMORY = Path.of("/proc/meminfo");

    private final Map<Long, BytePointer> blocks = new HashMap<>();
    private long bytes;

    /**
     * Makes room for numbers, all zero.
     *
     * @param count how many
     * @throws Problem if there is not enough memory
     */
    FloatPointer floats(long count) {
        long size = count * Float.BYTES + ALIGNMENT;
        require(size);
        BytePointer block;
        try {
            block = new BytePointer(size);
        } catch (OutOfMemoryError e) {
            throw refused(size, e.getMessage());
        }
        bytes += size;
        Pointer.memset(block, 0, size);
        long over = block.address() % ALIGNMENT;
        FloatPointer floats = new FloatPointer(block.getPointer(over == 0 ? 0 : ALIGNMENT - over));
        blocks.put(floats.address(), block);
        return floats.capacity(count);
    }

    /** Gives back what {@link #floats} gave. */
    void release(FloatPointer floats) {
        BytePointer block = blocks.remove(floats.address());
        bytes -= block.capacity();
        block.deallocate();
    }

    /** How much there is, in bytes. */
    long bytes() {
        return bytes;
    }

    private void require(long size) {
        if (size < SMALL) {
            return;
        }
        long available = available();
        if (size > available) {
            throw refused(size, "the machine has " + available / MEGABYTE + " MB left");
        }
    }

    private Problem refused(long size, String why) {
        return new Problem(
                "there is not enough memory for the encoder's layers: "
                        + size / MEGABYTE
                        + " MB beside "
                        + bytes / MEGABYTE
                        + " MB were asked for, and "
                        + why,
                "native memory of an encoder",
                "take a smaller batch, narrower layers or fewer jobs, or leave less to the heap with"
                        + " PATHOS_HEAP");
    }

    /** What Linux would give without swapping, in bytes; elsewhere nobody knows. */
    private static long available() {
        try {
            for (String line : Files.readAllLines(MEMORY)) {
                if (line.startsWith("MemAvailable:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
                }
            }
        } catch (IOException | NumberFormatException e) {
            // not Linux, or not to be read: JavaCPP's own limit remains
        }
        return Long.MAX_VALUE;
    }

    @Override
    public void close() {
        blocks.values().forEach(Pointer::deallocate);
        blocks.clear();
        bytes = 0;
    }
}
