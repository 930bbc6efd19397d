package dev.pathos.segmentation;

/**
 * A stretch of a recording.
 *
 * @param start seconds from the recording's beginning
 * @param end seconds, not before the start
 */
record Stretch(double start, double end) {
    double seconds() {
        return end - start;
    }
}
