package dev.pathos.layers;

import java.util.Map;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.javacpp.FloatPointer;

/** Puts together layers that look at where a frame is: {@code [chunk][frame][channel]}. */
final class Frames {
    private Frames() {}

    /** Adds {@link Layer.Positions}. */
    static void positions(Assembly net) {
        Tensor x = net.rows();
        long[] shape = x.shape();
        int width = (int) shape[2];
        memory.desc places = Assembly.desc(format_tag.abc, 1, shape[1], width);
        FloatPointer table = net.floats(places);
        float[] waves = Sinusoids.of((int) shape[1], width);
        float root = (float) Math.sqrt(width);
        for (int i = 0; i < waves.length; i++) {
            table.put(i, waves[i] / root);
        }
        // The root multiplies the sum.
        post_ops then = new post_ops();
        then.append_eltwise(1, algorithm.eltwise_linear, root, 0);
        primitive_attr attributes = Assembly.attributes(Layer.Activation.IDENTITY);
        attributes.set_post_ops(then);
        Tensor y = net.output(x.desc(), shape);
        net.forward(
                new binary.primitive_desc(
                        new binary.desc(algorithm.binary_add, x.desc(), places, x.desc()),
                        attributes,
                        Onednn.engine(),
                        false),
                Map.of(
                        dnnl.DNNL_ARG_SRC_0, x.memory(),
                        dnnl.DNNL_ARG_SRC_1, net.at(places, table),
                        dnnl.DNNL_ARG_DST, y.memory()));
        net.then(
                y,
                (gradient, wanted) -> {
                    if (wanted) {
                        throw new IllegalArgumentException("layers that learn before positions");
                    }
                    return gradient;
                });
    }

    /** Adds {@link Layer.LastFrame}. */
    static void last(Assembly net) {
        Tensor x = net.rows();
        long[] shape = x.shape();
        memory.desc plain = net.flowing(format_tag.abc, shape[0], 1, shape[2]);
        long[] rows = {shape[0], shape[2]};
        Tensor y = net.output(net.flowing(format_tag.ab, rows), rows);
        net.forward(net.copy(end(net, x), net.seen(y, plain, rows).memory()));
        net.then(
                y,
                (gradient, wanted) -> {
                    Tensor flow = net.returning(gradient, y.desc(), gradient.other());
                    Tensor back = net.shared(x.desc(), shape, flow.other());
                    net.backward(() -> Passes.clear(back.memory()));
                    net.backward(net.copy(net.seen(flow, plain, rows).memory(), end(net, back)));
                    return back;
                });
    }

    /** The last frames as they lie among the others. */
    private static memory end(Assembly net, Tensor x) {
        long[] shape = x.shape();
        memory.desc last =
                x.desc()
                        .submemory_desc(
                                new long[] {shape[0], 1, shape[2]},
                                new long[] {0, shape[1] - 1, 0},
                                false);
        return net.seen(x, last, shape).memory();
    }
}
