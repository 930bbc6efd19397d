package dev.pathos.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pathos.api.face.Alignment;
import dev.pathos.api.face.FaceDetector.Box;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeadMotionTest {
    /** Three by three points, 20 pixels apart, around (100, 80). */
    private static final double[] X = {80, 100, 120, 80, 100, 120, 80, 100, 120};

    private static final double[] Y = {60, 60, 60, 80, 80, 80, 100, 100, 100};
    private static final int[] ALL = IntStream.range(0, 9).toArray();

    private static double[] moved(Alignment by, boolean down) {
        double[] to = new double[9];
        for (int i = 0; i < 9; i++) {
            to[i] = down ? by.y(X[i], Y[i]) : by.x(X[i], Y[i]);
        }
        return to;
    }

    private static void assertMotion(Alignment expected, HeadMotion found) {
        assertEquals(expected.a(), found.motion().a(), 1e-9);
        assertEquals(expected.b(), found.motion().b(), 1e-9);
        assertEquals(expected.tx(), found.motion().tx(), 1e-7);
        assertEquals(expected.ty(), found.motion().ty(), 1e-7);
    }

    @Test
    void should_be_the_similarity_that_all_points_agree_on() {
        Alignment shift = new Alignment(1, 0, 3, -2);
        Alignment turn = new Alignment(1.02 * Math.cos(.05), 1.02 * Math.sin(.05), 1, 2);
        for (Alignment by : new Alignment[] {shift, turn}) {
            HeadMotion found = HeadMotion.between(X, Y, moved(by, false), moved(by, true), ALL, 9);
            assertMotion(by, found);
            assertEquals(1, found.agreeing());
        }
    }

    @Test
    void should_leave_out_points_that_go_their_own_way() {
        Alignment shift = new Alignment(1, 0, 3, -2);
        double[] u = moved(shift, false);
        double[] v = moved(shift, true);
        u[0] += 4;
        v[4] -= 6;
        u[7] -= 1;
        HeadMotion found = HeadMotion.between(X, Y, u, v, ALL, 9);
        assertMotion(shift, found);
        assertEquals(6 / 9., found.agreeing(), 1e-12);
    }

    @Test
    void should_take_small_differences_for_noise() {
        // Up to 2.5 times .15 pixels are noise; the mean of these is 0.
        double[] noise = {.1, -.1, 0, .1, -.1, 0, .1, -.1, 0};
        double[] u = moved(new Alignment(1, 0, 5, 0), false);
        for (int i = 0; i < 9; i++) {
            u[i] += noise[i];
        }
        HeadMotion found = HeadMotion.between(X, Y, u, Y, ALL, 9);
        assertEquals(1, found.agreeing());
        assertEquals(5, found.motion().x(100, 80) - 100, 1e-9);
    }

    @Test
    void should_look_at_the_points_of_the_head_only() {
        double[] u = X.clone();
        double[] v = Y.clone();
        for (int i = 3; i < 9; i++) {
            v[i] += 9;
        }
        int[] upper = {0, 1, 2};
        HeadMotion found = HeadMotion.between(X, Y, u, v, upper, 9);
        assertMotion(new Alignment(1, 0, 0, 0), found);
        assertEquals(1, found.agreeing());
    }

    @Test
    void should_not_take_points_for_a_head_that_all_go_their_own_ways() {
        double[] u = X.clone();
        double[] v = Y.clone();
        for (int i = 0; i < 9; i++) {
            u[i] += 6 * Math.cos(2.4 * i);
            v[i] += 6 * Math.sin(2.4 * i);
        }
        assertEquals(1, HeadMotion.between(X, Y, u, v, ALL, 20).agreeing());
        assertEquals(0, HeadMotion.between(X, Y, u, v, ALL, 3).agreeing(), .35);
    }

    @Test
    void should_agree_on_nothing_when_there_are_too_few_points() {
        double[] u = moved(new Alignment(1, 0, 3, 0), false);
        HeadMotion none = HeadMotion.between(X, Y, u, Y, new int[] {0, 1}, 9);
        assertMotion(new Alignment(1, 0, 0, 0), none);
        assertEquals(0, none.agreeing());
    }

    @Test
    void should_carry_a_box_by_its_middle_and_size() {
        Alignment twice = new Alignment(0, 2, 10, 20);
        // A quarter turn and twice the size: (50, 40) goes to (-2 * 40 + 10, 2 * 50 + 20).
        Box carried = new HeadMotion(twice, 1).carry(new Box(40, 35, 20, 10));
        assertEquals(new Box(-70 - 20, 120 - 10, 40, 20), carried);
    }
}
