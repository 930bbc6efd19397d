package dev.pathos.talkingheads;

import java.util.Locale;

/** What moves the mouth in speaking, each from 0 (at rest) to 1. */
enum Articulator {
    /** The jaw opens. */
    JAW,
    /** The lip corners go apart. */
    SPREAD,
    /** The lips are rounded. */
    ROUND,
    /** The lips are pressed together. */
    PRESS,
    /** The lower lip goes under the upper teeth. */
    TUCK;

    /** Its name in {@code parameters.txt}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
