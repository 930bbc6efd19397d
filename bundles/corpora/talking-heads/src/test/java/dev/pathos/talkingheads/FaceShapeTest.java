package dev.pathos.talkingheads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FaceShapeTest {
    @Test
    void should_come_back_when_mirrored_twice() {
        int[] middle = {8, 27, 28, 29, 30, 33, 51, 57, 62, 66};
        int own = 0;
        for (int p = 0; p < 68; p++) {
            assertEquals(p, FaceShape.mirror(FaceShape.mirror(p)));
            own += FaceShape.mirror(p) == p ? 1 : 0;
        }
        assertEquals(middle.length, own);
        for (int p : middle) {
            assertEquals(p, FaceShape.mirror(p));
        }
        assertEquals(45, FaceShape.mirror(36));
        assertEquals(46, FaceShape.mirror(41));
        assertEquals(54, FaceShape.mirror(48));
        assertEquals(22, FaceShape.mirror(21));
    }

    @Test
    void should_be_a_symmetrical_face_when_average() {
        FaceShape face = FaceShape.average();
        for (int p = 0; p < 68; p++) {
            int other = FaceShape.mirror(p);
            assertEquals(-face.x()[p], face.x()[other], 1e-9, "landmark " + p);
            assertEquals(face.y()[p], face.y()[other], 1e-9, "landmark " + p);
            for (int q = 0; q < p; q++) {
                double distance = Math.hypot(face.x()[p] - face.x()[q], face.y()[p] - face.y()[q]);
                assertTrue(distance > .5, p + " and " + q + " coincide");
            }
        }
        assertEquals(90, face.x()[45] - face.x()[36], 1e-9);
    }

    @Test
    void should_have_brows_eyes_nose_mouth_chin_from_top_to_bottom_when_anybody() {
        for (int s = 0; s < 50; s++) {
            FaceShape face = FaceShape.of(Draws.of(s, "test"));
            int[] order = {19, 37, 41, 30, 33, 51, 62, 66, 57, 8};
            for (int i = 1; i < order.length; i++) {
                assertTrue(face.y()[order[i - 1]] < face.y()[order[i]], "person " + s);
            }
            for (int p = 1; p <= 16; p++) {
                assertTrue(face.x()[p] > face.x()[p - 1], "jaw of person " + s);
            }
        }
    }
}
