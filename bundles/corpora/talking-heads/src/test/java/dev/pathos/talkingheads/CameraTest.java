package dev.pathos.talkingheads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CameraTest {
    private final double[] x = new double[68];
    private final double[] y = new double[68];

    @Test
    void should_put_a_point_where_the_pinhole_does_when_the_head_is_straight() {
        FaceShape face = FaceShape.average();
        Camera.project(face, new double[] {10, -20, 500, 0, 0, 0}, x, y);
        double away = 500 + face.z()[45];
        assertEquals(320 + 500 * (10 + 45) / away, x[45], 1e-9);
        assertEquals(240 + 500 * (-20 + face.y()[45]) / away, y[45], 1e-9);
    }

    @Test
    void should_turn_in_the_picture_when_the_head_rolls_by_a_right_angle() {
        FaceShape face = FaceShape.average();
        Camera.project(face, new double[] {0, 0, 500, 0, 0, Math.PI / 2}, x, y);
        double away = 500 + face.z()[8];
        assertEquals(320 - 500 * face.y()[8] / away, x[8], 1e-6);
        assertEquals(240, y[8], 1e-6);
    }

    @Test
    void should_move_the_nose_tip_against_the_eyes_when_the_head_turns() {
        FaceShape face = FaceShape.average();
        Camera.project(face, new double[] {0, 0, 500, 0, 0, 0}, x, y);
        double nose = x[30];
        double eyes = (x[39] + x[42]) / 2;
        Camera.project(face, new double[] {0, 0, 500, 0, .3, 0}, x, y);
        double against = (x[30] - nose) - ((x[39] + x[42]) / 2 - eyes);
        // The tip lies 29 mm before the inner eye corners: 29 sin .3 is 8.6 mm, at about 1 px a mm.
        assertEquals(-8.6, against, 1);
    }
}
