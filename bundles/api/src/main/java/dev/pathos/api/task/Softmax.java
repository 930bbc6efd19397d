package dev.pathos.api.task;

/** Softmax of rows, stable for large outputs. */
final class Softmax {
    private Softmax() {}

    static float[] of(Outputs outputs) {
        int width = outputs.width();
        float[] values = outputs.values();
        float[] result = new float[values.length];
        for (int r = 0; r < outputs.rows(); r++) {
            double sum = 0;
            double top = logSumExp(values, r * width, width);
            for (int c = 0; c < width; c++) {
                double p = Math.exp(values[r * width + c] - top);
                result[r * width + c] = (float) p;
                sum += p;
            }
            for (int c = 0; c < width; c++) {
                result[r * width + c] /= (float) sum;
            }
        }
        return result;
    }

    static double logSumExp(float[] values, int from, int width) {
        double top = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < width; c++) {
            top = Math.max(top, values[from + c]);
        }
        double sum = 0;
        for (int c = 0; c < width; c++) {
            sum += Math.exp(values[from + c] - top);
        }
        return top + Math.log(sum);
    }
}
