package dev.pathos.layers;

import java.util.Map;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.primitive_attr;

/** Puts together convolutions: {@code [chunk][channel]} and then frames, or rows and columns. */
final class Convolutions {
    private Convolutions() {}

    /** How a convolution goes over its input. */
    private record Geometry(
            Tensor input,
            long[] kernel,
            format_tag flat,
            long[] output,
            long[] steps,
            long[] padding) {}

    static void add(Assembly net, Layer.Convolution layer) {
        Tensor x = net.entry(format_tag.acb, shape -> new long[] {shape[0], shape[2], shape[1]});
        long frames = (x.shape()[2] - layer.kernel()) / layer.step() + 1;
        Geometry geometry =
                new Geometry(
                        x,
                        new long[] {layer.outputs(), x.shape()[1], layer.kernel()},
                        format_tag.acb,
                        new long[] {x.shape()[0], layer.outputs(), frames},
                        new long[] {layer.step()},
                        new long[] {0});
        add(net, geometry, layer.weight(), layer.bias(), layer.activation(), layer.activation());
    }

    /**
     * Adds a convolution of pictures.
     *
     * @param derivative the activation whose derivative is taken here on the way back; identity if
     *     the pooling behind does it
     */
    static void add(Assembly net, Layer.ImageConvolution layer, Layer.Activation derivative) {
        Tensor x =
                net.entry(format_tag.abcd, shape -> new long[] {shape[0], 1, shape[1], shape[2]});
        long pad = layer.kernel() / 2;
        Geometry geometry =
                new Geometry(
                        x,
                        new long[] {layer.outputs(), x.shape()[1], layer.kernel(), layer.kernel()},
                        format_tag.abcd,
                        new long[] {x.shape()[0], layer.outputs(), x.shape()[2], x.shape()[3]},
                        new long[] {1, 1},
                        new long[] {pad, pad});
        add(net, geometry, layer.weight(), layer.bias(), layer.activation(), derivative);
    }

    private static void add(
            Assembly net,
            Geometry geometry,
            int weight,
            int offset,
            Layer.Activation activation,
            Layer.Activation derivative) {
        Tensor x = geometry.input();
        long[] steps = geometry.steps();
        long[] padding = geometry.padding();
        memory.desc source = net.flowing(format_tag.any, x.shape());
        memory.desc weights = net.flowing(format_tag.any, geometry.kernel());
        memory.desc bias = Assembly.desc(format_tag.a, geometry.kernel()[0]);
        memory.desc output = net.flowing(format_tag.any, geometry.output());
        memory.desc flat = Assembly.desc(geometry.flat(), geometry.kernel());
        primitive_attr plain = Assembly.attributes(Layer.Activation.IDENTITY);

        convolution_forward.primitive_desc forward =
                new convolution_forward.primitive_desc(
                        new convolution_forward.desc(
                                net.training()
                                        ? prop_kind.forward_training
                                        : prop_kind.forward_inference,
                                algorithm.convolution_direct,
                                source,
                                weights,
                                bias,
                                output,
                                steps,
                                padding,
                                padding),
                        Assembly.attributes(activation),
                        Onednn.engine(),
                        false);
        Tensor entering = net.entering(x, forward.src_desc());
        Tensor y = net.output(forward.dst_desc(), geometry.output());
        Parameters parameters = net.parameters();
        net.forward(
                forward,
                Map.of(
                        dnnl.DNNL_ARG_SRC, entering.memory(),
                        dnnl.DNNL_ARG_WEIGHTS,
                                net.weights(parameters.in(weight, flat, forward.weights_desc())),
                        dnnl.DNNL_ARG_BIAS, parameters.plain(offset, bias),
                        dnnl.DNNL_ARG_DST, y.memory()));

        net.then(
                y,
                (gradient, wanted) -> {
                    Tensor flow = Activations.back(net, derivative, y, gradient);
                    convolution_backward_weights.primitive_desc toWeights =
                            new convolution_backward_weights.primitive_desc(
                                    new convolution_backward_weights.desc(
                                            algorithm.convolution_direct,
                                            source,
                                            weights,
                                            bias,
                                            output,
                                            steps,
                                            padding,
                                            padding),
                                    plain,
                                    Onednn.engine(),
                                    forward,
                                    false);
                    memory.desc given = toWeights.diff_weights_desc();
                    net.contribute(
                            toWeights,
                            Map.of(
                                    dnnl.DNNL_ARG_SRC,
                                            net.returning(
                                                            entering,
                                                            toWeights.src_desc(),
                                                            Scratch.KEPT)
                                                    .memory(),
                                    dnnl.DNNL_ARG_DIFF_DST,
                                            net.returning(
                                                            flow,
                                                            toWeights.diff_dst_desc(),
                                                            Scratch.FLOW)
                                                    .memory()),
                            Map.of(
                                    dnnl.DNNL_ARG_DIFF_WEIGHTS, net.sums().sum(weight, flat, given),
                                    dnnl.DNNL_ARG_DIFF_BIAS, net.sums().sum(offset, bias, bias)),
                            false);
                    if (!wanted) {
                        return flow;
                    }
                    convolution_backward_data.primitive_desc toSource =
                            new convolution_backward_data.primitive_desc(
                                    new convolution_backward_data.desc(
                                            algorithm.convolution_direct,
                                            source,
                                            weights,
                                            output,
                                            steps,
                                            padding,
                                            padding),
                                    plain,
                                    Onednn.engine(),
                                    forward,
                                    false);
                    Tensor back = net.shared(toSource.diff_src_desc(), x.shape(), flow.other());
                    net.backward(
                            toSource,
                            Map.of(
                                    dnnl.DNNL_ARG_DIFF_DST,
                                            net.returning(
                                                            flow,
                                                            toSource.diff_dst_desc(),
                                                            Scratch.FLOW)
                                                    .memory(),
                                    dnnl.DNNL_ARG_WEIGHTS,
                                            net.weights(
                                                    parameters.in(
                                                            weight, flat, toSource.weights_desc())),
                                    dnnl.DNNL_ARG_DIFF_SRC, back.memory()));
                    return back;
                });
    }
}
