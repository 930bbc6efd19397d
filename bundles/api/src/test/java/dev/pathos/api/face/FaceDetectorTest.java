package dev.pathos.api.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Video.Picture;
import dev.pathos.api.face.FaceDetector.Box;
import org.junit.jupiter.api.Test;

class FaceDetectorTest {
    @Test
    void should_give_intersection_by_union_when_boxes_overlap() {
        Box box = new Box(0, 0, 4, 2);
        // They share 2 x 1 = 2 of 8 + 4 - 2 = 10.
        assertEquals(.2, box.overlap(new Box(2, 1, 2, 2)), 1e-12);
        assertEquals(1, box.overlap(box), 0);
        assertEquals(0, box.overlap(new Box(4, 0, 1, 1)), 0);
        assertEquals(0, box.overlap(new Box(9, 9, 1, 1)), 0);
    }

    @Test
    void should_know_gray_from_color_when_a_picture_is_made() {
        assertTrue(new Picture(0, 3, 2, new byte[6]).gray());
        assertFalse(new Picture(0, 3, 2, new byte[18]).gray());
        assertThrows(IllegalArgumentException.class, () -> new Picture(0, 3, 2, new byte[12]));
    }
}
