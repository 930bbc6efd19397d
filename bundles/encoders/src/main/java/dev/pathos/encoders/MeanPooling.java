package dev.pathos.encoders;

import dev.pathos.api.run.State;
import java.util.Map;
import java.util.SplittableRandom;

/** The mean of the chunk embeddings. */
record MeanPooling(int width) implements Pooling {
    @Override
    public Layout layout() {
        return new Layout();
    }

    @Override
    public void initialize(float[] weights, SplittableRandom random) {}

    @Override
    public float[] forward(float[] weights, float[] x, int[] chunks) {
        float[] y = new float[chunks.length * width];
        int row = 0;
        for (int u = 0; u < chunks.length; u++) {
            for (int c = 0; c < chunks[u]; c++, row++) {
                for (int k = 0; k < width; k++) {
                    y[u * width + k] += x[row * width + k] / chunks[u];
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
                for (int k = 0; k < width; k++) {
                    dx[row * width + k] += dy[u * width + k] / chunks[u];
                }
            }
        }
    }

    @Override
    public String export(OnnxGraph graph, String x, State weights) {
        return graph.node("ReduceMean", Map.of("axes", new long[] {0}, "keepdims", 1L), x);
    }
}
