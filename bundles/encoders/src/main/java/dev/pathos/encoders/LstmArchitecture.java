package dev.pathos.encoders;

import dev.pathos.api.run.State;
import dev.pathos.layers.Layer;
import dev.pathos.layers.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;

/** Stacked LSTMs, Deeplearning4j's own. */
record LstmArchitecture(int[] widths) implements Architecture {
    @Override
    public MultiLayerConfiguration layers(int columns, int frames, long seed) {
        NeuralNetConfiguration.ListBuilder list =
                new NeuralNetConfiguration.Builder()
                        .seed(seed)
                        .weightInit(WeightInit.XAVIER)
                        .activation(Activation.TANH)
                        .list();
        int inputs = columns;
        for (int width : widths) {
            list.layer(
                    new LSTM.Builder().nIn(inputs).nOut(width).dataFormat(RNNFormat.NWC).build());
            inputs = width;
        }
        return list.build();
    }

    @Override
    public Plan plan(int columns, int frames, Layout layout) {
        List<Layer> layers = new ArrayList<>();
        for (int l = 0; l < widths.length; l++) {
            layers.add(
                    new Layer.Lstm(
                            layout.offset(l + "_W"),
                            layout.offset(l + "_RW"),
                            layout.offset(l + "_b"),
                            widths[l]));
        }
        return new Plan(frames, columns, layout.size(), layers);
    }

    @Override
    public int width() {
        return widths[widths.length - 1];
    }

    @Override
    public boolean keepsFrames() {
        return true;
    }

    @Override
    public String export(OnnxGraph graph, String x, int columns, int frames, State weights) {
        String y = graph.node("Transpose", Map.of("perm", new long[] {1, 0, 2}), x);
        int inputs = columns;
        for (int l = 0; l < widths.length; l++) {
            int cells = widths[l];
            boolean last = l == widths.length - 1;
            float[] bias = gates(weights.tensor(l + "_b").floats(), cells, 1);
            y =
                    graph.node(
                            "LSTM",
                            Map.of("hidden_size", (long) cells),
                            last ? 1 : 0,
                            y,
                            gateTensor(graph, weights.tensor(l + "_W").floats(), cells, inputs),
                            gateTensor(graph, weights.tensor(l + "_RW").floats(), cells, cells),
                            // the second half is a bias of the recurrent part, which ours has not
                            graph.floats(Arrays.copyOf(bias, 8 * cells), 1, 8L * cells));
            y =
                    graph.node(
                            "Reshape",
                            y,
                            last ? graph.integers(-1, cells) : graph.integers(frames, -1, cells));
            inputs = cells;
        }
        return y;
    }

    private static String gateTensor(OnnxGraph graph, float[] weights, int cells, int inputs) {
        return graph.floats(gates(weights, cells, inputs), 1, 4L * cells, inputs);
    }

    /**
     * Deeplearning4j has the gates in the order candidate, forget, output, input; ONNX in the order
     * input, output, forget, candidate.
     */
    private static float[] gates(float[] weights, int cells, int inputs) {
        int block = cells * inputs;
        float[] turned = new float[weights.length];
        for (int gate = 0; gate < 4; gate++) {
            System.arraycopy(weights, (3 - gate) * block, turned, gate * block, block);
        }
        return turned;
    }
}
