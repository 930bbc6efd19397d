package dev.pathos.landmarks;

import java.util.Locale;

/** What a network's output measures landmarks in. */
enum Unit {
    /** 0 to 1 over the input. */
    SHARE,
    /** Pixels of the input. */
    PIXEL,
    /** -0.5 to 0.5 over the input. */
    CENTRED,
    /** -1 to 1 over the input. */
    SIGNED;

    private static final double OUTSIDE = .5;
    private static final double SPREAD = .2;
    private static final double OFF = .2;

    /** What configurations call it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Unit of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /**
     * A coordinate as a share of the input.
     *
     * @param value as the network gives it
     * @param size pixels of the input's side
     * @return 0 at the left or upper edge, 1 at the other
     */
    double share(double value, int size) {
        return switch (this) {
            case SHARE -> value;
            case PIXEL -> value / size;
            case CENTRED -> value + .5;
            case SIGNED -> (value + 1) / 2;
        };
    }

    /**
     * Whether values can be measured in this: as shares of the input their middle is about that of
     * the input, they are spread out, and none lies far outside.
     *
     * @param values as a network gives them
     * @param size pixels of the input's side
     */
    boolean plausible(float[] values, int size) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (float value : values) {
            double share = share(value, size);
            least = Math.min(least, share);
            most = Math.max(most, share);
            sum += share;
        }
        return least >= -OUTSIDE
                && most <= 1 + OUTSIDE
                && most - least >= SPREAD
                && Math.abs(sum / values.length - .5) <= OFF;
    }
}
