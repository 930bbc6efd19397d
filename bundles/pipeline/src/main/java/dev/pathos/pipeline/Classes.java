package dev.pathos.pipeline;

/** The class that probabilities speak for. */
final class Classes {
    private Classes() {}

    /** The index of the largest value of each row; the first of equals. */
    static int[] argmax(float[] values, int width) {
        int[] best = new int[values.length / width];
        for (int r = 0; r < best.length; r++) {
            for (int c = 1; c < width; c++) {
                if (values[r * width + c] > values[r * width + best[r]]) {
                    best[r] = c;
                }
            }
        }
        return best;
    }
}
