package dev.pathos.layers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Stages of padded 3x3 convolution, batch normalisation, ReLU and 2x2 max pooling, then the mean of
 * each channel, in double precision and plainly, to compare with.
 */
final class DoublePictures {
    private static final double EPSILON = 1e-5;

    private final int chunks;

    /** What the way back needs of each stage. */
    private final List<Stage> stages = new ArrayList<>();

    /** The largest of each square of a stage's pictures, and where it comes from. */
    private record Stage(
            double[][] input, // [chunk][channel * rows * columns]
            int inputs,
            int outputs,
            int size,
            double[] weights,
            double[] scale,
            double[][] normal,
            double[] deviation,
            double[][] bent,
            int[][] largest) {}

    DoublePictures(int chunks) {
        this.chunks = chunks;
    }

    /**
     * Adds a stage.
     *
     * @param input {@code [chunk][channel][row][column]}
     * @param size rows and columns
     * @param weights {@code [output][input][row][column]}
     * @param scale of the normalisation
     * @param shift of the normalisation
     * @param noise what outputs of the convolution are changed by, relative, to see what rounding
     *     does
     * @return what the next stage takes, half as high and wide
     */
    double[][] forward(
            double[][] input,
            int size,
            double[] weights,
            double[] scale,
            double[] shift,
            double noise) {
        int outputs = scale.length;
        int inputs = weights.length / outputs / 9;
        int area = size * size;
        double[][] y = new double[chunks][outputs * area];
        each(
                c -> {
                    SplittableRandom random = new SplittableRandom(c);
                    taps(
                            size,
                            inputs,
                            outputs,
                            (o, i, tap, to, from, count) -> {
                                double w = weights[(o * inputs + i) * 9 + tap];
                                for (int k = 0; k < count; k++) {
                                    y[c][o * area + to + k] += w * input[c][i * area + from + k];
                                }
                            });
                    for (int k = 0; noise > 0 && k < y[c].length; k++) {
                        y[c][k] *= 1 + noise * random.nextGaussian();
                    }
                });
        double[] mean = new double[outputs];
        double[] deviation = new double[outputs];
        each(
                outputs,
                o -> {
                    for (double[] picture : y) {
                        for (int k = o * area; k < (o + 1) * area; k++) {
                            mean[o] += picture[k] / ((double) chunks * area);
                        }
                    }
                    double variance = 0;
                    for (double[] picture : y) {
                        for (int k = o * area; k < (o + 1) * area; k++) {
                            double far = picture[k] - mean[o];
                            variance += far * far / ((double) chunks * area);
                        }
                    }
                    deviation[o] = Math.sqrt(variance + EPSILON);
                });
        double[][] bent = new double[chunks][outputs * area];
        double[][] pooled = new double[chunks][outputs * area / 4];
        int[][] largest = new int[chunks][outputs * area / 4];
        int half = size / 2;
        each(
                c -> {
                    for (int k = 0; k < y[c].length; k++) {
                        int o = k / area;
                        y[c][k] = (y[c][k] - mean[o]) / deviation[o];
                        bent[c][k] = Math.max(0, y[c][k] * scale[o] + shift[o]);
                    }
                    for (int p = 0; p < pooled[c].length; p++) {
                        int o = p / (half * half);
                        int row = p / half % half * 2;
                        int at = o * area + row * size + p % half * 2;
                        int best = at;
                        for (int k : new int[] {at + 1, at + size, at + size + 1}) {
                            best = bent[c][k] > bent[c][best] ? k : best;
                        }
                        largest[c][p] = best;
                        pooled[c][p] = bent[c][best];
                    }
                });
        stages.add(
                new Stage(
                        input, inputs, outputs, size, weights, scale, y, deviation, bent, largest));
        return pooled;
    }

    /** The mean of each channel. */
    static double[][] means(double[][] pictures, int channels) {
        double[][] means = new double[pictures.length][channels];
        for (int c = 0; c < pictures.length; c++) {
            int area = pictures[c].length / channels;
            for (int k = 0; k < pictures[c].length; k++) {
                means[c][k / area] += pictures[c][k] / area;
            }
        }
        return means;
    }

