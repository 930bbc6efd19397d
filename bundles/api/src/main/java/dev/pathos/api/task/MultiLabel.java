package dev.pathos.api.task;

import java.util.List;

/** Several labels at once by binary cross entropy on sigmoids. */
record MultiLabel(Head head, List<String> classes) implements Objective {
    MultiLabel {
        if (head.outputs() != classes.size()) {
            throw new IllegalArgumentException(head.outputs() + " outputs, " + classes);
        }
    }

    @Override
    public boolean multiLabel() {
        return true;
    }

    @Override
    public double loss(Outputs outputs, float[] targets, float[] gradient) {
        float[] values = outputs.values();
        double loss = 0;
        for (int i = 0; i < values.length; i++) {
            double y = values[i];
            // log(1 + e^y) - t y, written so that e^y never overflows
            loss += (Math.max(y, 0) + Math.log1p(Math.exp(-Math.abs(y))) - targets[i] * y);
            gradient[i] = (float) ((sigmoid(y) - targets[i]) / values.length);
        }
        return loss / values.length;
    }

    @Override
    public float[] predict(Outputs outputs) {
        float[] p = new float[outputs.values().length];
        for (int i = 0; i < p.length; i++) {
            p[i] = (float) sigmoid(outputs.values()[i]);
        }
        return p;
    }

    private static double sigmoid(double y) {
        return 1 / (1 + Math.exp(-y));
    }
}
