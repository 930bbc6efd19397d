package dev.pathos.encoders;

import dev.pathos.api.run.State;
import dev.pathos.layers.Layer;
import dev.pathos.layers.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;

/**
 * Dense layers over all frames of a chunk laid side by side.
 *
 * @param widths of the layers, the last being the width of the embedding
 * @param activation of the last layer; the others have ReLU
 */
record MlpArchitecture(int[] widths, Activation activation) implements Architecture {
    @Override
    public MultiLayerConfiguration layers(int columns, int frames, long seed) {
        NeuralNetConfiguration.ListBuilder list =
                new NeuralNetConfiguration.Builder()
                        .seed(seed)
                        .weightInit(WeightInit.RELU)
                        .activation(Activation.RELU)
                        .list();
        long inputs = (long) frames * columns;
        for (int l = 0; l < widths.length; l++) {
            DenseLayer.Builder dense = new DenseLayer.Builder().nIn(inputs).nOut(widths[l]);
            list.layer((l == widths.length - 1 ? dense.activation(activation) : dense).build());
            inputs = widths[l];
        }
        list.inputPreProcessor(0, new Flatten(frames, columns));
        return list.build();
    }

    @Override
    public Plan plan(int columns, int frames, Layout layout) {
        List<Layer> layers = new ArrayList<>();
        for (int l = 0; l < widths.length; l++) {
            boolean tanh = l == widths.length - 1 && activation == Activation.TANH;
            layers.add(
                    new Layer.Dense(
                            layout.offset(l + "_W"),
                            layout.offset(l + "_b"),
                            widths[l],
                            tanh ? Layer.Activation.TANH : Layer.Activation.RELU));
        }
        return new Plan(frames, columns, layout.size(), layers);
    }

    @Override
    public int width() {
        return widths[widths.length - 1];
    }

    @Override
    public boolean keepsFrames() {
        return false;
    }

    @Override
    public String export(OnnxGraph graph, String x, int columns, int frames, State weights) {
        String y = graph.node("Flatten", Map.of("axis", 1L), x);
        for (int l = 0; l < widths.length; l++) {
            float[] own = weights.tensor(l + "_W").floats();
            y =
                    graph.node(
                            "Gemm",
                            Map.of("transB", 1L),
                            y,
                            graph.floats(own, widths[l], own.length / widths[l]),
                            graph.floats(weights.tensor(l + "_b").floats(), widths[l]));
            boolean tanh = l == widths.length - 1 && activation == Activation.TANH;
            y = graph.node(tanh ? "Tanh" : "Relu", y);
        }
        return y;
    }
}
