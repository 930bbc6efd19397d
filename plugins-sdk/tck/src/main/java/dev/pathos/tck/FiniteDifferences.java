package dev.pathos.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Seeds;
import dev.pathos.api.task.Objective;
import dev.pathos.api.task.Outputs;
import java.util.SplittableRandom;

/** Checks an objective's gradient against differences of its loss. */
public final class FiniteDifferences {
    /** Large enough for single-precision outputs, small enough for the usual curvatures. */
    private static final float STEP = 1f / 64;

    private FiniteDifferences() {}

    /**
     * Asserts that the gradient is the loss's derivative by every output, to 1 % of the largest.
     *
     * @param objective the objective
     * @param targets targets of a batch, row-major
     * @param rows rows of the batch
     * @param seed decides at which outputs, in -1..1, the gradient is taken
     * @throws AssertionError naming the first output whose derivative is wrong
     */
    public static void assertGradient(Objective objective, float[] targets, int rows, long seed) {
        Outputs outputs = outputs(objective, rows, seed);
        float[] gradient = new float[outputs.values().length];
        objective.loss(outputs, targets, gradient);
        double[] numeric = new double[gradient.length];
        double largest = 0;
        for (int i = 0; i < numeric.length; i++) {
            numeric[i] = derivative(objective, outputs, targets, i);
            largest = Math.max(largest, Math.abs(numeric[i]));
        }
        assertTrue(largest > 0, "the loss does not depend on the outputs");
        for (int i = 0; i < numeric.length; i++) {
            assertEquals(
                    numeric[i],
                    gradient[i],
                    .01 * largest,
                    "derivative by output "
                            + i % outputs.width()
                            + " of row "
                            + i / outputs.width());
        }
    }

    /**
     * Random outputs for an objective.
     *
     * @param objective whose head says how wide they are
     * @param rows rows of the batch
     * @param seed decides the values
     * @return outputs in -1..1
     */
    public static Outputs outputs(Objective objective, int rows, long seed) {
        SplittableRandom random = Seeds.random(seed, "outputs");
        int width = objective.head().outputs();
        float[] values = new float[rows * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (2 * random.nextDouble() - 1);
        }
        return new Outputs(values, rows, width);
    }

    private static double derivative(Objective objective, Outputs at, float[] targets, int i) {
        float[] up = at.values().clone();
        float[] down = at.values().clone();
        up[i] += STEP;
        down[i] -= STEP;
        float[] ignored = new float[up.length];
        double above = objective.loss(new Outputs(up, at.rows(), at.width()), targets, ignored);
        double below = objective.loss(new Outputs(down, at.rows(), at.width()), targets, ignored);
        return (above - below) / ((double) up[i] - down[i]);
    }
}
