package dev.pathos.energyvariation;

import dev.pathos.api.run.Problem;
import java.util.Arrays;
import java.util.Locale;

/** How the energy of a sequence of windows varies. */
enum Measure {
    /** Standard deviation over mean: free of gain. */
    VARIATION {
        @Override
        double of(double[] rms, double floor) {
            return deviation(rms) / mean(rms);
        }
    },
    /** Standard deviation in the unit of the samples; on most corpora much the same as loudness. */
    DEVIATION {
        @Override
        double of(double[] rms, double floor) {
            return deviation(rms);
        }
    },
    /** Standard deviation in decibels. */
    DECIBEL {
        @Override
        double of(double[] rms, double floor) {
            return deviation(
                    Arrays.stream(rms).map(e -> 20 * Math.log10(Math.max(e, floor))).toArray());
        }
    },
    /** Mean absolute difference of neighbours in the unit of the samples. */
    DIFFERENCE {
        @Override
        double of(double[] rms, double floor) {
            double sum = 0;
            for (int i = 1; i < rms.length; i++) {
                sum += Math.abs(rms[i] - rms[i - 1]);
            }
            return sum / (rms.length - 1);
        }
    };

    /**
     * Measures.
     *
     * @param rms the energy of at least two windows
     * @param floor the least energy that is told apart, where a logarithm is taken
     * @return at least 0
     */
    abstract double of(double[] rms, double floor);

    static Measure named(String name) {
        for (Measure measure : values()) {
            if (measure.name().toLowerCase(Locale.ROOT).equals(name)) {
                return measure;
            }
        }
        throw new Problem(
                "there is no measure '" + name + "' of energy variation",
                "key measure",
                "choose variation, deviation, decibel or difference");
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / values.length);
    }
}
