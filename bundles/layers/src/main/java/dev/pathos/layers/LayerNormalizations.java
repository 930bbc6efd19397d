package dev.pathos.layers;

import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.normalization_flags;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.layer_normalization_backward;
import org.bytedeco.dnnl.layer_normalization_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;

/** Puts together {@link Layer.LayerNormalization}: {@code [chunk][frame][channel]}. */
final class LayerNormalizations {
    private static final float EPSILON = 1e-5f;
    private static final int FLAGS =
            normalization_flags.use_scale.value | normalization_flags.use_shift.value;

    private LayerNormalizations() {}

    static void add(Assembly net, Layer.LayerNormalization layer) {
        Tensor x = net.rows();
        long[] shape = x.shape();
        layer_normalization_forward.primitive_desc forward =
                new layer_normalization_forward.primitive_desc(
                        new layer_normalization_forward.desc(
                                net.training()
                                        ? prop_kind.forward_training.value
                                        : prop_kind.forward_inference.value,
                                x.desc(),
                                EPSILON,
                                FLAGS),
                        Assembly.attributes(Layer.Activation.IDENTITY),
                        Onednn.engine(),
                        false);
        memory.desc row = Assembly.desc(format_tag.a, shape[2]);
        Parameters parameters = net.parameters();
        Tensor y = net.output(x.desc(), shape);
        Map<Integer, memory> kept = new TreeMap<>();
        kept.put(dnnl.DNNL_ARG_SRC, x.memory());
        kept.put(dnnl.DNNL_ARG_SCALE, parameters.plain(layer.scale(), row));
        kept.put(dnnl.DNNL_ARG_SHIFT, parameters.plain(layer.shift(), row));
        if (net.training()) {
            memory.desc statistics = forward.mean_desc();
            kept.put(dnnl.DNNL_ARG_MEAN, net.own(statistics, shape).memory());
            kept.put(dnnl.DNNL_ARG_VARIANCE, net.own(statistics, shape).memory());
        }
        Map<Integer, memory> arguments = new TreeMap<>(kept);
        arguments.put(dnnl.DNNL_ARG_DST, y.memory());
        net.forward(forward, arguments);

        net.then(
                y,
                (gradient, wanted) -> {
                    Tensor flow = net.returning(gradient, x.desc(), gradient.other());
                    layer_normalization_backward.primitive_desc backward =
                            new layer_normalization_backward.primitive_desc(
                                    new layer_normalization_backward.desc(
                                            prop_kind.backward.value,
                                            x.desc(),
                                            x.desc(),
                                            EPSILON,
                                            FLAGS),
                                    Assembly.attributes(Layer.Activation.IDENTITY),
                                    Onednn.engine(),
                                    forward,
                                    false);
                    Tensor back = net.shared(x.desc(), shape, flow.other());
                    Map<Integer, memory> all = new TreeMap<>(kept);
                    all.put(dnnl.DNNL_ARG_DIFF_DST, flow.memory());
                    all.put(dnnl.DNNL_ARG_DIFF_SRC, back.memory());
                    net.contribute(
                            backward,
                            all,
                            Map.of(
                                    dnnl.DNNL_ARG_DIFF_SCALE,
                                            net.sums().sum(layer.scale(), row, row),
                                    dnnl.DNNL_ARG_DIFF_SHIFT,
                                            net.sums().sum(layer.shift(), row, row)),
                            false);
                    return back;
                });
    }
}
