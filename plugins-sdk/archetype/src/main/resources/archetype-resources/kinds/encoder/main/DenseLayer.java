package ${package};

import dev.pathos.api.run.State;
import dev.pathos.api.run.Tensor;
import dev.pathos.api.task.Optimizer;
import java.util.Map;
import java.util.SplittableRandom;

/** A dense layer {@code y = W x + b} and its optimizer; sums are taken in one order always. */
final class DenseLayer {
    private static final double BETA1 = .9;
    private static final double BETA2 = .999;
    private static final double EPSILON = 1e-8;

    private final int inputs;
    private final int outputs;
    private final Optimizer optimizer;

    /** One row an output: its weights, then its bias. */
    private final float[] weights;

    /** Adam's moments of each weight (Kingma and Ba, 2015); zeros for plain descent. */
    private final float[] means;

    private final float[] squares;
    private long updates;

    /** Fresh weights, evenly distributed with variance 1 / inputs; biases 0. */
    DenseLayer(int inputs, int outputs, Optimizer optimizer, SplittableRandom random) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.optimizer = optimizer;
        weights = new float[outputs * (inputs + 1)];
        means = new float[weights.length];
        squares = new float[weights.length];
        double limit = Math.sqrt(3. / inputs);
        for (int i = 0; i < weights.length; i++) {
            double drawn = limit * (2 * random.nextDouble() - 1);
            weights[i] = i % (inputs + 1) < inputs ? (float) drawn : 0;
        }
    }

    /** The number of weights, biases among them. */
    int size() {
        return weights.length;
    }

    float[] forward(float[] x, int rows) {
        float[] y = new float[rows * outputs];
        for (int i = 0; i < y.length; i++) {
            int at = i % outputs * (inputs + 1);
            int from = i / outputs * inputs;
            double sum = weights[at + inputs];
            for (int k = 0; k < inputs; k++) {
                sum += (double) weights[at + k] * x[from + k];
            }
            y[i] = (float) sum;
        }
        return y;
    }

    /** Adds the derivative by the weights to {@code gradient}; returns that by the inputs. */
    float[] backward(float[] x, float[] dy, double[] gradient) {
        double[] dx = new double[x.length];
        for (int i = 0; i < dy.length; i++) {
            int at = i % outputs * (inputs + 1);
            int from = i / outputs * inputs;
            for (int k = 0; k < inputs; k++) {
                gradient[at + k] += (double) dy[i] * x[from + k];
                dx[from + k] += (double) dy[i] * weights[at + k];
            }
            gradient[at + inputs] += dy[i];
        }
        float[] rounded = new float[dx.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (float) dx[i];
        }
        return rounded;
    }

    /**
     * Moves the weights.
     *
     * @param gradient the derivative by each
     * @param rateFactor multiplies the optimizer's learning rate
     * @param scale multiplies the gradient
     */
    void update(double[] gradient, double rateFactor, double scale) {
        updates++;
        double rate = optimizer.rate() * rateFactor;
        for (int i = 0; i < weights.length; i++) {
            double g = gradient[i] * scale;
            if (optimizer.kind() == Optimizer.Kind.SGD) {
                weights[i] -= (float) (rate * g);
            } else {
                means[i] = (float) (BETA1 * means[i] + (1 - BETA1) * g);
                squares[i] = (float) (BETA2 * squares[i] + (1 - BETA2) * g * g);
                double mean = means[i] / (1 - Math.pow(BETA1, updates));
                double square = squares[i] / (1 - Math.pow(BETA2, updates));
                weights[i] -= (float) (rate * mean / (Math.sqrt(square) + EPSILON));
            }
        }
    }

    State state() {
        return new State(
                Map.of(
                        "weights", Tensor.of(weights.clone(), outputs, inputs + 1),
                        "optimizer/means", Tensor.of(means.clone()),
                        "optimizer/squares", Tensor.of(squares.clone()),
                        "optimizer/updates", Tensor.of(new long[] {updates})));
    }

    void restore(State state) {
        copy(state.tensor("weights"), weights);
        copy(state.tensor("optimizer/means"), means);
        copy(state.tensor("optimizer/squares"), squares);
        updates = state.tensor("optimizer/updates").longs()[0];
    }

    private static void copy(Tensor from, float[] to) {
        System.arraycopy(from.floats(), 0, to, 0, to.length);
    }
}
