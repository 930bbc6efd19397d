package dev.pathos.layers;

import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.global.dnnl.rnn_direction;
import org.bytedeco.dnnl.lstm_backward;
import org.bytedeco.dnnl.lstm_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.javacpp.FloatPointer;

/** Puts together {@link Layer.Lstm}: {@code [frame][chunk][cell]} inside. */
final class Lstms {
    /** Where oneDNN's gates (input, forget, candidate, output) lie among Deeplearning4j's. */
    static final int[] ORDER = {3, 1, 0, 2};

    private Lstms() {}

    static void add(Assembly net, Layer.Lstm layer) {
        Tensor before =
                net.entry(format_tag.bac, shape -> new long[] {shape[1], shape[0], shape[2]});
        long frames = before.shape()[0];
        long chunks = before.shape()[1];
        int inputs = (int) before.shape()[2];
        int cells = layer.cells();
        memory.desc source = net.flowing(format_tag.abc, before.shape());
        // Without explicit zeros oneDNN 2.5 gives a wrong gradient of the recurrent weights.
        memory.desc hidden = net.flowing(format_tag.abcd, 1, 1, chunks, cells);
        memory.desc state = Assembly.desc(format_tag.abcd, 1, 1, chunks, cells);
        memory.desc none = new memory.desc();
        memory.desc weights = net.flowing(format_tag.any, 1, 1, inputs, 4, cells);
        memory.desc recurrent = net.flowing(format_tag.any, 1, 1, cells, 4, cells);
        memory.desc bias = Assembly.desc(format_tag.abcd, 1, 1, 4, cells);
        memory.desc flatWeights = Assembly.desc(format_tag.abdec, 1, 1, inputs, 4, cells);
        memory.desc flatRecurrent = Assembly.desc(format_tag.abdec, 1, 1, cells, 4, cells);
        long[] shape = {frames, chunks, cells};
        memory.desc output = net.flowing(format_tag.abc, shape);

        lstm_forward.primitive_desc forward =
                new lstm_forward.primitive_desc(
                        new lstm_forward.desc(
                                net.training()
                                        ? prop_kind.forward_training
                                        : prop_kind.forward_inference,
                                rnn_direction.unidirectional_left2right,
                                source,
                                hidden,
                                state,
                                weights,
                                recurrent,
                                bias,
                                output,
                                none,
                                none),
                        Assembly.attributes(Layer.Activation.IDENTITY),
                        Onednn.engine(),
                        false);
        Tensor x = net.entering(before, source);
        Tensor y = net.output(output, shape);
        Parameters parameters = net.parameters();
        memory biases = net.weights(parameters.gates(layer.bias(), cells, bias, bias));
        Map<Integer, memory> arguments = new TreeMap<>();
        // wide enough for either
        FloatPointer zeros = net.floats(state);
        arguments.put(dnnl.DNNL_ARG_SRC_LAYER, x.memory());
        arguments.put(dnnl.DNNL_ARG_SRC_ITER, net.at(hidden, zeros));
        arguments.put(dnnl.DNNL_ARG_SRC_ITER_C, net.at(state, zeros));
        arguments.put(
                dnnl.DNNL_ARG_WEIGHTS_LAYER,
                net.weights(
                        parameters.gates(
                                layer.weight(),
                                inputs * cells,
                                flatWeights,
                                forward.weights_layer_desc())));
        arguments.put(
                dnnl.DNNL_ARG_WEIGHTS_ITER,
                net.weights(
                        parameters.gates(
                                layer.recurrent(),
                                cells * cells,
                                flatRecurrent,
                                forward.weights_iter_desc())));
        arguments.put(dnnl.DNNL_ARG_BIAS, biases);
        arguments.put(dnnl.DNNL_ARG_DST_LAYER, y.memory());
        if (net.training()) {
            memory.desc workspace = forward.workspace_desc();
            arguments.put(dnnl.DNNL_ARG_WORKSPACE, net.at(workspace, net.floats(workspace)));
        }
        net.forward(forward, arguments);

        net.then(
                y,
                (gradient, wanted) -> {
                    memory.desc given = Assembly.desc(format_tag.abcde, 1, 1, inputs, 4, cells);
                    memory.desc givenAgain = Assembly.desc(format_tag.abcde, 1, 1, cells, 4, cells);
                    lstm_backward.primitive_desc backward =
                            new lstm_backward.primitive_desc(
                                    new lstm_backward.desc(
                                            prop_kind.backward,
                                            rnn_direction.unidirectional_left2right,
                                            source,
                                            state,
                                            state,
                                            weights,
                                            recurrent,
                                            bias,
                                            output,
                                            none,
                                            none,
                                            source,
                                            state,
                                            state,
                                            given,
                                            givenAgain,
                                            bias,
                                            output,
                                            none,
                                            none),
                                    Assembly.attributes(Layer.Activation.IDENTITY),
                                    Onednn.engine(),
                                    forward,
                                    false);
                    Tensor flow = net.returning(gradient, output, gradient.other());
                    Tensor back = net.shared(source, x.shape(), flow.other());
                    Map<Integer, memory> all = new TreeMap<>(arguments);
                    all.put(
                            dnnl.DNNL_ARG_WEIGHTS_LAYER,
                            net.weights(
                                    parameters.gates(
                                            layer.weight(),
                                            inputs * cells,
                                            flatWeights,
                                            backward.weights_layer_desc())));
                    all.put(
                            dnnl.DNNL_ARG_WEIGHTS_ITER,
                            net.weights(
                                    parameters.gates(
                                            layer.recurrent(),
                                            cells * cells,
                                            flatRecurrent,
                                            backward.weights_iter_desc())));
                    all.put(
                            dnnl.DNNL_ARG_DIFF_SRC_ITER,
                            net.shared(state, before.shape(), Scratch.KEPT).memory());
                    all.put(
                            dnnl.DNNL_ARG_DIFF_SRC_ITER_C,
                            net.shared(state, before.shape(), Scratch.FLOW).memory());
                    all.put(dnnl.DNNL_ARG_DIFF_DST_LAYER, flow.memory());
                    all.put(dnnl.DNNL_ARG_DIFF_SRC_LAYER, back.memory());
                    net.contribute(
                            backward,
                            all,
                            Map.of(
                                    dnnl.DNNL_ARG_DIFF_WEIGHTS_LAYER,
                                            net.sums()
                                                    .gateSum(
                                                            layer.weight(),
                                                            inputs * cells,
                                                            flatWeights,
                                                            given),
                                    dnnl.DNNL_ARG_DIFF_WEIGHTS_ITER,
                                            net.sums()
                                                    .gateSum(
                                                            layer.recurrent(),
                                                            cells * cells,
                                                            flatRecurrent,
                                                            givenAgain),
                                    dnnl.DNNL_ARG_DIFF_BIAS,
                                            net.sums().gateSum(layer.bias(), cells, bias, bias)),
                            true);
                    return back;
                });
    }
}
