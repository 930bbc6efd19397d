package dev.pathos.encoders;

import dev.pathos.api.run.State;
import dev.pathos.layers.Layer;
import dev.pathos.layers.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;

/**
 * Convolutions of 3x3 over a chunk seen as a picture, each with ReLU and followed by the largest of
 * each 2x2, then the mean of each channel and a dense layer.
 *
 * @param widths channels of each convolution
 * @param normalized whether there is batch normalisation between convolution and ReLU
 * @param width of the dense layer
 * @param activation of the dense layer
 */
record VggArchitecture(int[] widths, boolean normalized, int width, Activation activation)
        implements Architecture {
    private static final int KERNEL = 3;
    private static final int POOL = 2;

    /** Layers of Deeplearning4j for each convolution. */
    private int stage() {
        return normalized ? 4 : 2;
    }

    private int denseIndex() {
        return widths.length * stage() + 1;
    }

    @Override
    public MultiLayerConfiguration layers(int columns, int frames, long seed) {
        NeuralNetConfiguration.ListBuilder list =
                new NeuralNetConfiguration.Builder()
                        .seed(seed)
                        .weightInit(WeightInit.RELU)
                        .activation(Activation.RELU)
                        .list();
        int channels = 1;
        for (int width : widths) {
            list.layer(
                    new ConvolutionLayer.Builder(KERNEL, KERNEL)
                            .nIn(channels)
                            .nOut(width)
                            .stride(1, 1)
                            .padding(KERNEL / 2, KERNEL / 2)
                            .activation(normalized ? Activation.IDENTITY : Activation.RELU)
                            .build());
            if (normalized) {
                list.layer(
                        new BatchNormalization.Builder()
                                .nIn(width)
                                .nOut(width)
                                .useLogStd(false)
                                .build());
                list.layer(new ActivationLayer(Activation.RELU));
            }
            list.layer(
                    new SubsamplingLayer.Builder(PoolingType.MAX)
                            .kernelSize(POOL, POOL)
                            .stride(POOL, POOL)
                            .build());
            channels = width;
        }
        list.layer(new GlobalPoolingLayer(PoolingType.AVG));
        list.layer(
                new DenseLayer.Builder().nIn(channels).nOut(width).activation(activation).build());
        list.inputPreProcessor(0, new Picture(frames, columns));
        return list.build();
    }

    @Override
    public Plan plan(int columns, int frames, Layout layout) {
        List<Layer> layers = new ArrayList<>();
        for (int l = 0; l < widths.length; l++) {
            int index = l * stage();
            layers.add(
                    new Layer.ImageConvolution(
                            layout.offset(index + "_W"),
                            layout.offset(index + "_b"),
                            widths[l],
                            KERNEL,
                            normalized ? Layer.Activation.IDENTITY : Layer.Activation.RELU));
            if (normalized) {
                layers.add(
                        new Layer.BatchNormalization(
                                layout.offset(index + 1 + "_gamma"),
                                layout.offset(index + 1 + "_beta"),
                                layout.offset(index + 1 + "_mean"),
                                layout.offset(index + 1 + "_var"),
                                Layer.Activation.RELU));
            }
            layers.add(new Layer.MaxPooling(POOL));
        }
        layers.add(new Layer.GlobalMean());
        layers.add(
                new Layer.Dense(
                        layout.offset(denseIndex() + "_W"),
                        layout.offset(denseIndex() + "_b"),
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
        String y = graph.node("Reshape", x, graph.integers(-1, 1, frames, columns));
        long channels = 1;
        for (int l = 0; l < widths.length; l++) {
            int index = l * stage();
            y =
                    graph.node(
                            "Conv",
                            Map.of("pads", new long[] {1, 1, 1, 1}),
                            y,
                            graph.floats(
                                    weights.tensor(index + "_W").floats(),
                                    widths[l],
                                    channels,
                                    KERNEL,
                                    KERNEL),
                            row(graph, weights, index + "_b"));
            if (normalized) {
                String name = index + 1 + "_";
                y =
                        graph.node(
                                "BatchNormalization",
                                y,
                                row(graph, weights, name + "gamma"),
                                row(graph, weights, name + "beta"),
                                row(graph, weights, name + "mean"),
                                row(graph, weights, name + "var"));
            }
            y = graph.node("Relu", y);
            y =
                    graph.node(
                            "MaxPool",
                            Map.of(
                                    "kernel_shape",
                                    new long[] {POOL, POOL},
                                    "strides",
                                    new long[] {POOL, POOL}),
                            y);
            channels = widths[l];
        }
        y = graph.node("Flatten", Map.of("axis", 1L), graph.node("GlobalAveragePool", y));
        y =
                graph.node(
                        "Gemm",
                        Map.of("transB", 1L),
                        y,
                        graph.floats(weights.tensor(denseIndex() + "_W").floats(), width, channels),
                        row(graph, weights, denseIndex() + "_b"));
        return graph.node(activation == Activation.TANH ? "Tanh" : "Relu", y);
    }

    private static String row(OnnxGraph graph, State weights, String name) {
        float[] values = weights.tensor(name).floats();
        return graph.floats(values, values.length);
    }
}
