package dev.pathos.encoders;

import dev.pathos.api.run.State;
import dev.pathos.api.run.Tensor;
import dev.pathos.api.task.Optimizer;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * A flat vector of weights, its gradient, and the optimizer that moves the one along the other.
 *
 * <p>The updaters are ND4J's. Its Adam adds epsilon to the uncorrected second moment, the variant
 * that Kingma and Ba 2015 give at the end of their section 2.
 */
final class Weights {
    private static final String ITERATION = "optimizer/iteration";

    /** Numbers that are summed at a time, in so many sums side by side. */
    private static final int PIECE = 4096;

    private static final int LANES = 8;

    private final Layout layout;
    private final Optimizer optimizer;
    private final INDArray vector;
    private final INDArray gradient;
    private final INDArray moments;
    private final IUpdater rule;
    private final GradientUpdater<?> updater;
    private float[] values;
    private long version = 1;
    private long read;
    private long iteration;

    Weights(Layout layout, Optimizer optimizer) {
        this.layout = layout;
        this.optimizer = optimizer;
        this.vector = Nd4j.zeros(DataType.FLOAT, 1, layout.size());
        this.gradient = Nd4j.zeros(DataType.FLOAT, 1, layout.size());
        this.rule =
                switch (optimizer.kind()) {
                    case ADAM -> new Adam(optimizer.rate(), .9, .999, 1e-8);
                    case SGD -> new Sgd(optimizer.rate());
                };
        long moment = rule.stateSize(layout.size());
        this.moments = moment == 0 ? null : Nd4j.zeros(DataType.FLOAT, 1, moment);
        this.updater = rule.instantiate(moments, moments != null);
    }

    /** The weights as ND4J has them, to lay views on. */
    INDArray vector() {
        return vector;
    }

    /** The weights as they are; not to be changed, and others after the next update. */
    float[] values() {
        if (values == null) {
            values = new float[layout.size()];
        }
        if (read != version) {
            floats().get(0, values);
            read = version;
        }
        return values;
    }

    /** Some of the weights, from an offset on. */
    float[] values(int offset, int count) {
        return read(vector, offset, count);
    }

    /** The native memory that the weights lie in. */
    FloatBuffer floats() {
        return vector.data().asNioFloat();
    }

    /** The loss's derivative by each weight, to be overwritten before each {@link #move}. */
    INDArray gradient() {
        return gradient;
    }

    /** The sum of the squares of all derivatives, in double precision. */
    double squares() {
        FloatBuffer all = gradient.data().asNioFloat();
        double[] sums = new double[LANES];
        float[] piece = new float[PIECE];
        for (int from = 0; from < layout.size(); from += PIECE) {
            int there = Math.min(PIECE, layout.size() - from);
            all.get(from, piece, 0, there);
            for (int i = there; i % LANES != 0; i++) {
                piece[i] = 0;
            }
            for (int i = 0; i < there; i += LANES) {
                for (int k = 0; k < LANES; k++) {
                    sums[k] += (double) piece[i + k] * piece[i + k];
                }
            }
        }
        double sum = 0;
        for (double each : sums) {
            sum += each;
        }
        return sum;
    }

    /** Changes whenever weights do. */
    long version() {
        return version;
    }

    /** Overwrites weights from an offset on. */
    void write(float[] part, int offset) {
        floats().put(offset, part);
        version++;
    }

    /**
     * Moves the weights by one step of the optimizer.
     *
     * @param along the loss's derivative by each weight
     * @param rateFactor multiplies the learning rate
     * @param scale multiplies the derivative
     */
    void update(float[] along, double rateFactor, double scale) {
        gradient.data().asNioFloat().put(along);
        move(rateFactor, scale);
    }

    /**
     * Moves the weights along what lies in {@link #gradient}, which is of no meaning afterwards.
     *
     * @param rateFactor multiplies the learning rate
     * @param scale multiplies the derivative
     */
    void move(double rateFactor, double scale) {
        if (scale != 1) {
            gradient.muli(scale);
        }
        rule.setLrAndSchedule(optimizer.rate() * rateFactor, null);
        updater.applyUpdater(gradient, (int) iteration, 0);
        vector.subi(gradient);
        iteration++;
        version++;
    }

    /** Weights by name, then the optimizer's moments and number of updates. */
    State state() {
        Map<String, Tensor> tensors = new TreeMap<>();
        layout.slots()
                .forEach(
                        (name, slot) -> {
                            float[] part = values(slot.offset(), slot.size());
                            tensors.put(name, Tensor.of(part, slot.shape()));
                        });
        int half = layout.size();
        if (moments != null) {
            tensors.put("optimizer/m", Tensor.of(read(moments, 0, half)));
            tensors.put("optimizer/v", Tensor.of(read(moments, half, half)));
        }
        tensors.put(ITERATION, Tensor.of(new long[] {iteration}));
        return new State(tensors);
    }

    /** Puts back what {@link #state} gave; names and shapes must be those. */
    void restore(State state) {
        layout.slots().forEach((name, slot) -> write(state.tensor(name).floats(), slot.offset()));
        if (moments != null) {
            moments.data()
                    .asNioFloat()
                    .put(state.tensor("optimizer/m").floats())
                    .put(state.tensor("optimizer/v").floats());
        }
        iteration = state.tensor(ITERATION).longs()[0];
    }

    private static float[] read(INDArray array, int from, int length) {
        float[] part = new float[length];
        array.data().asNioFloat().get(from, part);
        return part;
    }
}
