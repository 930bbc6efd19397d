package dev.pathos.layers;

import java.util.Map;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.inner_product_backward_data;
import org.bytedeco.dnnl.inner_product_backward_weights;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.primitive_attr;

/** Puts together {@link Layer.Dense}. */
final class Denses {
    private Denses() {}

    static void add(Assembly net, Layer.Dense layer) {
        Tensor before =
                net.entry(format_tag.ab, shape -> new long[] {shape[0], shape[1] * shape[2]});
        // As rows, and weights as they lie in the flat vector: turning many weights into another
        // layout at each step takes longer than the products gain by it.
        memory.desc rows = Assembly.desc(tag(before.shape().length), before.shape());
        Tensor laid = net.entering(before, rows);
        long inputs = 1;
        for (int axis = 1; axis < before.shape().length; axis++) {
            inputs *= before.shape()[axis];
        }
        long[] shape = {before.shape()[0], layer.outputs()};
        memory.desc source = Assembly.desc(format_tag.ab, shape[0], inputs);
        Tensor x = net.seen(laid, source, new long[] {shape[0], inputs});
        memory.desc weights = Assembly.desc(format_tag.ab, layer.outputs(), inputs);
        memory.desc bias = Assembly.desc(format_tag.a, layer.outputs());
        memory.desc output = Assembly.desc(format_tag.any, shape);
        primitive_attr plain = Assembly.attributes(Layer.Activation.IDENTITY);

        inner_product_forward.primitive_desc forward =
                new inner_product_forward.primitive_desc(
                        new inner_product_forward.desc(
                                net.training()
                                        ? prop_kind.forward_training
                                        : prop_kind.forward_inference,
                                source,
                                weights,
                                bias,
                                output),
                        Assembly.attributes(layer.activation()),
                        Onednn.engine(),
                        false);
        Tensor y = net.output(forward.dst_desc(), shape);
        Parameters parameters = net.parameters();
        net.forward(
                forward,
                Map.of(
                        dnnl.DNNL_ARG_SRC, x.memory(),
                        dnnl.DNNL_ARG_WEIGHTS, parameters.plain(layer.weight(), weights),
                        dnnl.DNNL_ARG_BIAS, parameters.plain(layer.bias(), bias),
                        dnnl.DNNL_ARG_DST, y.memory()));

        net.then(
                y,
                (gradient, wanted) -> {
                    Tensor flow = Activations.back(net, layer.activation(), y, gradient);
                    inner_product_backward_weights.primitive_desc toWeights =
                            new inner_product_backward_weights.primitive_desc(
                                    new inner_product_backward_weights.desc(
                                            source, weights, bias, output),
                                    plain,
                                    Onednn.engine(),
                                    forward,
                                    false);
                    Tensor given = net.returning(flow, toWeights.diff_dst_desc(), Scratch.FLOW);
                    net.contribute(
                            toWeights,
                            Map.of(
                                    dnnl.DNNL_ARG_SRC, x.memory(),
                                    dnnl.DNNL_ARG_DIFF_DST, given.memory()),
                            Map.of(
                                    dnnl.DNNL_ARG_DIFF_WEIGHTS,
                                            net.sums().sum(layer.weight(), weights, weights),
                                    dnnl.DNNL_ARG_DIFF_BIAS,
                                            net.sums().sum(layer.bias(), bias, bias)),
                            false);
                    if (!wanted) {
                        return flow;
                    }
                    inner_product_backward_data.primitive_desc toSource =
                            new inner_product_backward_data.primitive_desc(
                                    new inner_product_backward_data.desc(source, weights, output),
                                    plain,
                                    Onednn.engine(),
                                    forward,
                                    false);
                    Tensor taken = net.returning(flow, toSource.diff_dst_desc(), Scratch.FLOW);
                    Tensor back = net.shared(rows, before.shape(), flow.other());
                    net.backward(
                            toSource,
                            Map.of(
                                    dnnl.DNNL_ARG_DIFF_DST, taken.memory(),
                                    dnnl.DNNL_ARG_WEIGHTS,
                                            parameters.plain(layer.weight(), weights),
                                    dnnl.DNNL_ARG_DIFF_SRC,
                                            net.seen(back, source, x.shape()).memory()));
                    return back;
                });
    }

    /** How inputs of so many axes lie: frame by frame, and channel by channel in pictures. */
    private static format_tag tag(int axes) {
        return switch (axes) {
            case 2 -> format_tag.ab;
            case 3 -> format_tag.acb;
            default -> format_tag.abcd;
        };
    }
}
