package dev.pathos.landmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.face.FaceDetector.Box;
import dev.pathos.api.face.Sight.Square;
import dev.pathos.tck.SyntheticFace.Pose;
import org.junit.jupiter.api.Test;

/**
 * The synthetic face reaches from -75 to 75 across and from -35 (brows) to 90 (chin) down; its
 * outer eye corners are 90 apart.
 */
class ShapeTest {
    private static final Shape UPRIGHT = Shapes.at(new Pose(1, 0, 300, 200));

    @Test
    void should_lie_in_a_square_that_is_turned_as_the_eyes_are() {
        Square square = UPRIGHT.square();
        assertEquals(300, square.x(), 1e-4);
        assertEquals(227.5, square.y(), 1e-4);
        assertEquals(150, square.side(), 1e-4);
        assertEquals(0, square.angle(), 1e-6);
        Square turned = Shapes.at(new Pose(2, .4, 300, 200)).square();
        // The middle, 27.5 below the nasion, goes with the head.
        assertEquals(300 - 55 * Math.sin(.4), turned.x(), 1e-3);
        assertEquals(200 + 55 * Math.cos(.4), turned.y(), 1e-3);
        assertEquals(300, turned.side(), 1e-3);
        assertEquals(.4, turned.angle(), 1e-5);
        assertEquals(-2.5, Shapes.at(new Pose(1, -2.5, 0, 0)).square().angle(), 1e-5);
    }

    @Test
    void should_know_where_the_cascade_sees_it_and_the_other_way_round() {
        Box box = UPRIGHT.box();
        assertEquals(150 / .85, box.width(), 1e-4);
        assertEquals(box.width(), box.height());
        assertEquals(300, box.x() + box.width() / 2, 1e-4);
        // The landmarks' middle is .17 widths below that of the box.
        assertEquals(227.5 - .17 * box.width(), box.y() + box.height() / 2, 1e-4);
        Square back = Shape.square(box);
        assertEquals(300, back.x(), 1e-4);
        assertEquals(227.5, back.y(), 1e-4);
        assertEquals(150, back.side(), 1e-4);
    }

    @Test
    void should_measure_in_distances_between_the_eyes() {
        assertEquals(90, UPRIGHT.interOcular(), 1e-4);
        assertEquals(45, Shapes.at(new Pose(.5, 1, 0, 0)).interOcular(), 1e-4);
        Shape aside = Shapes.at(new Pose(1, 0, 303, 204));
        assertEquals(5 / 90., UPRIGHT.distance(aside), 1e-6);
        assertEquals(0, UPRIGHT.distance(UPRIGHT));
        Shape between = UPRIGHT.mean(aside);
        assertEquals(301.5, between.x(30), 1e-4);
        assertEquals(2.5 / 90, between.distance(aside), 1e-6);
    }

    @Test
    void should_measure_the_gap_between_the_lips() {
        // The inner lips are 10 sin(45), 10 and 10 sin(45) apart.
        double gap = 10 * (1 + Math.sqrt(2)) / 3 / 90;
        assertEquals(gap, UPRIGHT.mouthGap(), 1e-6);
        assertEquals(gap, Shapes.at(new Pose(3, .7, 10, 20)).mouthGap(), 1e-6);
        double[] open = UPRIGHT.points().clone();
        for (int p = 65; p <= 67; p++) {
            open[2 * p + 1] += 9;
        }
        assertEquals(gap + .1, new Shape(open).mouthGap(), 1e-6);
    }

    @Test
    void should_tell_what_can_be_a_face() {
        assertTrue(UPRIGHT.plausible());
        assertTrue(Shapes.at(new Pose(.02, 2, 0, 0)).plausible());
        assertFalse(Shapes.at(new Pose(.01, 0, 300, 200)).plausible(), "eyes within a pixel");
        assertFalse(new Shape(new double[136]).plausible());
        double[] far = UPRIGHT.points().clone();
        far[2 * 8 + 1] += 300;
        assertFalse(new Shape(far).plausible(), "a chin far away");
        double[] unknown = UPRIGHT.points().clone();
        unknown[2 * 8] = Double.NaN;
        assertFalse(new Shape(unknown).plausible());
    }
}
