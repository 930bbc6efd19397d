package dev.pathos.encoders;

import dev.pathos.layers.Onednn;
import dev.pathos.layers.RowProducts;
import java.util.SplittableRandom;

/**
 * A dense layer's arithmetic on rows of plain numbers: {@code y = x W + b}.
 *
 * <p>Every row is computed in a fixed order, so that it comes out the same in any batch. Without
 * oneDNN the inner loops run over neighbouring numbers without a sum in them, which the compiler
 * turns into vector instructions.
 *
 * @param inputs width of a row of x
 * @param outputs width of a row of y
 * @param weight where W begins among the weights, {@code [inputs][outputs]}
 * @param bias where b begins among the weights
 * @param products multiply; null to do so here, for lack of oneDNN
 */
record Dense(int inputs, int outputs, int weight, int bias, RowProducts products) {
    Dense(int inputs, int outputs, int weight, int bias) {
        this(
                inputs,
                outputs,
                weight,
                bias,
                Onednn.missing().isEmpty() ? new RowProducts(inputs, outputs) : null);
    }

    /**
     * The layer's outputs.
     *
     * @param weights the flat weights that the layer's own lie in
     * @param x the inputs, row-major
     * @param rows the number of rows
     * @return the outputs, row-major
     */
    float[] forward(float[] weights, float[] x, int rows) {
        float[] y = new float[rows * outputs];
        for (int r = 0; r < rows; r++) {
            System.arraycopy(weights, bias, y, r * outputs, outputs);
        }
        if (products != null) {
            products.add(weights, weight, x, rows, y);
            return y;
        }
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < inputs; i++) {
                add(x[r * inputs + i], weights, weight + i * outputs, y, r * outputs, outputs);
            }
        }
        return y;
    }

    /**
     * Takes a gradient back through the layer.
     *
     * @param weights the flat weights that the layer's own lie in
     * @param x the inputs of the forward pass
     * @param dy the loss's derivative by each output
     * @param rows the number of rows
     * @param gradient the derivative by the weights is added here, laid out as they are
     * @return the derivative by each input
     */
    float[] backward(float[] weights, float[] x, float[] dy, int rows, float[] gradient) {
        float[] dx = new float[rows * inputs];
        for (int r = 0; r < rows; r++) {
            add(1, dy, r * outputs, gradient, bias, outputs);
        }
        if (products != null) {
            products.contribute(x, dy, rows, gradient, weight);
            products.back(weights, weight, dy, rows, dx);
            return dx;
        }
        float[] transposed = new float[inputs * outputs];
        for (int i = 0; i < inputs; i++) {
            for (int o = 0; o < outputs; o++) {
                transposed[o * inputs + i] = weights[weight + i * outputs + o];
            }
        }
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < inputs; i++) {
                add(x[r * inputs + i], dy, r * outputs, gradient, weight + i * outputs, outputs);
            }
            for (int o = 0; o < outputs; o++) {
                add(dy[r * outputs + o], transposed, o * inputs, dx, r * inputs, inputs);
            }
        }
        return dx;
    }

    /** Fills W with a normal distribution of variance {@code gain / inputs} and b with zeros. */
    void initialize(float[] weights, double gain, SplittableRandom random) {
        double deviation = Math.sqrt(gain / inputs);
        for (int k = 0; k < inputs * outputs; k++) {
            weights[weight + k] = (float) (deviation * random.nextGaussian());
        }
        for (int o = 0; o < outputs; o++) {
            weights[bias + o] = 0;
        }
    }

    private static void add(float factor, float[] x, int at, float[] y, int to, int length) {
        // A ReLU's zeros are common enough to be worth the test.
        if (factor != 0) {
            for (int k = 0; k < length; k++) {
                y[to + k] += factor * x[at + k];
            }
        }
    }
}
