package dev.pathos.layers;

import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;

/** Puts together poolings of pictures. */
final class Pools {
    private static final long[] NO_PADDING = {0, 0};

    private Pools() {}

    /**
     * Adds {@link Layer.MaxPooling}.
     *
     * @param before the activation of the layer before, whose derivative is taken here, where there
     *     are fewer numbers: the largest of a square stays the largest under ReLU
     */
    static void add(Assembly net, Layer.MaxPooling layer, Layer.Activation before) {
        add(net, algorithm.pooling_max, new long[] {layer.size(), layer.size()}, before);
    }

    /** Adds {@link Layer.GlobalMean}. */
    static void add(Assembly net, Layer.GlobalMean layer) {
        long[] shape = net.current().shape();
        add(
                net,
                algorithm.pooling_avg_exclude_padding,
                new long[] {shape[2], shape[3]},
                Layer.Activation.IDENTITY);
    }

    private static void add(
            Assembly net, algorithm algorithm, long[] size, Layer.Activation before) {
        Tensor x = net.current();
        long[] shape = {x.shape()[0], x.shape()[1], x.shape()[2] / size[0], x.shape()[3] / size[1]};
        memory.desc output = net.flowing(format_tag.any, shape);
        pooling_forward.primitive_desc forward =
                new pooling_forward.primitive_desc(
                        new pooling_forward.desc(
                                net.training()
                                        ? prop_kind.forward_training
                                        : prop_kind.forward_inference,
                                algorithm,
                                x.desc(),
                                output,
                                size,
                                size,
                                NO_PADDING,
                                NO_PADDING),
                        Assembly.attributes(Layer.Activation.IDENTITY),
                        Onednn.engine(),
                        false);
        Tensor y = net.output(forward.dst_desc(), shape);
        Map<Integer, memory> arguments = new TreeMap<>();
        arguments.put(dnnl.DNNL_ARG_SRC, x.memory());
        arguments.put(dnnl.DNNL_ARG_DST, y.memory());
        Map<Integer, memory> kept = new TreeMap<>();
        memory.desc workspace = forward.workspace_desc();
        if (net.training() && workspace.get_size() > 0) {
            kept.put(dnnl.DNNL_ARG_WORKSPACE, net.at(workspace, net.floats(workspace)));
        }
        arguments.putAll(kept);
        net.forward(forward, arguments);

        net.then(
                y,
                (gradient, wanted) -> {
                    Tensor flow = Activations.back(net, before, y, gradient);
                    pooling_backward.primitive_desc backward =
                            new pooling_backward.primitive_desc(
                                    new pooling_backward.desc(
                                            algorithm,
                                            x.desc(),
                                            y.desc(),
                                            size,
                                            size,
                                            NO_PADDING,
                                            NO_PADDING),
                                    Assembly.attributes(Layer.Activation.IDENTITY),
                                    Onednn.engine(),
                                    forward,
                                    false);
                    Tensor back = net.shared(backward.diff_src_desc(), x.shape(), flow.other());
                    Map<Integer, memory> all = new TreeMap<>(kept);
                    all.put(dnnl.DNNL_ARG_DIFF_DST, flow.memory());
                    all.put(dnnl.DNNL_ARG_DIFF_SRC, back.memory());
                    net.backward(backward, all);
                    return back;
                });
    }
}
