package dev.pathos.encoders;

import dev.pathos.api.run.State;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The sum of chunk embeddings weighted by attention: {@code sum_c alpha_c h_c} with {@code alpha =
 * softmax_c(v.tanh(h_c W + b))} over the chunks of an utterance.
 *
 * <p>The score layer is as wide as the embedding.
 */
final class AttentivePooling implements Pooling {
    private final int width;
    private final Layout layout;
    private final Dense hidden;
    private final int vector;

    AttentivePooling(int width) {
        this.width = width;
        this.layout =
                new Layout().with("weight", width, width).with("bias", width).with("vector", width);
        this.hidden = new Dense(width, width, layout.offset("weight"), layout.offset("bias"));
        this.vector = layout.offset("vector");
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public void initialize(float[] weights, SplittableRandom random) {
        hidden.initialize(weights, 1, random);
        for (int k = 0; k < width; k++) {
            weights[vector + k] = (float) (random.nextGaussian() / Math.sqrt(width));
        }
    }

    @Override
    public float[] forward(float[] weights, float[] x, int[] chunks) {
        double[] alpha = attention(weights, bent(weights, x), chunks);
        float[] y = new float[chunks.length * width];
        int row = 0;
        for (int u = 0; u < chunks.length; u++) {
            for (int c = 0; c < chunks[u]; c++, row++) {
                float share = (float) alpha[row];
                for (int k = 0; k < width; k++) {
                    y[u * width + k] += share * x[row * width + k];
                }
            }
        }
        return y;
    }

    @Override
    public void backward(
            float[] weights, float[] x, int[] chunks, float[] dy, float[] dx, float[] gradient) {
        // Computed again and not kept: it is little beside the chunk encoder, and stays stateless.
        float[] bent = bent(weights, x);
        double[] alpha = attention(weights, bent, chunks);
        float[] dBent = new float[x.length];
        int row = 0;
        for (int u = 0; u < chunks.length; u++) {
            double[] dAlpha = new double[chunks[u]];
            double mean = 0;
            for (int c = 0; c < chunks[u]; c++) {
                for (int k = 0; k < width; k++) {
                    int at = (row + c) * width + k;
                    dAlpha[c] += (double) dy[u * width + k] * x[at];
                    dx[at] += (float) (alpha[row + c] * dy[u * width + k]);
                }
                mean += alpha[row + c] * dAlpha[c];
            }
            for (int c = 0; c < chunks[u]; c++) {
                double dScore = alpha[row + c] * (dAlpha[c] - mean);
                for (int k = 0; k < width; k++) {
                    float b = bent[(row + c) * width + k];
                    gradient[vector + k] += (float) (dScore * b);
                    dBent[(row + c) * width + k] =
                            (float) (dScore * weights[vector + k] * (1 - b * b));
                }
            }
            row += chunks[u];
        }
        float[] through = hidden.backward(weights, x, dBent, row, gradient);
        for (int k = 0; k < dx.length; k++) {
            dx[k] += through[k];
        }
    }

    private float[] bent(float[] weights, float[] x) {
        float[] bent = hidden.forward(weights, x, x.length / width);
        for (int k = 0; k < bent.length; k++) {
            bent[k] = (float) Math.tanh(bent[k]);
        }
        return bent;
    }

    private double[] attention(float[] weights, float[] bent, int[] chunks) {
        double[] alpha = new double[bent.length / width];
        int row = 0;
        for (int count : chunks) {
            double top = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < count; c++) {
                for (int k = 0; k < width; k++) {
                    alpha[row + c] += (double) weights[vector + k] * bent[(row + c) * width + k];
                }
                top = Math.max(top, alpha[row + c]);
            }
            double sum = 0;
            for (int c = 0; c < count; c++) {
                alpha[row + c] = Math.exp(alpha[row + c] - top);
                sum += alpha[row + c];
            }
            for (int c = 0; c < count; c++) {
                alpha[row + c] /= sum;
            }
            row += count;
        }
        return alpha;
    }

    @Override
    public String export(OnnxGraph graph, String x, State weights) {
        String bent =
                graph.node(
                        "Tanh",
                        graph.node(
                                "Gemm",
                                x,
                                graph.floats(weights.tensor("weight").floats(), width, width),
                                graph.floats(weights.tensor("bias").floats(), width)));
        String scores =
                graph.node(
                        "MatMul", bent, graph.floats(weights.tensor("vector").floats(), width, 1));
        String shares = graph.node("Softmax", Map.of("axis", 0L), scores);
        return graph.node(
                "ReduceSum",
                Map.of("keepdims", 1L),
                graph.node("Mul", x, shares),
                graph.integers(0));
    }
}
