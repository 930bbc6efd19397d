package dev.pathos.talkingheads;

/** A low-pass of first order that is asked for by its attenuation at 3 kHz, as Klatt's TL. */
final class TiltFilter {
    private static final double AT = 3000;

    private final double keep;
    private double state;

    /**
     * Makes the filter {@code y = (1 - k) x + k y1} with the wanted attenuation.
     *
     * <p>From {@code |H|^2 = (1-k)^2 / (1 - 2 k cos w + k^2) = g} follows {@code k^2 (1-g) - 2 k (1
     * - g cos w) + (1-g) = 0}; the root within the unit circle is taken.
     *
     * @param rate samples a second
     * @param decibel attenuation at 3 kHz, 0 for none
     */
    TiltFilter(double rate, double decibel) {
        if (decibel <= 0) {
            keep = 0;
            return;
        }
        double g = StrictMath.pow(10, -decibel / 10);
        double half = 1 - g * StrictMath.cos(2 * Math.PI * AT / rate);
        keep = (half - Math.sqrt(half * half - (1 - g) * (1 - g))) / (1 - g);
    }

    /** Filters one sample. */
    double filter(double x) {
        state = (1 - keep) * x + keep * state;
        return state;
    }
}
