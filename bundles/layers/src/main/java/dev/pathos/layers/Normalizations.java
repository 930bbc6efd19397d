package dev.pathos.layers;

import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.dnnl.batch_normalization_backward;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.normalization_flags;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.javacpp.FloatPointer;

/** Puts together {@link Layer.BatchNormalization}. */
final class Normalizations {
    private static final float EPSILON = 1e-5f;

    private Normalizations() {}

    static void add(Assembly net, Layer.BatchNormalization layer) {
        Tensor x = net.current();
        long[] shape = x.shape();
        int flags = normalization_flags.use_scale.value | normalization_flags.use_shift.value;
        if (layer.activation() == Layer.Activation.RELU) {
            flags |= normalization_flags.fuse_norm_relu.value;
        }
        if (!net.training()) {
            flags |= normalization_flags.use_global_stats.value;
        }
        int how = flags;
        batch_normalization_forward.primitive_desc forward =
                new batch_normalization_forward.primitive_desc(
                        new batch_normalization_forward.desc(
                                net.training()
                                        ? prop_kind.forward_training.value
                                        : prop_kind.forward_inference.value,
                                x.desc(),
                                EPSILON,
                                how),
                        Assembly.attributes(Layer.Activation.IDENTITY),
                        Onednn.engine(),
                        false);
        memory.desc row = Assembly.desc(format_tag.a, shape[1]);
        Parameters parameters = net.parameters();
        Tensor y = net.output(x.desc(), shape);
        Map<Integer, memory> kept = new TreeMap<>();
        kept.put(dnnl.DNNL_ARG_SRC, x.memory());
        kept.put(dnnl.DNNL_ARG_SCALE, parameters.plain(layer.scale(), row));
        kept.put(dnnl.DNNL_ARG_SHIFT, parameters.plain(layer.shift(), row));
        if (net.training()) {
            FloatPointer mean = net.floats(row);
            FloatPointer variance = net.floats(row);
            kept.put(dnnl.DNNL_ARG_MEAN, net.at(row, mean));
            kept.put(dnnl.DNNL_ARG_VARIANCE, net.at(row, variance));
            double count = (double) shape[0] * shape[2] * shape[3];
            // of a sample, as PyTorch has it
            float unbiased = (float) (count > 1 ? count / (count - 1) : 1);
            net.watch(new Statistic(layer.mean(), mean, 1));
            net.watch(new Statistic(layer.variance(), variance, unbiased));
            memory.desc workspace = forward.workspace_desc();
            if (workspace.get_size() > 0) {
                kept.put(dnnl.DNNL_ARG_WORKSPACE, net.at(workspace, net.floats(workspace)));
            }
        } else {
            kept.put(dnnl.DNNL_ARG_MEAN, parameters.plain(layer.mean(), row));
            kept.put(dnnl.DNNL_ARG_VARIANCE, parameters.plain(layer.variance(), row));
        }
        Map<Integer, memory> arguments = new TreeMap<>(kept);
        arguments.put(dnnl.DNNL_ARG_DST, y.memory());
        net.forward(forward, arguments);

        net.then(
                y,
                (gradient, wanted) -> {
                    Tensor flow = net.returning(gradient, x.desc(), gradient.other());
                    batch_normalization_backward.primitive_desc backward =
                            new batch_normalization_backward.primitive_desc(
                                    new batch_normalization_backward.desc(
                                            prop_kind.backward.value,
                                            x.desc(),
                                            x.desc(),
                                            EPSILON,
                                            how),
                                    Assembly.attributes(Layer.Activation.IDENTITY),
                                    Onednn.engine(),
                                    forward,
                                    false);
                    Map<Integer, memory> all = new TreeMap<>(kept);
                    all.put(dnnl.DNNL_ARG_DIFF_DST, flow.memory());
                    all.put(dnnl.DNNL_ARG_DIFF_SRC, flow.memory());
                    net.contribute(
                            backward,
                            all,
                            Map.of(
                                    dnnl.DNNL_ARG_DIFF_SCALE,
                                            net.sums().sum(layer.scale(), row, row),
                                    dnnl.DNNL_ARG_DIFF_SHIFT,
                                            net.sums().sum(layer.shift(), row, row)),
                            false);
                    return flow;
                });
    }
}
