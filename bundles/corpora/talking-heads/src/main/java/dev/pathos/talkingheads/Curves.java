package dev.pathos.talkingheads;

/** Curves over time: smoothing, interpolation, bells and steps. */
final class Curves {
    private Curves() {}

    /** The linear factor of a level in dB. */
    static double amplitude(double decibel) {
        return StrictMath.pow(10, decibel / 20);
    }

    /** A factor of two to that power. */
    static double octaves(double exponent) {
        return StrictMath.pow(2, exponent);
    }

    /**
     * Smooths in place, forth and back, by a first-order low-pass, so that nothing is delayed:
     * movements begin before their targets as articulators do.
     *
     * @param values the curve
     * @param constant the time constant in samples of the curve; 0 leaves it as it is
     */
    static void smooth(double[] values, double constant) {
        if (constant <= 0 || values.length == 0) {
            return;
        }
        double keep = StrictMath.exp(-1 / constant);
        double state = values[0];
        for (int i = 0; i < values.length; i++) {
            state = keep * state + (1 - keep) * values[i];
            values[i] = state;
        }
        for (int i = values.length - 1; i >= 0; i--) {
            state = keep * state + (1 - keep) * values[i];
            values[i] = state;
        }
    }

    /** Linear interpolation at a fractional index, held at both ends. */
    static double at(double[] values, double index) {
        int i = (int) Math.floor(index);
        if (i < 0) {
            return values[0];
        }
        if (i >= values.length - 1) {
            return values[values.length - 1];
        }
        return values[i] + (index - i) * (values[i + 1] - values[i]);
    }

    /** A bell of height 1 and that standard deviation. */
    static double bell(double distance, double deviation) {
        double z = distance / deviation;
        return StrictMath.exp(-.5 * z * z);
    }

    /** A smooth step from 0 to 1 while its argument goes from 0 to 1. */
    static double step(double x) {
        double c = clamp(x, 0, 1);
        return c * c * (3 - 2 * c);
    }

    /** The value, kept within bounds. */
    static double clamp(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }
}
