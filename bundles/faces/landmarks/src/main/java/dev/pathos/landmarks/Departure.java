package dev.pathos.landmarks;

/**
 * How far a face departs from rest.
 *
 * @param values each {@link Measure}'s value by ordinal, millimetres
 * @param rest its value at rest
 */
record Departure(double[] values, double[] rest) {
    /**
     * Millimetres; eyes that are open by less at rest are shut, and only noise could close them.
     */
    private static final double LEAST_OPEN = 2;

    /** Millimetres of a measure above rest. */
    double of(Measure measure) {
        return values[measure.ordinal()] - rest[measure.ordinal()];
    }

    /** The share by which the eyes are closed: 0 at rest, 1 shut. */
    double closed() {
        return -of(Measure.EYES_OPEN) / Math.max(LEAST_OPEN, rest[Measure.EYES_OPEN.ordinal()]);
    }
}
