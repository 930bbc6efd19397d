package dev.pathos.layers;

import java.util.Map;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;

/** Derivatives of activations, taken from their outputs. */
final class Activations {
    private Activations() {}

    static algorithm algorithm(Layer.Activation activation) {
        return activation == Layer.Activation.RELU
                ? algorithm.eltwise_relu
                : algorithm.eltwise_tanh;
    }

    /**
     * Multiplies a gradient by an activation's derivative.
     *
     * @param output the activation's
     * @param gradient by that output
     * @return the gradient by the activation's input, in the layout of the output
     */
    static Tensor back(Assembly net, Layer.Activation activation, Tensor output, Tensor gradient) {
        Tensor flow = net.returning(gradient, output.desc(), gradient.other());
        if (activation == Layer.Activation.IDENTITY) {
            return flow;
        }
        algorithm derivative =
                activation == Layer.Activation.RELU
                        ? algorithm.eltwise_relu_use_dst_for_bwd
                        : algorithm.eltwise_tanh_use_dst_for_bwd;
        eltwise_forward.primitive_desc hint =
                new eltwise_forward.primitive_desc(
                        new eltwise_forward.desc(
                                prop_kind.forward_training, derivative, output.desc(), 0, 0),
                        Onednn.engine());
        net.backward(
                new eltwise_backward.primitive_desc(
                        new eltwise_backward.desc(derivative, flow.desc(), output.desc(), 0, 0),
                        Assembly.attributes(Layer.Activation.IDENTITY),
                        Onednn.engine(),
                        hint),
                Map.of(
                        dnnl.DNNL_ARG_DST, output.memory(),
                        dnnl.DNNL_ARG_DIFF_DST, flow.memory(),
                        dnnl.DNNL_ARG_DIFF_SRC, flow.memory()));
        return flow;
    }
}
