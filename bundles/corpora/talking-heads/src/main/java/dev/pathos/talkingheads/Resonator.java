package dev.pathos.talkingheads;

/**
 * A formant: Klatt's digital resonator of second order, {@code y = a x + b y1 + c y2} with gain 1
 * at 0 Hz, or its inverse for a zero of the nasal tract (Klatt 1980, JASA 67).
 */
final class Resonator {
    private final double rate;
    private final boolean inverse;
    private double a = 1;
    private double b;
    private double c;
    private double last;
    private double beforeLast;

    private Resonator(double rate, boolean inverse) {
        this.rate = rate;
        this.inverse = inverse;
    }

    /** A pole pair. */
    static Resonator pole(double rate) {
        return new Resonator(rate, false);
    }

    /** A zero pair. */
    static Resonator zero(double rate) {
        return new Resonator(rate, true);
    }

    /**
     * Moves it.
     *
     * @param frequency Hz, below half the rate
     * @param bandwidth Hz
     */
    void tune(double frequency, double bandwidth) {
        double radius = StrictMath.exp(-Math.PI * bandwidth / rate);
        c = -radius * radius;
        b = 2 * radius * StrictMath.cos(2 * Math.PI * frequency / rate);
        a = 1 - b - c;
        if (inverse) {
            a = 1 / a;
            b = -b * a;
            c = -c * a;
        }
    }

    /**
     * The factor by which white noise of RMS 1 must be multiplied to leave with RMS 1, nearly: gain
     * 1 at the peak over the resonance's effective width.
     */
    double noiseGain(double frequency, double bandwidth) {
        double w = 2 * Math.PI * frequency / rate;
        double real = 1 - b * StrictMath.cos(w) - c * StrictMath.cos(2 * w);
        double imaginary = b * StrictMath.sin(w) + c * StrictMath.sin(2 * w);
        double peak = a / Math.sqrt(real * real + imaginary * imaginary);
        return Math.max(1, Math.sqrt(rate / (Math.PI * bandwidth))) / peak;
    }

    /** Filters one sample. */
    double filter(double x) {
        double y = a * x + b * last + c * beforeLast;
        beforeLast = last;
        last = inverse ? x : y;
        return y;
    }
}
