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
 * <p>Pictures are looked at twice, the second time a little to the side and from further away. On a
 * face both looks agree within a few hundredths of the distance between the eyes (.01 is usual, .05
 * rare), on anything else they do not: that is the sureness. The mean of both is taken. Where only
 * some pictures are looked at twice, the sureness lasts until the next of them, and the first look
 * counts alone in all, for a mean now and then would shake the face.
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
    private final int twiceEvery;
    private int pictures;
    private double sureness;
    private Shape shape;
    private double seconds;
    private State state;

    /**
     * @param locator locates the landmarks
     * @param twiceEvery every so many pictures are looked at twice
     */
    LandmarkFollower(Locator locator, int twiceEvery) {
        this.locator = locator;
        this.twiceEvery = twiceEvery;
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
        Shape now = locator.locate(sight, square);
        boolean plausible = now.plausible();
        if (pictures++ % twiceEvery == 0) {
            Shape other = locator.locate(sight, aside(square));
            sureness =
                    plausible && other.plausible()
                            ? 1 / (1 + Math.exp((now.distance(other) - EVEN) / SHARPNESS))
                            : 0;
            now = twiceEvery == 1 ? now.mean(other) : now;
            plausible &= now.plausible();
        }
        double mouth = Double.NaN;
        if (plausible && shape != null && glance.seconds() > seconds) {
            mouth = Math.abs(now.mouthGap() - shape.mouthGap()) / (glance.seconds() - seconds);
        }
        shape = plausible || shape == null ? now : shape;
        seconds = glance.seconds();
        state =
                new State(
                        box(now, plausible),
                        plausible ? sureness : 0,
                        mouth,
                        values(now, glance.scale()));
    }

    private static Square aside(Square square) {
        return new Square(
                square.x() + ASIDE * square.side(),
                square.y() - ABOVE * square.side(),
                FURTHER * square.side(),
                square.angle());
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
