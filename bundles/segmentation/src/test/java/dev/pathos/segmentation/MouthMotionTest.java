package dev.pathos.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Video.Picture;
import dev.pathos.api.face.FaceDetector.Box;
import org.junit.jupiter.api.Test;

class MouthMotionTest {
    /** One grid point is 1.5 pixels. */
    private static final Box FACE = new Box(32, 32, 96, 96);

    private static Crop crop(double x, double y, double turn, double mouth) {
        return Crop.of(Texture.draw(0, x, y, turn, mouth), FACE);
    }

    @Test
    void should_find_shift_and_turn_when_the_face_moves_as_a_whole() {
        RigidMotion motion = RigidMotion.between(crop(0, 0, 0, 0), crop(1.5, -2.25, .02, 0));
        assertEquals(1, motion.x(), .05);
        assertEquals(-1.5, motion.y(), .05);
        assertEquals(.02, motion.r(), .002);
        assertEquals(0, motion.s(), .002);
    }

    @Test
    void should_be_small_when_only_the_face_as_a_whole_moves() {
        double still = MouthMotion.between(crop(0, 0, 0, 0), crop(0, 0, 0, 0));
        double moved = MouthMotion.between(crop(0, 0, 0, 0), crop(2, 1, .02, 0));
        assertEquals(0, still, 1e-9);
        assertTrue(moved < .001, "" + moved);
    }

    @Test
    void should_grow_with_the_mouth_when_it_moves_by_itself() {
        double little = MouthMotion.between(crop(0, 0, 0, 0), crop(0, 0, 0, .75));
        double much = MouthMotion.between(crop(0, 0, 0, 0), crop(0, 0, 0, 1.5));
        double both = MouthMotion.between(crop(0, 0, 0, 0), crop(2, 1, .02, 1.5));
        assertTrue(little > .003, "" + little);
        assertEquals(2, much / little, .3);
        assertEquals(1, both / much, .25);
    }

    @Test
    void should_not_mind_when_the_light_changes() {
        Crop before = crop(0, 0, 0, 0);
        byte[] pixels = Texture.draw(0, 0, 0, 0, 0).pixels();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Math.min(255, (pixels[i] & 0xff) + 9);
        }
        Crop after = Crop.of(new Picture(0, Texture.SIZE, Texture.SIZE, pixels), FACE);
        assertEquals(0, MouthMotion.between(before, after), .0005);
    }

    @Test
    void should_be_zero_when_there_is_nothing_to_see() {
        Crop flat = Crop.of(new Picture(0, 1, 1, new byte[] {77}), new Box(0, 0, 1, 1));
        assertEquals(RigidMotion.NONE, RigidMotion.between(flat, flat));
        assertEquals(0, MouthMotion.between(flat, flat), 0);
    }
}
