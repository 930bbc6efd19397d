package dev.pathos.bench;

import dev.pathos.api.run.Problem;
import java.util.Locale;

/**
 * How far what a network infers in another precision is from single precision, with the same
 * weights on the same batch.
 *
 * @param largest of all numbers of embeddings, in units of the largest embedding number
 * @param mean of all numbers of embeddings, in the same unit
 * @param probability the largest of the head's probabilities
 * @param agreeing share of utterances whose most probable class is the same, 0 to 1
 */
record Deviation(double largest, double mean, double probability, double agreeing) {
    /** Steps of training before, since fresh weights are not those that anybody infers with. */
    private static final int STEPS = 10;

    /** What lines that tell it begin with. */
    private static final String MARK = "deviation ";

    /**
     * Trains the one network a little, gives the other its weights, and compares.
     *
     * @param near infers in the other precision
     * @param exact infers in single precision
     * @throws Problem if both infer the same, as on a machine that lacks the other precision
     */
    static Deviation between(Trainee near, Trainee exact) {
        for (int step = 0; step < STEPS; step++) {
            near.train();
        }
        exact.takeOver(near);
        Deviation found =
                of(near.embed(), exact.embed(), near.infer(), exact.infer(), near.utterances());
        if (found.largest == 0) {
            throw new Problem(
                    "embeddings are the same in both precisions: " + near.engine(),
                    "bench training --precision",
                    "measure it on a processor that computes with bfloat16");
        }
        return found;
    }

    /**
     * Compares what is given.
     *
     * @param near embeddings
     * @param exact the same in single precision
     * @param guessed probabilities, a row an utterance
     * @param known the same in single precision
     * @param rows the number of utterances
     */
    static Deviation of(float[] near, float[] exact, float[] guessed, float[] known, int rows) {
        double unit = Double.MIN_NORMAL;
        double largest = 0;
        double sum = 0;
        for (int i = 0; i < exact.length; i++) {
            double off = Math.abs((double) near[i] - exact[i]);
            unit = Math.max(unit, Math.abs(exact[i]));
            largest = Math.max(largest, off);
            sum += off;
        }
        double probability = 0;
        for (int i = 0; i < known.length; i++) {
            probability = Math.max(probability, Math.abs((double) guessed[i] - known[i]));
        }
        int classes = known.length / rows;
        int same = 0;
        for (int r = 0; r < rows; r++) {
            same +=
                    highest(guessed, r * classes, classes) == highest(known, r * classes, classes)
                            ? 1
                            : 0;
        }
        return new Deviation(
                largest / unit, sum / exact.length / unit, probability, (double) same / rows);
    }

    private static int highest(float[] probabilities, int from, int classes) {
        int best = 0;
        for (int c = 1; c < classes; c++) {
            best = probabilities[from + c] > probabilities[from + best] ? c : best;
        }
        return best;
    }

    /** One line that {@link #read} understands. */
    String line() {
        return String.format(
                Locale.ROOT, MARK + "%g %g %g %g", largest, mean, probability, agreeing);
    }

    /**
     * Reads it from a line.
     *
     * @param line perhaps one of {@link #line}
     * @return null if it is another
     */
    static Deviation read(String line) {
        if (!line.startsWith(MARK)) {
            return null;
        }
        String[] words = line.substring(MARK.length()).split(" ");
        return new Deviation(
                Double.parseDouble(words[0]),
                Double.parseDouble(words[1]),
                Double.parseDouble(words[2]),
                Double.parseDouble(words[3]));
    }
}
