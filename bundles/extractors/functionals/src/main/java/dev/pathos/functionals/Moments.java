package dev.pathos.functionals;

/** Mean and standard deviation of values as they come (Welford 1962). */
final class Moments {
    private long count;
    private double mean;
    private double squares;

    /** Takes a value. */
    void add(double value) {
        count++;
        double delta = value - mean;
        mean += delta / count;
        squares += delta * (value - mean);
    }

    /** The mean, 0 of nothing. */
    double mean() {
        return mean;
    }

    /** The population standard deviation, 0 of nothing. */
    double deviation() {
        return count == 0 ? 0 : Math.sqrt(squares / count);
    }

    /** The coefficient of variation, deviation by mean, with the mean's sign; 0 if that is 0. */
    double variation() {
        return mean == 0 ? 0 : deviation() / mean;
    }

    /** How many values there were. */
    long count() {
        return count;
    }
}
