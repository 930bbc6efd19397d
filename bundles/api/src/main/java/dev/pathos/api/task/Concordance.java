package dev.pathos.api.task;

import java.util.List;

/**
 * 1 - CCC averaged over outputs.
 *
 * <p>With {@code CCC = 2 s_yt / D}, {@code D = s_yy + s_tt + (m_y - m_t)^2} and population moments
 * over n rows: {@code dCCC/dy_i = (2 (t_i - m_t) / n - CCC (2 (y_i - m_y) + 2 (m_y - m_t)) / n) /
 * D}.
 */
record Concordance(Head head) implements Objective {
    /** Keeps the loss finite when outputs and targets are constant and equal. */
    private static final double EPSILON = 1e-12;

    @Override
    public List<String> classes() {
        return List.of();
    }

    @Override
    public double loss(Outputs outputs, float[] targets, float[] gradient) {
        double loss = 0;
        for (int c = 0; c < outputs.width(); c++) {
            loss += column(outputs, targets, gradient, c) / outputs.width();
        }
        return loss;
    }

    private static double column(Outputs outputs, float[] targets, float[] gradient, int c) {
        int n = outputs.rows();
        int width = outputs.width();
        float[] y = outputs.values();
        double my = 0;
        double mt = 0;
        for (int i = c; i < y.length; i += width) {
            my += (double) y[i] / n;
            mt += (double) targets[i] / n;
        }
        double yy = 0;
        double tt = 0;
        double yt = 0;
        for (int i = c; i < y.length; i += width) {
            yy += (y[i] - my) * (y[i] - my) / n;
            tt += (targets[i] - mt) * (targets[i] - mt) / n;
            yt += (y[i] - my) * (targets[i] - mt) / n;
        }
        double d = yy + tt + (my - mt) * (my - mt) + EPSILON;
        double ccc = 2 * yt / d;
        for (int i = c; i < y.length; i += width) {
            double slope = 2 * (targets[i] - mt) - ccc * (2 * (y[i] - my) + 2 * (my - mt));
            gradient[i] = (float) (-slope / (n * d * width));
        }
        return 1 - ccc;
    }

    @Override
    public float[] predict(Outputs outputs) {
        return outputs.values().clone();
    }
}
