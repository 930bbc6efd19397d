package dev.pathos.layers;

import org.bytedeco.dnnl.memory;

/**
 * Numbers that flow between layers.
 *
 * @param memory where they lie
 * @param desc how they lie there
 * @param shape what they mean, chunks first unless a layer says otherwise
 * @param slot which of the {@link Scratch} buffers they lie in; -1 for one of their own
 */
record Tensor(memory memory, memory.desc desc, long[] shape, int slot) {
    /** A buffer that is not shared. */
    static final int OWN = -1;

    /** The one of two shared buffers that these numbers do not lie in. */
    int other() {
        return slot == Scratch.ONE ? Scratch.TWO : Scratch.ONE;
    }
}
