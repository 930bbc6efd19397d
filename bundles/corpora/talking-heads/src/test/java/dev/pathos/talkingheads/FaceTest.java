package dev.pathos.talkingheads;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FaceTest {
    private final FaceShape rest = FaceShape.average();
    private final Face face = new Face(Parameters.load(), rest);

    private FaceShape with(ActionUnit unit, double intensity) {
        double[] units = new double[ActionUnit.values().length];
        units[unit.ordinal()] = intensity;
        return face.shape(units, new double[Articulator.values().length]);
    }

    private FaceShape with(Articulator articulator) {
        double[] mouth = new double[Articulator.values().length];
        mouth[articulator.ordinal()] = 1;
        return face.shape(new double[ActionUnit.values().length], mouth);
    }

    private static double gap(FaceShape shape) {
        return shape.y()[66] - shape.y()[62];
    }

    private static double width(FaceShape shape) {
        return shape.x()[54] - shape.x()[48];
    }

    @Test
    void should_rest_when_nothing_moves_it() {
        assertArrayEquals(rest.y(), with(ActionUnit.AU12, 0).y(), 0);
        assertArrayEquals(rest.x(), with(ActionUnit.AU12, 0).x(), 0);
    }

    @Test
    void should_raise_and_widen_the_lip_corners_when_smiling() {
        FaceShape smile = with(ActionUnit.AU12, 5);
        assertEquals(rest.x()[48] - 7, smile.x()[48], 1e-9);
        assertEquals(rest.x()[54] + 7, smile.x()[54], 1e-9);
        assertEquals(rest.y()[48] - 6, smile.y()[48], 1e-9);
        assertEquals(rest.y()[54] - 6, smile.y()[54], 1e-9);
        assertEquals(rest.x()[48] - 1.4, with(ActionUnit.AU12, 1).x()[48], 1e-9);
    }

    @Test
    void should_move_each_part_as_the_facial_action_coding_system_says_when_a_unit_acts() {
        assertTrue(with(ActionUnit.AU01, 5).y()[21] < rest.y()[21], "inner brow up");
        assertTrue(with(ActionUnit.AU02, 5).y()[18] < rest.y()[18], "outer brow up");
        assertTrue(with(ActionUnit.AU04, 5).y()[21] > rest.y()[21], "brow down");
        assertTrue(with(ActionUnit.AU04, 5).x()[21] > rest.x()[21], "brows together");
        assertTrue(with(ActionUnit.AU05, 5).y()[37] < rest.y()[37], "upper lid up");
        assertTrue(with(ActionUnit.AU15, 5).y()[48] > rest.y()[48], "lip corner down");
        assertTrue(gap(with(ActionUnit.AU26, 5)) > gap(rest) + 5, "mouth open");
        assertTrue(width(with(ActionUnit.AU20, 5)) > width(rest), "lips stretched");
        assertTrue(width(with(ActionUnit.AU23, 5)) < width(rest), "lips tightened");
        FaceShape blink = with(ActionUnit.AU45, 5);
        assertTrue(blink.y()[41] - blink.y()[37] < .25 * (rest.y()[41] - rest.y()[37]), "lids");
    }

    @Test
    void should_shape_the_mouth_when_articulators_act() {
        assertTrue(gap(with(Articulator.JAW)) > gap(rest) + 5);
        assertTrue(with(Articulator.JAW).y()[8] > rest.y()[8] + 5, "the chin goes along");
        assertTrue(gap(with(Articulator.PRESS)) < gap(rest));
        assertTrue(width(with(Articulator.SPREAD)) > width(rest));
        assertTrue(width(with(Articulator.ROUND)) < width(rest));
    }
}
