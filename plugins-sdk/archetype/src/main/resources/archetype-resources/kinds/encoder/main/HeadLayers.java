package ${package};

import dev.pathos.api.encoder.Learner.Mode;
import dev.pathos.api.run.Seeds;
import dev.pathos.api.run.State;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A head: hidden layers with ReLU and dropout, and a linear one for the outputs. */
final class HeadLayers {
    private final Head head;
    private final long dropoutSeed;
    private final List<DenseLayer> layers = new ArrayList<>();

    /**
     * What a forward pass leaves.
     *
     * @param inputs what each layer was given, row-major
     * @param dropout the share of hidden units that was dropped
     * @param outputs what came out
     */
    record Pass(List<float[]> inputs, double dropout, float[] outputs) {}

    HeadLayers(Head head, int width, Optimizer standard, long seed, long dropoutSeed) {
        this.head = head;
        this.dropoutSeed = dropoutSeed;
        List<Integer> widths = new ArrayList<>(head.hidden());
        widths.add(head.outputs());
        int from = width;
        for (int l = 0; l < widths.size(); l++) {
            Optimizer own = head.optimizer().orElse(standard);
            layers.add(new DenseLayer(from, widths.get(l), own, Seeds.random(seed, "layer", l)));
            from = widths.get(l);
        }
    }

    Head head() {
        return head;
    }

    Pass forward(float[] rows, int count, Mode mode) {
        double dropout = mode.training() ? head.dropout() : 0;
        List<float[]> inputs = new ArrayList<>();
        float[] x = rows;
        for (int l = 0; l < layers.size(); l++) {
            inputs.add(x);
            x = layers.get(l).forward(x, count);
            if (l < layers.size() - 1) {
                // a function of seed, step and layer: a resumed run draws what this one does
                SplittableRandom random = Seeds.random(dropoutSeed, "dropout", mode.step(), l);
                for (int i = 0; i < x.length; i++) {
                    boolean kept = dropout == 0 || random.nextDouble() >= dropout;
                    x[i] = kept && x[i] > 0 ? (float) (x[i] / (1 - dropout)) : 0;
                }
            }
        }
        return new Pass(inputs, dropout, x);
    }

    /**
     * Takes the loss's derivative back.
     *
     * @param pass the forward pass
     * @param outputs the derivative by each output
     * @param found takes the derivative by the weights of each layer
     * @return the derivative by each input
     */
    float[] backward(Pass pass, float[] outputs, Map<DenseLayer, double[]> found) {
        float[] flow = outputs;
        for (int l = layers.size() - 1; l >= 0; l--) {
            float[] x = pass.inputs().get(l);
            double[] gradient = new double[layers.get(l).size()];
            flow = layers.get(l).backward(x, flow, gradient);
            found.put(layers.get(l), gradient);
            for (int i = 0; l > 0 && i < flow.length; i++) {
                flow[i] = x[i] > 0 ? (float) (flow[i] / (1 - pass.dropout())) : 0;
            }
        }
        return flow;
    }

    State state() {
        State state = State.EMPTY;
        for (int l = 0; l < layers.size(); l++) {
            state = state.and(layers.get(l).state().under(l + "/"));
        }
        return state;
    }

    void restore(State state) {
        for (int l = 0; l < layers.size(); l++) {
            layers.get(l).restore(state.beneath(l + "/"));
        }
    }
}
