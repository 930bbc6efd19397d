package dev.pathos.tables;

import dev.pathos.api.face.Activation;
import dev.pathos.api.face.FaceTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Facial activation of two tracks of one clip, on the grid of the reference; the other is shifted
 * by whole grid points, so that it is at most half a grid interval off.
 *
 * @param ours activation
 * @param theirs that of the reference
 * @param shift grid points of ours before the reference's first
 */
record ActivationPair(Activation.Course ours, Activation.Course theirs, int shift) {
    /** Known grid points without which a window has no mean, as in the task. */
    private static final int LEAST = 10;

    /** Grid points averaged where both are smoothed. */
    private static final int WIDTH = 5;

    /** Measures both, if both have landmarks or motion. */
    static Optional<ActivationPair> of(FaceTrack ours, FaceTrack theirs) {
        Activation measure = Activation.USUAL;
        Activation.Course a = measure.of(ours);
        Activation.Course b = measure.of(theirs);
        if (a.count() == 0 || b.count() == 0) {
            return Optional.empty();
        }
        double later = theirs.timestamps()[0] - ours.timestamps()[0];
        return Optional.of(new ActivationPair(a, b, (int) Math.round(later * measure.rate())));
    }

    /** Values of both sides, one list each. */
    record Values(List<Double> ours, List<Double> theirs) {
        Values() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        private void add(double our, double their) {
            ours.add(our);
            theirs.add(their);
        }
    }

    private int first() {
        return Math.max(0, -shift);
    }

    private int end() {
        return Math.min(theirs.known().length, ours.known().length - shift);
    }

    /** Both at each grid point where both are known. */
    Values points() {
        Values values = new Values();
        for (int g = first(); g < end(); g++) {
            if (theirs.known()[g] && ours.known()[g + shift]) {
                values.add(ours.speed()[g + shift], theirs.speed()[g]);
            }
        }
        return values;
    }

    /** The same, each averaged over its known grid points around. */
    Values smoothed() {
        Values values = new Values();
        for (int g = first(); g < end(); g++) {
            if (theirs.known()[g] && ours.known()[g + shift]) {
                values.add(around(ours, g + shift), around(theirs, g));
            }
        }
        return values;
    }

    private static double around(Activation.Course course, int g) {
        int half = WIDTH / 2;
        return course.mean(Math.max(0, g - half), Math.min(course.known().length, g + half + 1));
    }

    /**
     * The means of windows that lie side by side from the first common grid point, where each side
     * knows enough.
     *
     * @param seconds how long they are
     */
    Values windows(double seconds) {
        int length = (int) Math.round(seconds * theirs.rate());
        Values values = new Values();
        for (int g = first(); g + length <= end(); g += length) {
            if (theirs.count(g, g + length) >= LEAST
                    && ours.count(g + shift, g + shift + length) >= LEAST) {
                values.add(ours.mean(g + shift, g + shift + length), theirs.mean(g, g + length));
            }
        }
        return values;
    }
}
