package dev.pathos.talkingheads;

/**
 * The derivative of the glottal flow, pulse after pulse.
 *
 * <p>The pulse is the polynomial of the KLGLOTT88 model (Klatt and Klatt 1990, JASA 87): flow
 * {@code t^2 - t^3} over the open part of the period, hence derivative {@code 2 t - 3 t^2}, zero
 * while the folds are closed. Each period's length and amplitude vary at random (jitter, shimmer);
 * the phase is kept in fractions of a sample so that F0 is exact.
 */
final class GlottalSource {
    /** Points a sample over which the pulse is averaged, against aliasing of its sharp closure. */
    private static final int OVERSAMPLING = 4;

    private final double rate;
    private final double open;
    private final double jitter;
    private final double shimmer;
    private final Draws draws;
    private double phase;
    private double period;
    private double amplitude = 1;

    /**
     * Makes a source that is about to begin a period.
     *
     * @param rate samples a second
     * @param open the open part of the period, 0.3 to 0.9
     * @param jitter standard deviation of the period, as a part of it
     * @param shimmer standard deviation of the amplitude in dB
     * @param draws where each period's deviation comes from
     */
    GlottalSource(double rate, double open, double jitter, double shimmer, Draws draws) {
        this.rate = rate;
        this.open = open;
        this.jitter = jitter;
        this.shimmer = shimmer;
        this.draws = draws;
    }

    /**
     * The next sample.
     *
     * @param f0 Hz; heeded when a period begins
     * @return the derivative of the flow, -1 at the moment of closure
     */
    double next(double f0) {
        double sum = 0;
        for (int i = 0; i < OVERSAMPLING; i++) {
            if (phase >= period) {
                phase -= period;
                period = rate / f0 * (1 + jitter * draws.gaussian());
                amplitude = Curves.amplitude(shimmer * draws.gaussian());
            }
            double t = phase / (open * period);
            sum += t < 1 ? amplitude * t * (2 - 3 * t) : 0;
            phase += 1.0 / OVERSAMPLING;
        }
        return sum / OVERSAMPLING;
    }

    /** Whether the folds are open at this moment, when aspiration is strongest. */
    boolean isOpen() {
        return phase < open * period;
    }
}
