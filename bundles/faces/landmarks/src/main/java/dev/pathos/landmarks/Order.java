package dev.pathos.landmarks;

import java.util.Locale;

/** How a network's output lays coordinates out. */
enum Order {
    /** x and y of each point in turn. */
    INTERLEAVED,
    /** All x, then all y. */
    PLANAR;

    /** What configurations call it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Order of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** Where the x of a point stands among {@code 2 points} values. */
    int x(int point, int points) {
        return this == INTERLEAVED ? 2 * point : point;
    }

    /** Where the y of a point stands among {@code 2 points} values. */
    int y(int point, int points) {
        return this == INTERLEAVED ? 2 * point + 1 : points + point;
    }
}
