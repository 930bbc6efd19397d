package dev.pathos.layers;

import java.util.Map;
import java.util.stream.LongStream;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.inner_product_backward_data;
import org.bytedeco.dnnl.inner_product_backward_weights;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.primitive_attr;

/** Puts together {@link Layer.Dense} and {@link Layer.FrameDense}. */
final class Denses {
    private Denses() {}

    static void add(Assembly net, Layer.Dense layer) {
        Tensor before =
                net.entry(format_tag.ab, shape -> new long[] {shape[0], shape[1] * shape[2]});
        // As rows, and on the way back weights as they lie in the flat vector: what another layout
        // gains there is less than turning the weights takes.
        memory.desc rows = net.flowing(tag(before.shape().length), before.shape());
        Tensor laid = net.entering(before, rows);
        add(net, layer, laid, true, before.shape()[0], layer.outputs());
    }

    static void add(Assembly net, Layer.FrameDense layer) {
        frames(net, layer, true);
    }

    /** Adds a layer whose output the next one takes at once and does not look at again. */
    static void passing(Assembly net, Layer.FrameDense layer) {
        frames(net, layer, false);
    }

    private static void frames(Assembly net, Layer.FrameDense layer, boolean kept) {
        Tensor x = net.rows();
        Layer.Dense rows =
                new Layer.Dense(layer.weight(), layer.bias(), layer.outputs(), layer.activation());
        add(net, rows, x, kept, x.shape()[0], x.shape()[1], layer.outputs());
    }

    /**
     * Adds a dense layer over rows.
     *
     * @param before rows one after the other, whatever their axes
     * @param kept whether the output is looked at again
     * @param axes of the output, of which all but the last count rows
     */
    private static void add(
            Assembly net, Layer.Dense layer, Tensor before, boolean kept, long... axes) {
        long count = product(axes) / layer.outputs();
        long inputs = product(before.shape()) / count;
        memory.desc source = net.flowing(format_tag.ab, count, inputs);
        Tensor x = net.seen(before, source, new long[] {count, inputs});
        long[] shape = {count, layer.outputs()};
        memory.desc plainAxes = net.flowing(Assembly.tag(axes.length), axes);
        memory.desc weights = Assembly.desc(format_tag.ab, layer.outputs(), inputs);
        memory.desc bias = Assembly.desc(format_tag.a, layer.outputs());
        memory.desc output = net.flowing(format_tag.ab, shape);
        primitive_attr plain = Assembly.attributes(Layer.Activation.IDENTITY);

        inner_product_forward.primitive_desc forward =
                new inner_product_forward.primitive_desc(
                        new inner_product_forward.desc(
                                net.training()
                                        ? prop_kind.forward_training
                                        : prop_kind.forward_inference,
                                source,
                                net.flowing(format_tag.any, layer.outputs(), inputs),
                                bias,
                                output),
                        Assembly.attributes(layer.activation()),
                        Onednn.engine(),
                        false);
        Tensor y =
                kept ? net.output(output, shape) : net.shared(output, shape, net.current().other());
        Parameters parameters = net.parameters();
        net.forward(
                forward,
                Map.of(
                        dnnl.DNNL_ARG_SRC, x.memory(),
                        dnnl.DNNL_ARG_WEIGHTS,
                                net.weights(
                                        parameters.in(
                                                layer.weight(), weights, forward.weights_desc())),
                        dnnl.DNNL_ARG_BIAS, parameters.plain(layer.bias(), bias),
                        dnnl.DNNL_ARG_DST, y.memory()));

        net.then(
                net.seen(y, plainAxes, axes),
                (gradient, wanted) -> {
                    Tensor given = net.returning(gradient, plainAxes, gradient.other());
                    Tensor flow =
                            Activations.back(
                                    net, layer.activation(), y, net.seen(given, output, shape));
                    inner_product_backward_weights.primitive_desc toWeights =
                            new inner_product_backward_weights.primitive_desc(
                                    new inner_product_backward_weights.desc(
                                            source, weights, bias, output),
                                    plain,
                                    Onednn.engine(),
                                    forward,
                                    false);
                    net.contribute(
                            toWeights,
                            Map.of(
                                    dnnl.DNNL_ARG_SRC, x.memory(),
                                    dnnl.DNNL_ARG_DIFF_DST, flow.memory()),
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
                    Tensor back = net.shared(source, x.shape(), flow.other());
                    net.backward(
                            toSource,
                            Map.of(
                                    dnnl.DNNL_ARG_DIFF_DST, flow.memory(),
                                    dnnl.DNNL_ARG_WEIGHTS,
                                            parameters.plain(layer.weight(), weights),
                                    dnnl.DNNL_ARG_DIFF_SRC, back.memory()));
                    return net.seen(back, before.desc(), before.shape());
                });
    }

    private static long product(long... axes) {
        return LongStream.of(axes).reduce(1, Math::multiplyExact);
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
