package dev.pathos.layers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Buffers for numbers that are not wanted any more after the next layer, shared by all networks of
 * a thread.
 */
public final class Scratch implements AutoCloseable {
    /** Takes turns with the other one in holding what flows. */
    static final int ONE = 0;

    /** Takes turns with the other one in holding what flows. */
    static final int TWO = 1;

    /** What flows, in another layout. */
    static final int FLOW = 2;

    /** What was kept, in another layout. */
    static final int KEPT = 3;

    /** What primitives use inside. */
    static final int INSIDE = 4;

    /** What went into a residual, or the gradient by what comes out of it. */
    static final int SIDE = 5;

    /** What attention computes on the side for each frame. */
    static final int SMALL = 6;

    /** What attention computes on the side for each pair of frames. */
    static final int LARGE = 7;

    private static final int SLOTS = 8;

    private final Room room = new Room();
    private final long[] wanted = new long[SLOTS];
    private final FloatPointer[] buffers = new FloatPointer[SLOTS];
    private final List<List<memory>> memories = new ArrayList<>();

    /** No buffers yet. */
    public Scratch() {
        for (int s = 0; s < SLOTS; s++) {
            memories.add(new ArrayList<>());
        }
    }

    /** Native memory that is held, in bytes. */
    public long bytes() {
        return room.bytes();
    }

    /** Gives native memory back; networks on it must have been closed before. */
    @Override
    public void close() {
        room.close();
        memories.forEach(List::clear);
        Arrays.fill(buffers, null);
    }

    /** Memory in a shared buffer; usable after {@link #settle}. */
    memory at(memory.desc desc, int slot) {
        memory shared = new memory(desc, Onednn.engine(), (Pointer) null);
        wanted[slot] = Math.max(wanted[slot], desc.get_size());
        memories.get(slot).add(shared);
        return shared;
    }

    /** Takes back memory that {@link #at} gave. */
    void forget(List<memory> borrowed) {
        Set<memory> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        gone.addAll(borrowed);
        memories.forEach(slot -> slot.removeIf(gone::contains));
    }

    /** Makes the buffers large enough for all that was asked for. */
    void settle() {
        for (int s = 0; s < SLOTS; s++) {
            long count = (wanted[s] + Float.BYTES - 1) / Float.BYTES;
            FloatPointer old = buffers[s];
            if (count > 0 && (old == null || old.capacity() < count)) {
                buffers[s] = room.floats(count);
                if (old != null) {
                    room.release(old);
                }
            }
            for (memory each : memories.get(s)) {
                each.set_data_handle(buffers[s]);
            }
        }
    }
}
