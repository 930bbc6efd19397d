package dev.pathos.layers;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;

/**
 * Copies and sums between layouts, made once and executed often.
 *
 * @param stream executes them
 */
record Reorders(stream stream) {
    /** Overwrites the one memory with the other's numbers. */
    Runnable copy(memory from, memory to) {
        reorder copying = new reorder(from, to);
        return () -> copying.execute(stream, from, to);
    }

    /** Adds the one memory's numbers to the other's. */
    Runnable add(memory from, memory to) {
        post_ops then = new post_ops();
        then.append_sum();
        primitive_attr attributes = new primitive_attr();
        attributes.set_post_ops(then);
        reorder adding = new reorder(from, to, attributes);
        return () -> adding.execute(stream, from, to);
    }
}
