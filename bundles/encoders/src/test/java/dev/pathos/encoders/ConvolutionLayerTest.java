package dev.pathos.encoders;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pathos.api.run.Seeds;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The layer against the definition of a convolution. */
class ConvolutionLayerTest {
    private static final int CHUNKS = 3;
    private static final int CHANNELS = 4;
    private static final int[] WIDTHS = {5, 3};

    // frames not divisible by the stride, divisible, one output only, wider steps than the kernel
    @ParameterizedTest
    @CsvSource({"11, 3, 2", "12, 3, 2", "5, 3, 2", "9, 2, 3", "8, 1, 4", "7, 3, 1"})
    void should_be_a_convolution_with_relu_when_stacked(int frames, int kernel, int stride) {
        MultiLayerNetwork network = network(kernel, stride);
        float[] x = normal(CHUNKS * frames * CHANNELS);
        float[] expected = x;
        int[] shape = {frames, CHANNELS};
        for (int l = 0; l < 2; l++) {
            int step = l == 1 ? stride : 1;
            expected = naive(network.getLayer(l), expected, shape, kernel, step, WIDTHS[l]);
            shape = new int[] {(shape[0] - kernel) / step + 1, WIDTHS[l]};
        }
        INDArray y = Nd4j.createFromArray(x).reshape('c', CHUNKS, frames, CHANNELS);
        for (int l = 0; l < 2; l++) {
            y = network.getLayer(l).activate(y, true, LayerWorkspaceMgr.noWorkspaces());
        }
        assertArrayEquals(new long[] {CHUNKS, shape[0], shape[1]}, y.shape());
        assertArrayEquals(expected, y.dup('c').data().asFloat(), 1e-5f);
        assertEquals(
                InputType.recurrent(WIDTHS[0], frames - kernel + 1),
                new Convolution(CHANNELS, WIDTHS[0], kernel, 1, stride)
                        .getOutputType(0, InputType.recurrent(CHANNELS, frames)));
    }

    @ParameterizedTest
    @CsvSource({"11, 3, 2", "12, 3, 2", "5, 3, 2", "9, 2, 3", "8, 1, 4", "7, 3, 1"})
    void should_give_the_derivative_when_going_back(int frames, int kernel, int stride) {
        MultiLayerNetwork network = network(kernel, stride);
        LayerWorkspaceMgr memory = LayerWorkspaceMgr.noWorkspaces();
        INDArray x =
                Nd4j.createFromArray(normal(CHUNKS * frames * CHANNELS))
                        .reshape('c', CHUNKS, frames, CHANNELS);
        INDArray hidden = network.getLayer(0).activate(x, true, memory);
        INDArray y = network.getLayer(1).activate(hidden, true, memory);
        // the loss is half the sum of the squared outputs
        INDArray flow = network.getLayer(1).backpropGradient(y.dup('c'), memory).getSecond();
        assertArrayEquals(hidden.shape(), flow.shape());
        network.getLayer(0).backpropGradient(flow, memory);
        INDArray gradient = network.getGradientsViewArray();
        INDArray weights = network.params();
        for (int i = 0; i < weights.length(); i++) {
            float old = weights.getFloat(i);
            double[] loss = new double[2];
            for (int side = 0; side < 2; side++) {
                weights.putScalar(i, old + (side == 0 ? -1f : 1f) / 512);
                INDArray at = network.getLayer(0).activate(x, true, memory);
                for (float v :
                        network.getLayer(1).activate(at, true, memory).dup().data().asFloat()) {
                    loss[side] += .5 * v * v;
                }
            }
            weights.putScalar(i, old);
            double slope = (loss[1] - loss[0]) * 256;
            assertEquals(slope, gradient.getFloat(i), .02 * (1 + Math.abs(slope)), "weight " + i);
        }
    }

    private static MultiLayerNetwork network(int kernel, int stride) {
        Engine.prepare();
        MultiLayerNetwork network =
                new MultiLayerNetwork(
                        new NeuralNetConfiguration.Builder()
                                .seed(1)
                                .list()
                                .layer(new Convolution(CHANNELS, WIDTHS[0], kernel, 1, stride))
                                .layer(
                                        new Convolution(
                                                WIDTHS[0], WIDTHS[1], kernel, stride, stride))
                                .build());
        network.init();
        network.initGradientsView();
        for (int l = 0; l < 2; l++) {
            INDArray bias = network.getLayer(l).getParam("b");
            for (int o = 0; o < bias.length(); o++) {
                bias.putScalar(o, .2 * o - .3);
            }
        }
        return network;
    }

    private static float[] naive(
            Layer layer, float[] x, int[] shape, int kernel, int step, int width) {
        INDArray w = layer.getParam("W");
        INDArray b = layer.getParam("b");
        int outputs = (shape[0] - kernel) / step + 1;
        float[] y = new float[CHUNKS * outputs * width];
        for (int n = 0; n < CHUNKS; n++) {
            for (int t = 0; t < outputs; t++) {
                for (int o = 0; o < width; o++) {
                    double sum = b.getFloat(o);
                    for (int k = 0; k < kernel; k++) {
                        for (int c = 0; c < shape[1]; c++) {
                            int at = (n * shape[0] + t * step + k) * shape[1] + c;
                            sum += x[at] * w.getFloat(k * shape[1] + c, o);
                        }
                    }
                    y[(n * outputs + t) * width + o] = (float) Math.max(0, sum);
                }
            }
        }
        return y;
    }

    private static float[] normal(int size) {
        SplittableRandom random = Seeds.random(1, "frames");
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
