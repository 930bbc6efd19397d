package dev.pathos.talkingheads;

/**
 * One row of a face track.
 *
 * @param seconds from the beginning
 * @param confidence 0..1
 * @param success whether the tracker says that it found the face
 * @param pose position in mm, then rotation in radians
 * @param x 68 landmarks in pixels to the right
 * @param y 68 landmarks in pixels down
 * @param intensity estimated intensity 0..5, by {@link ActionUnit}
 * @param present estimated presence, by {@link ActionUnit}
 */
record TrackedFrame(
        double seconds,
        double confidence,
        boolean success,
        double[] pose,
        double[] x,
        double[] y,
        double[] intensity,
        boolean[] present) {}
