package dev.pathos.layers;

import java.util.Map;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;

/** Puts together {@link Layer.Dropout}, in place on the way there and back. */
final class Dropouts {
    private Dropouts() {}

    static void add(Assembly net, Layer.Dropout layer) {
        Tensor x = net.current();
        if (!net.training() || layer.rate() == 0) {
            return;
        }
        Mask mask = net.mask(layer.rate(), layer.place(), x.shape());
        float factor = Masks.factor(layer.rate());
        binary.primitive_desc multiply = multiply(x.desc(), mask, factor);
        net.forward(multiply, arguments(x.memory(), mask, x.memory()));
        net.then(
                x,
                (gradient, wanted) -> {
                    Tensor flow = net.returning(gradient, x.desc(), gradient.other());
                    net.backward(multiply, arguments(flow.memory(), mask, flow.memory()));
                    return flow;
                });
    }

    /** Multiplication by a mask and by a number. */
    static binary.primitive_desc multiply(memory.desc x, Mask mask, float factor) {
        primitive_attr attributes = Assembly.attributes(Layer.Activation.IDENTITY);
        if (factor != 1) {
            post_ops then = new post_ops();
            then.append_eltwise(1, algorithm.eltwise_linear, factor, 0);
            attributes.set_post_ops(then);
        }
        return new binary.primitive_desc(
                new binary.desc(algorithm.binary_mul, x, mask.memory().get_desc(), x),
                attributes,
                Onednn.engine(),
                false);
    }

    static Map<Integer, memory> arguments(memory x, Mask mask, memory y) {
        return Map.of(
                dnnl.DNNL_ARG_SRC_0, x,
                dnnl.DNNL_ARG_SRC_1, mask.memory(),
                dnnl.DNNL_ARG_DST, y);
    }
}
