package dev.pathos.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FacePointTest {
    private static FacePoint moved(double[] right, double[] elapsed) {
        FacePoint point = new FacePoint(0, 0, Region.LOWER);
        for (int i = 0; i < right.length; i++) {
            point.move(0, 0, right[i], 0, elapsed[i]);
        }
        return point;
    }

    @Test
    void should_average_velocities_and_not_their_lengths() {
        FacePoint point = new FacePoint(5, 6, Region.UPPER);
        assertEquals(0, point.speed(.1));
        point.move(7, 8, .03, .04, .02);
        assertEquals(7, point.x());
        assertEquals(8, point.y());
        assertEquals(2.5, point.speed(.1), 1e-12);
        // Back to where it was: no motion over both.
        point.move(5, 6, -.03, -.04, .02);
        assertEquals(0, point.speed(.1), 1e-12);
    }

    @Test
    void should_take_as_many_moves_as_come_nearest_to_the_span() {
        double[] even = {.04, .04, .04, .04, .04};
        // At 25 pictures a second three moves of the last five.
        assertEquals((3 + 4 + 5) / .12, moved(new double[] {1, 2, 3, 4, 5}, even).speed(.1), 1e-9);
        double[] fast = {.02, .02, .02, .02, .02, .02};
        assertEquals(
                (2 + 3 + 4 + 5 + 6) / .1,
                moved(new double[] {1, 2, 3, 4, 5, 6}, fast).speed(.1),
                1e-9);
        double[] slow = {.5, .5};
        assertEquals(2 / .5, moved(new double[] {1, 2}, slow).speed(.1), 1e-9);
    }

    @Test
    void should_be_the_same_for_uneven_pictures_when_the_motion_is() {
        double[] uneven = {.03, .01, .2, .02, .05, .01};
        double[] right = new double[6];
        for (int i = 0; i < 6; i++) {
            right[i] = 1.7 * uneven[i];
        }
        assertEquals(1.7, moved(right, uneven).speed(.1), 1e-9);
    }

    @Test
    void should_remember_enough_when_pictures_are_very_fast() {
        double[] right = new double[500];
        double[] elapsed = new double[500];
        Arrays.fill(right, .002);
        Arrays.fill(elapsed, .001);
        assertEquals(2, moved(right, elapsed).speed(.1), 1e-9);
    }
}
