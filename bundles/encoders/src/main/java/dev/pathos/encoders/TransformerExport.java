package dev.pathos.encoders;

import dev.pathos.api.run.State;
import dev.pathos.layers.Sinusoids;
import java.util.Arrays;
import java.util.Map;

/**
 * A transformer as nodes of an ONNX graph.
 *
 * @param architecture of the transformer
 * @param graph takes the nodes
 * @param weights the trunk's
 */
record TransformerExport(TransformerArchitecture architecture, OnnxGraph graph, State weights) {
    private static final float EPSILON = 1e-5f;

    /**
     * Adds the nodes.
     *
     * @param x normalised features, {@code [chunk][frame][column]}
     * @param frames of a chunk
     * @return the chunks' embeddings, {@code [chunk][width]}
     */
    String export(String x, int frames) {
        int width = architecture.width();
        String y =
                graph.node(
                        "Add",
                        graph.node("Mul", x, one((float) Math.sqrt(width))),
                        graph.floats(Sinusoids.of(frames, width), 1, frames, width));
        for (int l = 0; l < architecture.layers(); l++) {
            String at = l + "_";
            String normal = normalized(y, at + "scale1", at + "shift1");
            y = graph.node("Add", y, attention(normal, at, frames));
            normal = normalized(y, at + "scale2", at + "shift2");
            String hidden = graph.node("Relu", dense(normal, at + "hidden"));
            y = graph.node("Add", y, dense(hidden, at + "output"));
        }
        String at = architecture.layers() + "_";
        String frame = graph.integers(frames - 1);
        String last =
                graph.node(
                        "Flatten",
                        Map.of("axis", 1L),
                        graph.node(
                                "Gather",
                                Map.of("axis", 1L),
                                normalized(y, at + "scale", at + "shift"),
                                frame));
        int ends = architecture.ends().length;
        String z = last;
        for (int l = 1; l < ends; l++) {
            z = dense(z, at + "projection" + l);
            z = l < ends - 1 ? graph.node("Relu", z) : z;
        }
        return ends > 1 ? graph.node("Add", last, z) : last;
    }

    private String attention(String x, String at, int frames) {
        float[] all = weights.tensor(at + "attentionW").floats();
        float[] biases = weights.tensor(at + "attentionB").floats();
        long width = architecture.width() / architecture.heads();
        String queries = byHead(x, all, biases, 0, 0, 2, 1, 3);
        String keys = byHead(x, all, biases, 1, 0, 2, 3, 1);
        String values = byHead(x, all, biases, 2, 0, 2, 1, 3);
        String products =
                graph.node(
                        "Mul",
                        graph.node("MatMul", queries, keys),
                        one((float) (1 / Math.sqrt(width))));
        String shares = graph.node("Softmax", Map.of("axis", 3L), products);
        String attended =
                graph.node(
                        "Transpose",
                        Map.of("perm", new long[] {0, 2, 1, 3}),
                        graph.node("MatMul", shares, values));
        String rows =
                graph.node("Reshape", attended, graph.integers(-1, frames, architecture.width()));
        return dense(rows, at + "join");
    }

    /** Queries, keys or values, with axes turned. */
    private String byHead(String x, float[] all, float[] biases, int which, long... axes) {
        int width = architecture.width();
        int square = width * width;
        String rows =
                dense(
                        x,
                        Arrays.copyOfRange(all, which * square, (which + 1) * square),
                        Arrays.copyOfRange(biases, which * width, (which + 1) * width));
        String split =
                graph.node(
                        "Reshape",
                        rows,
                        graph.integers(0, 0, architecture.heads(), width / architecture.heads()));
        return graph.node("Transpose", Map.of("perm", axes), split);
    }

    private String dense(String x, String name) {
        return dense(x, weights.tensor(name + "W").floats(), weights.tensor(name + "B").floats());
    }

    /** A dense layer over the last axis; weights are {@code [output][input]}. */
    private String dense(String x, float[] weight, float[] bias) {
        int outputs = bias.length;
        int inputs = weight.length / outputs;
        float[] turned = new float[weight.length];
        for (int o = 0; o < outputs; o++) {
            for (int i = 0; i < inputs; i++) {
                turned[i * outputs + o] = weight[o * inputs + i];
            }
        }
        return graph.node(
                "Add",
                graph.node("MatMul", x, graph.floats(turned, inputs, outputs)),
                graph.floats(bias, outputs));
    }

    private String normalized(String x, String scale, String shift) {
        Map<String, Object> last = Map.of("axes", new long[] {-1});
        String centered = graph.node("Sub", x, graph.node("ReduceMean", last, x));
        String variance = graph.node("ReduceMean", last, graph.node("Mul", centered, centered));
        String deviation = graph.node("Sqrt", graph.node("Add", variance, one(EPSILON)));
        String normal = graph.node("Div", centered, deviation);
        return graph.node("Add", graph.node("Mul", normal, vector(scale)), vector(shift));
    }

    private String vector(String name) {
        float[] values = weights.tensor(name).floats();
        return graph.floats(values, values.length);
    }

    private String one(float value) {
        return graph.floats(new float[] {value}, 1);
    }
}
