package dev.pathos.pipeline;

/**
 * A value with its 95 % interval.
 *
 * @param value the value; NaN where it is not defined
 * @param low the interval's lower end; NaN where there is no interval, as with a single speaker
 * @param high the interval's upper end
 */
record Interval(double value, double low, double high) {
    /** Whether both ends are known. */
    boolean known() {
        return Double.isFinite(low) && Double.isFinite(high);
    }
}
