package dev.pathos.talkingheads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HeadMotionTest {
    private final Studio studio = new Studio(Parameters.load(), new Recipe(2, 6, 1, 1, true));
    private final Take take = studio.take(0, 0);

    private double[][] pose(double liveliness) {
        return HeadMotion.of(
                        take.appearance(),
                        take.score(),
                        liveliness,
                        take.frames(),
                        Draws.of(1, "test"))
                .pose();
    }

    @Test
    void should_move_twice_as_far_when_twice_as_lively() {
        double[][] calm = pose(1);
        double[][] lively = pose(2);
        for (int f = 0; f < calm.length; f++) {
            for (int axis = 0; axis < 6; axis++) {
                assertEquals(2 * calm[f][axis], lively[f][axis], 1e-9);
            }
        }
    }

    @Test
    void should_move_smoothly_when_frames_follow_each_other() {
        double[][] pose = pose(1);
        double way = 0;
        for (int f = 1; f < pose.length; f++) {
            double step = Math.abs(pose[f][4] - pose[f - 1][4]);
            assertTrue(step < .03, "yaw jumps by " + step);
            way += step;
        }
        assertTrue(way > .01, "the head moves");
    }
}
