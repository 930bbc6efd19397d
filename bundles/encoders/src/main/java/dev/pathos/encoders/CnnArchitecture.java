package dev.pathos.encoders;

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
    public boolean keepsFrames() {
        return false;
    }
}
