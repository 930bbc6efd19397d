package dev.pathos.api.task;

import java.util.List;

/** Classification by weighted cross entropy on softmax. */
record CrossEntropy(Head head, List<String> classes, double[] weights) implements Objective {
    CrossEntropy {
        if (head.outputs() != classes.size() || weights.length != classes.size()) {
            throw new IllegalArgumentException(
                    head.outputs() + " outputs, " + classes + ", " + weights.length + " weights");
        }
    }

    @Override
    public double loss(Outputs outputs, float[] targets, float[] gradient) {
        int width = outputs.width();
        double total = 0;
        for (int r = 0; r < outputs.rows(); r++) {
            total += weights[(int) targets[r]];
        }
        float[] p = predict(outputs);
        double loss = 0;
        for (int r = 0; r < outputs.rows(); r++) {
            int truth = (int) targets[r];
            double share = weights[truth] / total;
            double top = Softmax.logSumExp(outputs.values(), r * width, width);
            loss += share * (top - outputs.values()[r * width + truth]);
            for (int c = 0; c < width; c++) {
                int i = r * width + c;
                gradient[i] = (float) (share * (p[i] - (c == truth ? 1 : 0)));
            }
        }
        return loss;
    }

    @Override
    public float[] predict(Outputs outputs) {
        return Softmax.of(outputs);
    }
}
