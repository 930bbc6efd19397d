package dev.pathos.api.task;

import java.util.List;

/** A distribution over classes by Kullback-Leibler divergence from softmax. */
record Distribution(Head head, List<String> classes) implements Objective {
    Distribution {
        if (head.outputs() != classes.size()) {
            throw new IllegalArgumentException(head.outputs() + " outputs, " + classes);
        }
    }

    @Override
    public double loss(Outputs outputs, float[] targets, float[] gradient) {
        int width = outputs.width();
        int rows = outputs.rows();
        float[] p = predict(outputs);
        double loss = 0;
        for (int r = 0; r < rows; r++) {
            double top = Softmax.logSumExp(outputs.values(), r * width, width);
            double mass = 0;
            for (int c = 0; c < width; c++) {
                int i = r * width + c;
                mass += targets[i];
                if (targets[i] > 0) {
                    double logP = outputs.values()[i] - top;
                    loss += targets[i] * (Math.log(targets[i]) - logP) / rows;
                }
            }
            for (int c = 0; c < width; c++) {
                int i = r * width + c;
                gradient[i] = (float) ((mass * p[i] - targets[i]) / rows);
            }
        }
        return loss;
    }

    @Override
    public float[] predict(Outputs outputs) {
        return Softmax.of(outputs);
    }
}
