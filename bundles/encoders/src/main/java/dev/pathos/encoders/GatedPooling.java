package dev.pathos.encoders;

import dev.pathos.api.run.State;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The mean of gated chunk embeddings, {@code mean_c a_c h_c} with {@code a_c = sigmoid(w.h_c + b)}
 * (GatedVec of Lin and Busso, IEEE Transactions on Affective Computing 2021).
 */
final class GatedPooling implements Pooling {
    private final int width;
    private final Layout layout;

    GatedPooling(int width) {
        this.width = width;
        this.layout = new Layout().with("weight", width).with("bias", 1);
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public void initialize(float[] weights, SplittableRandom random) {
        new Dense(width, 1, 0, width).initialize(weights, 1, random);
    }

    @Override
    public float[] forward(float[] weights, float[] x, int[] chunks) {
        float[] y = new float[chunks.length * width];
        int row = 0;
        for (int u = 0; u < chunks.length; u++) {
            for (int c = 0; c < chunks[u]; c++, row++) {
                float share = (float) (gate(weights, x, row) / chunks[u]);
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
        int row = 0;
        for (int u = 0; u < chunks.length; u++) {
            for (int c = 0; c < chunks[u]; c++, row++) {
                double gate = gate(weights, x, row);
                double dGate = 0;
                for (int k = 0; k < width; k++) {
                    dGate += (double) dy[u * width + k] * x[row * width + k] / chunks[u];
                }
                double dScore = dGate * gate * (1 - gate);
                gradient[width] += (float) dScore;
                for (int k = 0; k < width; k++) {
                    gradient[k] += (float) (dScore * x[row * width + k]);
                    dx[row * width + k] +=
                            (float) (dy[u * width + k] * gate / chunks[u] + dScore * weights[k]);
                }
            }
        }
    }

    private double gate(float[] weights, float[] x, int row) {
        double score = weights[width];
        for (int k = 0; k < width; k++) {
            score += (double) weights[k] * x[row * width + k];
        }
        return 1 / (1 + Math.exp(-score));
    }

    @Override
    public String export(OnnxGraph graph, String x, State weights) {
        String score =
                graph.node(
                        "Gemm",
                        x,
                        graph.floats(weights.tensor("weight").floats(), width, 1),
                        graph.floats(weights.tensor("bias").floats(), 1));
        String gated = graph.node("Mul", x, graph.node("Sigmoid", score));
        return graph.node("ReduceMean", Map.of("axes", new long[] {0}, "keepdims", 1L), gated);
    }
}
