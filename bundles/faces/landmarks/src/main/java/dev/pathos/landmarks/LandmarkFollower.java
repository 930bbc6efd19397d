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
 *
 * <p>A head that moves fast is half out of the square where it was: what is seen with little
 * sureness is looked at again from where it seems to be, and the surer look is taken.
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

    /** Surer than that, a face is not looked at again. */
    private static final double SURE = .8;

    private static final int REPEATS = 2;

    private final Locator locator;
    private final int twiceEvery;
    private int pictures;
    private double sureness;
    private Shape shape;
    private double seconds;
    private State state;

    /** What is seen in a square, and how sure it is that this is a face; 0 for what cannot be. */
    private record Look(Shape shape, double sureness) {
        boolean seen() {
            return sureness > 0;
        }
    }

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
        if (shape != null && sureness >= SURE) {
            return;
        }
        Square square = Shape.square(seen);
        for (int look = 1; look < FIRST_LOOKS; look++) {
            Shape found = locator.locate(sight, square);
            square = found.plausible() ? found.square() : square;
        }
        Look look = twice(sight, square);
        if (shape == null || look.sureness() > sureness) {
            adopt(look, glance);
        }
    }

    @Override
    public void follow(Sight sight, Glance glance) throws IOException {
        if (++pictures % twiceEvery != 0) {
            Shape once = locator.locate(sight, shape.square());
            adopt(new Look(once, once.plausible() ? sureness : 0), glance);
            return;
        }
        Look best = twice(sight, shape.square());
        for (int repeat = 0; repeat < REPEATS && best.seen() && best.sureness() < SURE; repeat++) {
            Look again = twice(sight, best.shape().square());
            if (again.sureness() <= best.sureness()) {
                break;
            }
            best = again;
        }
        adopt(best, glance);
    }

    private Look twice(Sight sight, Square square) throws IOException {
        Shape one = locator.locate(sight, square);
        Shape other = locator.locate(sight, aside(square));
        Shape mean = one.mean(other);
        if (!one.plausible() || !other.plausible() || !mean.plausible()) {
            return new Look(one, 0);
        }
        double sure = 1 / (1 + Math.exp((one.distance(other) - EVEN) / SHARPNESS));
        return new Look(twiceEvery == 1 ? mean : one, sure);
    }

    private void adopt(Look look, Glance glance) {
        Shape now = look.shape();
        double elapsed = glance.seconds() - seconds;
        double mouth = Double.NaN;
        if (look.seen() && shape != null && elapsed > 0) {
            mouth = Math.abs(now.mouthGap() - shape.mouthGap()) / elapsed;
        }
        shape = look.seen() || shape == null ? now : shape;
        sureness = look.sureness();
        seconds = glance.seconds();
        Box box = look.seen() ? now.box() : new Box(0, 0, 0, 0);
        state = new State(box, sureness, mouth, values(now, glance.scale()));
    }

    private static Square aside(Square square) {
        return new Square(
                square.x() + ASIDE * square.side(),
                square.y() - ABOVE * square.side(),
                FURTHER * square.side(),
                square.angle());
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
