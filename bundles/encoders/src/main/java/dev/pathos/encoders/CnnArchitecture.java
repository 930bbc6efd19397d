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
 * Convolutions over time with ReLU, flattened into a dense layer.
 *
 * @param widths channels of each convolution
 * @param kernel frames that each convolution sees
 * @param stride step of the last convolution
 * @param width of the dense layer
 * @param activation of the dense layer
 */
record CnnArchitecture(int[] widths, int kernel, int stride, int width, Activation activation)
        implements Architecture {
    @Override
    public MultiLayerConfiguration layers(int columns, int frames, long seed) {
        NeuralNetConfiguration.ListBuilder list =
                new NeuralNetConfiguration.Builder()
                        .seed(seed)
                        .weightInit(WeightInit.RELU)
                        .activation(Activation.RELU)
                        .list();
        int channels = columns;
        int length = frames;
        for (int l = 0; l < widths.length; l++) {
            int step = l == widths.length - 1 ? stride : 1;
            list.layer(new Convolution(channels, widths[l], kernel, step, stride));
            channels = widths[l];
            length = (length - kernel) / step + 1;
        }
        list.layer(
                new DenseLayer.Builder()
                        .nIn(length * channels)
                        .nOut(width)
                        .activation(activation)
                        .build());
        list.inputPreProcessor(widths.length, new Flatten(length, channels));
        return list.build();
    }

    @Override
    public Plan plan(int columns, int frames, Layout layout) {
        List<Layer> layers = new ArrayList<>();
        for (int l = 0; l < widths.length; l++) {
            layers.add(
                    new Layer.Convolution(
                            layout.offset(l + "_W"),
                            layout.offset(l + "_b"),
                            widths[l],
                            kernel,
                            l == widths.length - 1 ? stride : 1,
                            Layer.Activation.RELU));
        }
        layers.add(
                new Layer.Dense(
                        layout.offset(widths.length + "_W"),
                        layout.offset(widths.length + "_b"),
                        width,
                        activation == Activation.TANH
                                ? Layer.Activation.TANH
                                : Layer.Activation.RELU));
        return new Plan(frames, columns, layout.size(), layers);
    }

    @Override
    public boolean keepsFrames() {
        return false;
    }

    @Override
    public String export(OnnxGraph graph, String x, int columns, int frames, State weights) {
        String y = graph.node("Transpose", Map.of("perm", new long[] {0, 2, 1}), x);
        int channels = columns;
        for (int l = 0; l < widths.length; l++) {
            long step = l == widths.length - 1 ? stride : 1;
            float[] own = weights.tensor(l + "_W").floats();
            float[] turned = new float[own.length];
            for (int i = 0; i < own.length; i++) {
                // ours are [output][tap][channel], ONNX's [output][channel][tap]
                int tap = i / channels % kernel;
                int output = i / channels / kernel;
                turned[(output * channels + i % channels) * kernel + tap] = own[i];
            }
            y =
                    graph.node(
                            "Relu",
                            graph.node(
                                    "Conv",
                                    Map.of("strides", new long[] {step}),
                                    y,
                                    graph.floats(turned, widths[l], channels, kernel),
                                    graph.floats(weights.tensor(l + "_b").floats(), widths[l])));
            channels = widths[l];
        }
        y = graph.node("Transpose", Map.of("perm", new long[] {0, 2, 1}), y);
        y = graph.node("Flatten", Map.of("axis", 1L), y);
        float[] dense = weights.tensor(widths.length + "_W").floats();
        float[] bias = weights.tensor(widths.length + "_b").floats();
        y =
                graph.node(
                        "Gemm",
                        Map.of("transB", 1L),
                        y,
                        graph.floats(dense, width, dense.length / width),
                        graph.floats(bias, width));
        return graph.node(activation == Activation.TANH ? "Tanh" : "Relu", y);
    }
}