    /**
     * Takes a gradient back through all stages.
     *
     * @param gradient by the last stage's output
     * @return the gradient by each stage's weights
     */
    List<double[]> backward(double[][] gradient) {
        List<double[]> found = new ArrayList<>();
        double[][] flow = gradient;
        for (int s = stages.size() - 1; s >= 0; s--) {
            Stage stage = stages.get(s);
            double[][] raw = normalized(stage, flow);
            found.add(0, weights(stage, raw));
            flow = s > 0 ? input(stage, raw) : flow;
        }
        return found;
    }

    /** The gradient by the convolution's outputs. */
    private double[][] normalized(Stage stage, double[][] gradient) {
        int area = stage.size * stage.size;
        double[][] flow = new double[chunks][stage.outputs * area];
        each(
                c -> {
                    for (int p = 0; p < gradient[c].length; p++) {
                        int k = stage.largest[c][p];
                        flow[c][k] += stage.bent[c][k] > 0 ? gradient[c][p] : 0;
                    }
                });
        double count = (double) chunks * area;
        each(
                stage.outputs,
                o -> {
                    double sum = 0;
                    double along = 0;
                    for (int c = 0; c < chunks; c++) {
                        for (int k = o * area; k < (o + 1) * area; k++) {
                            sum += flow[c][k];
                            along += flow[c][k] * stage.normal[c][k];
                        }
                    }
                    double factor = stage.scale[o] / stage.deviation[o];
                    for (int c = 0; c < chunks; c++) {
                        for (int k = o * area; k < (o + 1) * area; k++) {
                            double part = sum / count + stage.normal[c][k] * along / count;
                            flow[c][k] = factor * (flow[c][k] - part);
                        }
                    }
                });
        return flow;
    }

    private double[] weights(Stage stage, double[][] raw) {
        int area = stage.size * stage.size;
        double[][] parts = new double[chunks][stage.weights.length];
        each(
                c ->
                        taps(
                                stage.size,
                                stage.inputs,
                                stage.outputs,
                                (o, i, tap, to, from, count) -> {
                                    double sum = 0;
                                    for (int k = 0; k < count; k++) {
                                        sum +=
                                                raw[c][o * area + to + k]
                                                        * stage.input[c][i * area + from + k];
                                    }
                                    parts[c][(o * stage.inputs + i) * 9 + tap] += sum;
                                }));
        double[] all = new double[stage.weights.length];
        for (double[] part : parts) {
            Arrays.setAll(all, k -> all[k] + part[k]);
        }
        return all;
    }

    private double[][] input(Stage stage, double[][] raw) {
        int area = stage.size * stage.size;
        double[][] flow = new double[chunks][stage.inputs * area];
        each(
                c ->
                        taps(
                                stage.size,
                                stage.inputs,
                                stage.outputs,
                                (o, i, tap, to, from, count) -> {
                                    double w = stage.weights[(o * stage.inputs + i) * 9 + tap];
                                    for (int k = 0; k < count; k++) {
                                        flow[c][i * area + from + k] +=
                                                w * raw[c][o * area + to + k];
                                    }
                                }));
        return flow;
    }

    /** A row of outputs that a tap reaches from a row of inputs. */
    private interface Row {
        void at(int output, int input, int tap, int to, int from, int count);
    }

    private static void taps(int size, int inputs, int outputs, Row row) {
        for (int o = 0; o < outputs; o++) {
            for (int i = 0; i < inputs; i++) {
                for (int tap = 0; tap < 9; tap++) {
                    int down = tap / 3 - 1;
                    int right = tap % 3 - 1;
                    for (int r = Math.max(0, -down); r < size - Math.max(0, down); r++) {
                        int begin = Math.max(0, -right);
                        row.at(
                                o,
                                i,
                                tap,
                                r * size + begin,
                                (r + down) * size + begin + right,
                                size - Math.abs(right));
                    }
                }
            }
        }
    }

    private void each(IntConsumer work) {
        each(chunks, work);
    }

    private static void each(int count, IntConsumer work) {
        IntStream.range(0, count).parallel().forEach(work);
    }
}
