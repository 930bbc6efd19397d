package dev.pathos.motion;

import dev.pathos.api.face.FaceDetector.Box;
import java.util.Optional;

/** A part of the face, by how far down it lies in the box in which a cascade sees a face. */
enum Region {
    /** Brows and eyes; 22 of the 68 landmarks that are usual elsewhere. */
    UPPER(.18, .5, 22),
    /** The nose, which moves with the head. */
    NOSE(.5, .66, 9),
    /** Mouth, cheeks and chin. */
    LOWER(.66, 1.12, 37);

    /** The face within the box: what lies farther from its middle is hair, neck or background. */
    private static final double MIDDLE = .62;

    private static final double HALF_WIDTH = .4;
    private static final double HALF_HEIGHT = .5;

    private final double from;
    private final double to;
    private final double weight;

    Region(double from, double to, double weight) {
        this.from = from;
        this.to = to;
        this.weight = weight;
    }

    /** What the region counts in the motion of all of the face. */
    double weight() {
        return weight;
    }

    /**
     * The region of a point.
     *
     * @param box where the face is
     * @param x the point
     * @param y the point
     * @return empty if it is not on the face
     */
    static Optional<Region> of(Box box, double x, double y) {
        double across = (x - box.x()) / box.width() - .5;
        double down = (y - box.y()) / box.height();
        if (Math.hypot(across / HALF_WIDTH, (down - MIDDLE) / HALF_HEIGHT) > 1) {
            return Optional.empty();
        }
        for (Region region : values()) {
            if (down >= region.from && down < region.to) {
                return Optional.of(region);
            }
        }
        return Optional.empty();
    }

    /** Where points are looked for. */
    static Box around(Box box) {
        return new Box(
                box.x() + (.5 - HALF_WIDTH) * box.width(),
                box.y() + (MIDDLE - HALF_HEIGHT) * box.height(),
                2 * HALF_WIDTH * box.width(),
                2 * HALF_HEIGHT * box.height());
    }
}
