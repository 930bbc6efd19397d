package dev.pathos.landmarks;

import dev.pathos.api.face.FaceDetector.Box;
import dev.pathos.api.face.Sight;
import dev.pathos.api.face.Sight.Glance;
import dev.pathos.api.face.Sight.Square;
import dev.pathos.tracking.Follower;
import java.io.IOException;

/**
 * Follows a face by its landmarks: those of one picture tell where to look in the next.
 *
 * <p>Each picture is looked at twice, the second time a little to the side and from further away.
 * On a face both looks agree within a few hundredths of the distance between the eyes (.01 is
 * usual, .05 rare), on anything else they do not: that is the sureness. The mean of both is taken.
 */
final class LandmarkFollower implements Follower {
    private static final int FIRST_LOOKS = 3;

    /** The second look: shifts in shares of the square's side, and its size. */
    private static final double ASIDE = .03;

    private static final double ABOVE = .02;
    private static final double FURTHER = 1.08;

    /** The disagreement at which a face is as likely as anything else, and how sharp that is. */
    private static final double EVEN = .05;

    private static final double SHARPNESS = .008;

    private final Locator locator;
    private Shape shape;
    private double seconds;
    private State state;

    LandmarkFollower(Locator locator) {
        this.locator = locator;
    }

    @Override
    public void take(Sight sight, Glance glance, Box seen) throws IOException {
        if (shape != null) {
            return;
        }
        Square square = Shape.square(seen);
        for (int look = 1; look < FIRST_LOOKS; look++) {
            Shape found = locator.locate(sight, square);
            square = found.plausible() ? found.square() : square;
        }
        look(sight, glance, square);
    }

    @Override
    public void follow(Sight sight, Glance glance) throws IOException {
        look(sight, glance, shape.square());
    }

    private void look(Sight sight, Glance glance, Square square) throws IOException {
        Shape one = locator.locate(sight, square);
        Shape other =
                locator.locate(
                        sight,
                        new Square(
                                square.x() + ASIDE * square.side(),
                                square.y() - ABOVE * square.side(),
                                FURTHER * square.side(),
                                square.angle()));
        Shape now = one.mean(other);
        boolean plausible = one.plausible() && other.plausible() && now.plausible();
        double sureness = 0;
        double mouth = Double.NaN;
        if (plausible) {
            sureness = 1 / (1 + Math.exp((one.distance(other) - EVEN) / SHARPNESS));
            if (shape != null && glance.seconds() > seconds) {
                mouth = Math.abs(now.mouthGap() - shape.mouthGap()) / (glance.seconds() - seconds);
            }
            shape = now;
        } else if (shape == null) {
            shape = now;
        }
        seconds = glance.seconds();
        state = new State(box(now, plausible), sureness, mouth, values(now, glance.scale()));
    }

    private static Box box(Shape shape, boolean plausible) {
        return plausible ? shape.box() : new Box(0, 0, 0, 0);
    }

    /** In pixels of the file, whose first pixel's middle is 0 as well. */
    private static float[] values(Shape shape, double scale) {
        float[] values = new float[shape.points().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((shape.points()[i] + .5) * scale - .5);
        }
        return values;
    }

    @Override
    public State state() {
        return state;
    }
}
