package dev.pathos.api.feature;

import dev.pathos.api.run.State;
import dev.pathos.api.signal.Frames;
import java.util.Map;

/**
 * Z-normalisation by the training part's mean and standard deviation, clipped, with NaN and masked
 * columns put to 0.
 *
 * @param mean the training part's mean of each column over all finite values
 * @param deviation its population standard deviation; columns with 0 come out as 0
 * @param clip values beyond this many deviations are cut, 3 by default elsewhere
 */
public record Normalization(double[] mean, double[] deviation, double clip) {

    /** Accumulates a training part, frame by frame, in bounded memory (Welford's method). */
    public static final class Fit {
        private final long[] count;
        private final double[] mean;
        private final double[] squares;

        /**
         * Begins.
         *
         * @param columns the number of columns
         */
        public Fit(int columns) {
            count = new long[columns];
            mean = new double[columns];
            squares = new double[columns];
        }

        /**
         * Takes an utterance of the training part.
         *
         * @param frames its frames
         */
        public void add(Frames frames) {
            float[] values = frames.toArray();
            for (int row = 0; row < values.length; row += mean.length) {
                for (int c = 0; c < mean.length; c++) {
                    float value = values[row + c];
                    if (Float.isFinite(value)) {
                        double delta = value - mean[c];
                        mean[c] += delta / ++count[c];
                        squares[c] += delta * (value - mean[c]);
                    }
                }
            }
        }

        /**
         * Ends.
         *
         * @param clip values beyond this many deviations are cut
         * @return the fitted normalisation
         */
        public Normalization done(double clip) {
            double[] deviation = new double[mean.length];
            for (int c = 0; c < mean.length; c++) {
                deviation[c] = count[c] == 0 ? 0 : Math.sqrt(squares[c] / count[c]);
            }
            return new Normalization(mean.clone(), deviation, clip);
        }
    }

    /**
     * This normalisation with some columns silenced: they come out as 0 whatever goes in.
     *
     * @param masked whether a column is masked
     * @return the masked normalisation
     */
    public Normalization mask(boolean[] masked) {
        double[] silenced = deviation.clone();
        for (int c = 0; c < silenced.length; c++) {
            if (masked[c]) {
                silenced[c] = 0;
            }
        }
        return new Normalization(mean, silenced, clip);
    }

    /**
     * Normalises rows in place.
     *
     * @param rows row-major values with this normalisation's number of columns
     */
    public void apply(float[] rows) {
        for (int row = 0; row < rows.length; row += mean.length) {
            for (int c = 0; c < mean.length; c++) {
                float value = rows[row + c];
                if (deviation[c] == 0 || !Float.isFinite(value)) {
                    rows[row + c] = 0;
                } else {
                    double z = (value - mean[c]) / deviation[c];
                    // few are cut: comparing is quicker than Math.min and Math.max
                    rows[row + c] = (float) (z > clip ? clip : z < -clip ? -clip : z);
                }
            }
        }
    }

    /** The fitted values, to be saved. */
    public State state() {
        return State.of(Map.of("mean", mean, "deviation", deviation, "clip", new double[] {clip}));
    }

    /**
     * The normalisation that was saved.
     *
     * @param state what {@link #state} gave
     * @return the same normalisation
     */
    public static Normalization restore(State state) {
        return new Normalization(
                state.doubles("mean"), state.doubles("deviation"), state.doubles("clip")[0]);
    }
}
