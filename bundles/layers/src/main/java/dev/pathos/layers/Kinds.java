package dev.pathos.layers;

import dev.pathos.layers.Layer.Activation;
import dev.pathos.layers.Layer.ImageConvolution;
import dev.pathos.layers.Layer.MaxPooling;

/** Who puts together which kind of layer. */
final class Kinds {
    private Kinds() {}

    /**
     * Puts a layer together.
     *
     * @param net takes it
     * @param before the layer before it; null if it is the first
     * @param layer what to put together
     * @param after the layer behind it; null if it is the last
     */
    static void add(Assembly net, Layer before, Layer layer, Layer after) {
        if (layer instanceof Layer.Convolution convolution) {
            Convolutions.add(net, convolution);
        } else if (layer instanceof ImageConvolution convolution) {
            boolean pooled = after instanceof MaxPooling;
            Convolutions.add(
                    net, convolution, pooled ? Activation.IDENTITY : convolution.activation());
        } else if (layer instanceof MaxPooling pooling) {
            // There are fewer numbers behind it, so it takes the activation's derivative there.
            boolean deferred = before instanceof ImageConvolution;
            Pools.add(
                    net,
                    pooling,
                    deferred ? ((ImageConvolution) before).activation() : Activation.IDENTITY);
        } else if (layer instanceof Layer.GlobalMean mean) {
            Pools.add(net, mean);
        } else if (layer instanceof Layer.BatchNormalization normalization) {
            Normalizations.add(net, normalization);
        } else if (layer instanceof Layer.Dense dense) {
            Denses.add(net, dense);
        } else if (layer instanceof Layer.Lstm lstm) {
            Lstms.add(net, lstm);
        } else if (layer instanceof Layer.FrameDense dense) {
            Denses.add(net, dense);
        } else if (layer instanceof Layer.SelfAttention attention) {
            Attentions.add(net, attention);
        } else if (layer instanceof Layer.LayerNormalization normalization) {
            LayerNormalizations.add(net, normalization);
        } else if (layer instanceof Layer.Dropout dropout) {
            Dropouts.add(net, dropout);
        } else if (layer instanceof Layer.Residual residual) {
            Residuals.add(net, residual);
        } else if (layer instanceof Layer.Positions) {
            Frames.positions(net);
        } else if (layer instanceof Layer.LastFrame) {
            Frames.last(net);
        }
    }
}
