package dev.pathos.encoders;

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
    public int width() {
        return widths[widths.length - 1];
    }

    @Override
    public boolean keepsFrames() {
        return true;
    }
}
