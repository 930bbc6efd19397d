package dev.pathos.layers;

import java.util.Map;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;

/** Puts together {@link Layer.Residual}. */
final class Residuals {
    private Residuals() {}

    static void add(Assembly net, Layer.Residual layer) {
        Tensor x = net.rows();
        Tensor kept = x;
        if (x.slot() != Tensor.OWN) {
            kept = net.shared(x.desc(), x.shape(), Scratch.SIDE);
            net.forward(net.copy(x.memory(), kept.memory()));
        }
        Assembly.Back inside = net.inside(layer.layers());
        Tensor y = net.current();
        Tensor sum = net.output(x.desc(), x.shape());
        net.forward(add(x.desc()), arguments(kept.memory(), y.memory(), sum.memory()));
        net.then(
                sum,
                (gradient, wanted) -> {
                    Tensor flow = net.returning(gradient, x.desc(), gradient.other());
                    Tensor side = net.shared(x.desc(), x.shape(), Scratch.SIDE);
                    net.backward(net.copy(flow.memory(), side.memory()));
                    Tensor back = inside.through(flow, wanted);
                    if (!wanted) {
                        return back;
                    }
                    Tensor whole = net.returning(back, x.desc(), back.other());
                    net.backward(
                            add(x.desc()),
                            arguments(side.memory(), whole.memory(), whole.memory()));
                    return whole;
                });
    }

    private static binary.primitive_desc add(memory.desc x) {
        return new binary.primitive_desc(
                new binary.desc(algorithm.binary_add, x, x, x),
                Assembly.attributes(Layer.Activation.IDENTITY),
                Onednn.engine(),
                false);
    }

    private static Map<Integer, memory> arguments(memory a, memory b, memory sum) {
        return Map.of(dnnl.DNNL_ARG_SRC_0, a, dnnl.DNNL_ARG_SRC_1, b, dnnl.DNNL_ARG_DST, sum);
    }
}
