package dev.pathos.encoders;

import dev.pathos.api.run.Seeds;
import dev.pathos.api.run.State;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A head's layers: hidden ones (dense, ReLU, dropout) and a linear output, with their weights. */
final class HeadNetwork {
    private final Head head;
    private final int[] parts;
    private final List<Dense> layers = new ArrayList<>();
    private final Dropout dropout;
    private final Weights weights;

    /**
     * What a forward pass keeps.
     *
     * @param rows the number of rows
     * @param inputs each layer's inputs, row-major; those of the output layer are what other heads
     *     read
     * @param raw the last hidden layer before its nonlinearity; null without a hidden layer
     * @param masks each hidden layer's dropout; entries may be null
     * @param outputs the head's outputs
     */
    record Pass(int rows, float[][] inputs, float[] raw, float[][] masks, float[] outputs) {
        float[] lastHidden() {
            return inputs[inputs.length - 1];
        }
    }

    /**
     * Makes fresh weights: He's normal initialisation for hidden layers, {@code 1 / inputs} for the
     * output.
     *
     * @param name the head's name
     * @param head its layers
     * @param parts widths of what a row of inputs is joined from: the trunk's row, then the last
     *     hidden layer of each head that this one reads
     * @param standard the optimizer unless the head has its own
     * @param seed of the weights
     * @param dropoutSeed of dropout
     */
    HeadNetwork(
            String name, Head head, int[] parts, Optimizer standard, long seed, long dropoutSeed) {
        this.head = head;
        this.parts = parts.clone();
        this.dropout = new Dropout(head.dropout(), dropoutSeed, "dropout/" + name);
        Layout layout = new Layout();
        int width = IntStream.of(parts).sum();
        for (int l = 0; l <= head.hidden().size(); l++) {
            int next = l < head.hidden().size() ? head.hidden().get(l) : head.outputs();
            layout.with(l + "/weight", width, next).with(l + "/bias", next);
            layers.add(
                    new Dense(
                            width, next, layout.offset(l + "/weight"), layout.offset(l + "/bias")));
            width = next;
        }
        float[] values = new float[layout.size()];
        for (int l = 0; l < layers.size(); l++) {
            double gain = l < layers.size() - 1 ? 2 : 1;
            layers.get(l).initialize(values, gain, Seeds.random(seed, "head/" + name, l));
        }
        this.weights = new Weights(layout, head.optimizer().orElse(standard));
        weights.write(values, 0);
    }

    Head head() {
        return head;
    }

    Weights weights() {
        return weights;
    }

    /** Width of a row of inputs. */
    int inputs() {
        return layers.get(0).inputs();
    }

    /** Width of a part of a row of inputs: 0 is the trunk's, 1 the first head's that it reads. */
    int part(int index) {
        return parts[index];
    }

    /** Width of the last hidden layer. */
    int lastHidden() {
        return layers.get(layers.size() - 1).inputs();
    }

    /**
     * Computes the outputs.
     *
     * @param input row-major
     * @param rows the number of rows
     * @param training whether dropout is on
     * @param step the step that dropout is drawn for
     * @return outputs and what backward needs
     */
    Pass forward(float[] input, int rows, boolean training, long step) {
        float[] values = weights.values();
        int hidden = layers.size() - 1;
        float[][] inputs = new float[layers.size()][];
        float[][] masks = new float[hidden][];
        float[] raw = null;
        inputs[0] = input;
        for (int l = 0; l < hidden; l++) {
            float[] y = layers.get(l).forward(values, inputs[l], rows);
            if (l == hidden - 1) {
                raw = y.clone();
            }
            for (int k = 0; k < y.length; k++) {
                y[k] = Math.max(0, y[k]);
            }
            masks[l] = training ? dropout.mask(y.length, hidden * step + l) : null;
            Dropout.apply(masks[l], y);
            inputs[l + 1] = y;
        }
        float[] outputs = layers.get(hidden).forward(values, inputs[hidden], rows);
        return new Pass(rows, inputs, raw, masks, outputs);
    }

    /**
     * Takes gradients back.
     *
     * @param pass the forward pass
     * @param dOutputs the loss's derivative by each output, or null if there is none
     * @param dHidden what flows back into the last hidden layer from heads that read it, or null
     * @param gradient the derivative by the weights is added here
     * @return the derivative by each input
     */
    float[] backward(Pass pass, float[] dOutputs, float[] dHidden, float[] gradient) {
        float[] values = weights.values();
        int last = layers.size() - 1;
        float[] flow = new float[pass.lastHidden().length];
        if (dOutputs != null) {
            flow =
                    layers.get(last)
                            .backward(values, pass.lastHidden(), dOutputs, pass.rows(), gradient);
        }
        for (int k = 0; dHidden != null && k < flow.length; k++) {
            flow[k] += dHidden[k];
        }
        for (int l = last - 1; l >= 0; l--) {
            Dropout.apply(pass.masks()[l], flow);
            float[] y = pass.inputs()[l + 1];
            for (int k = 0; k < flow.length; k++) {
                // A dropped unit is 0 as well and its flow is 0 already.
                flow[k] = y[k] > 0 ? flow[k] : 0;
            }
            flow = layers.get(l).backward(values, pass.inputs()[l], flow, pass.rows(), gradient);
        }
        return flow;
    }

    /**
     * Adds the layers to an ONNX graph.
     *
     * @param graph takes the nodes
     * @param x the inputs, {@code [row][inputs]}
     * @return the outputs
     */
    String export(OnnxGraph graph, String x) {
        State state = weights.state();
        String y = x;
        for (int l = 0; l < layers.size(); l++) {
            Dense layer = layers.get(l);
            y =
                    graph.node(
                            "Gemm",
                            y,
                            graph.floats(
                                    state.tensor(l + "/weight").floats(),
                                    layer.inputs(),
                                    layer.outputs()),
                            graph.floats(state.tensor(l + "/bias").floats(), layer.outputs()));
            y = l < layers.size() - 1 ? graph.node("Relu", y) : y;
        }
        return y;
    }
}
