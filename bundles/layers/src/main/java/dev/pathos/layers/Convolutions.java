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

/** Puts together {@link Layer.Convolution}: {@code [chunk][channel][frame]} inside. */
final class Convolutions {
    private static final long[] NO_PADDING = {0};

    private Convolutions() {}

    static void add(Net net, Layer.Convolution layer) {
        Tensor x = net.entry(format_tag.acb, shape -> new long[] {shape[0], shape[2], shape[1]});
        long frames = (x.shape()[2] - layer.kernel()) / layer.step() + 1;
        long[] shape = {x.shape()[0], layer.outputs(), frames};
        long[] kernel = {layer.outputs(), x.shape()[1], layer.kernel()};
        long[] steps = {layer.step()};
        memory.desc source = Net.desc(format_tag.any, x.shape());
        memory.desc weights = Net.desc(format_tag.any, kernel);
        memory.desc bias = Net.desc(format_tag.a, layer.outputs());
        memory.desc output = Net.desc(format_tag.any, shape);
        memory.desc flat = Net.desc(format_tag.acb, kernel);
        primitive_attr plain = Net.attributes(Layer.Activation.IDENTITY);

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
                                NO_PADDING,
                                NO_PADDING),
                        Net.attributes(layer.activation()),
                        Onednn.engine(),
                        false);
        Tensor entering = net.entering(x, forward.src_desc());
        Tensor y = net.output(forward.dst_desc(), shape);
        Parameters parameters = net.parameters();
        net.forward(
                forward,
                Map.of(
                        dnnl.DNNL_ARG_SRC, entering.memory(),
                        dnnl.DNNL_ARG_WEIGHTS,
                                parameters.in(layer.weight(), flat, forward.weights_desc()),
                        dnnl.DNNL_ARG_BIAS, parameters.plain(layer.bias(), bias),
                        dnnl.DNNL_ARG_DST, y.memory()));

        net.then(
                y,
                (gradient, wanted) -> {
                    Tensor flow = Activations.back(net, layer.activation(), y, gradient);
                    convolution_backward_weights.primitive_desc toWeights =
                            new convolution_backward_weights.primitive_desc(
                                    new convolution_backward_weights.desc(
                                            algorithm.convolution_direct,
                                            source,
                                            weights,
                                            bias,
                                            output,
                                            steps,
                                            NO_PADDING,
                                            NO_PADDING),
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
                                    dnnl.DNNL_ARG_DIFF_WEIGHTS,
                                            parameters.sum(layer.weight(), flat, given),
                                    dnnl.DNNL_ARG_DIFF_BIAS,
                                            parameters.sum(layer.bias(), bias, bias)),
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
                                            NO_PADDING,
                                            NO_PADDING),
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
                                            parameters.in(
                                                    layer.weight(), flat, toSource.weights_desc()),
                                    dnnl.DNNL_ARG_DIFF_SRC, back.memory()));
                    return back;
                });
    }
}
