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
}
