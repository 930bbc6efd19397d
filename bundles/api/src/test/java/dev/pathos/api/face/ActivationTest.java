package dev.pathos.api.face;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ActivationTest {
    private static final Activation ROUGH = new Activation(.8, 25, 2, 1, FaceRegion.ALL);

    /** At 25 frames a second; points lie apart, and the whole mouth (20 points) is lowered. */
    private static FaceTrack track(double... lowered) {
        int frames = lowered.length;
        double[] time = new double[frames];
        boolean[] success = new boolean[frames];
        float[] confidence = new float[frames];
        float[] x = new float[frames * FaceTrack.POINTS];
        float[] y = new float[x.length];
        Arrays.fill(success, true);
        Arrays.fill(confidence, 1);
        for (int f = 0; f < frames; f++) {
            time[f] = f / 25.;
            for (int p = 0; p < FaceTrack.POINTS; p++) {
                int i = f * FaceTrack.POINTS + p;
                // the outer eye corners 36 and 45 are 90 apart
                x[i] = 10 * p;
                y[i] = (float) (7 * (p % 5) + (p >= 48 ? lowered[f] : 0));
                y[i] = p == 36 || p == 45 ? 0 : y[i];
            }
        }
        return new FaceTrack(time, success, confidence, x, y, Map.of(), Map.of());
    }

    @Test
    void should_tell_the_speed_at_each_grid_point_when_the_mouth_moves() {
        Activation.Course course = ROUGH.of(track(0, 9, 9, 0));
        assertArrayEquals(new boolean[] {false, true, true, true}, course.known());
        // 20 of 68 points move by a tenth of the inter-ocular distance in a 25th of a second
        double fast = 20. / 68 * .1 * 25;
        assertArrayEquals(new double[] {0, fast, 0, fast}, course.speed(), 1e-6);
        assertEquals(3, course.count());
        assertEquals(2 * fast / 3, course.mean(), 1e-6);
        assertEquals(fast / 2, course.mean(1, 3), 1e-6);
        assertEquals(Double.NaN, course.mean(0, 1));
    }

    @Test
    void should_know_no_speed_beside_a_lost_frame() {
        FaceTrack track = track(0, 9, 9, 0, 0);
        track.success()[2] = false;
        Activation.Course course = ROUGH.of(track);
        assertArrayEquals(new boolean[] {false, true, false, false, true}, course.known());
        assertEquals(1, course.count(0, 3));
    }

    @Test
    void should_know_nothing_when_there_is_nothing_to_measure() {
        FaceTrack bare =
                new FaceTrack(
                        new double[] {0, .04},
                        new boolean[] {true, true},
                        new float[] {1, 1},
                        new float[0],
                        new float[0],
                        Map.of(),
                        Map.of());
        assertEquals(0, ROUGH.of(bare).count());
        assertEquals(Double.NaN, ROUGH.of(bare).mean());
        FaceTrack lost = track(0, 9);
        Arrays.fill(lost.success(), false);
        assertEquals(0, ROUGH.of(lost).count());
        assertEquals(0, ROUGH.of(track()).count());
    }

    private static FaceTrack moving(double[] time, float... motion) {
        boolean[] success = new boolean[time.length];
        float[] confidence = new float[time.length];
        Arrays.fill(success, true);
        Arrays.fill(confidence, 1);
        return new FaceTrack(
                time,
                success,
                confidence,
                new float[0],
                new float[0],
                Map.of(),
                Map.of(),
                Map.of("motion_all", motion));
    }

    @Test
    void should_take_the_tracks_own_motion_when_it_has_no_landmarks() {
        // frames every .05 s, grid points every .04 s: the second lies in the second frame for .01
        // s
        double[] time = {1, 1.05, 1.1, 1.15, 1.2};
        FaceTrack track = moving(time, Float.NaN, 1, 2, 3, 4);
        Activation.Course course = ROUGH.of(track);
        assertArrayEquals(new boolean[] {false, true, true, true, true, true}, course.known());
        assertArrayEquals(new double[] {0, 1, 1.75, 2.5, 3.25, 4}, course.speed(), 1e-6);
        track.success()[2] = false;
        course = ROUGH.of(track);
        // from 1.05 to 1.1 s nothing is known, nor how far the face moved until 1.15 s
        assertArrayEquals(new boolean[] {false, true, false, false, false, true}, course.known());
        assertEquals(0, new Activation(.8, 25, 2, 1, FaceRegion.UPPER).of(track).count());
    }

    @Test
    void should_know_no_motion_over_a_gap_between_frames() {
        FaceTrack track = moving(new double[] {0, .04, .08, .2, .24}, Float.NaN, 1, 1, 5, 1);
        assertArrayEquals(
                new boolean[] {false, true, true, false, false, false, true},
                ROUGH.of(track).known());
        assertEquals(0, ROUGH.of(moving(new double[] {0}, 1)).count());
    }

    @Test
    void should_not_be_finite_when_all_landmarks_are_one_point() {
        FaceTrack track = track(0, 0);
        Arrays.fill(track.x(), 5);
        Arrays.fill(track.y(), 5);
        assertEquals(Double.NaN, ROUGH.of(track).mean());
    }

    @Test
    void should_find_regions_by_name() {
        assertEquals(FaceRegion.LOWER, FaceRegion.named("lower").orElseThrow());
        assertTrue(FaceRegion.named("left").isEmpty());
        assertEquals(37, FaceRegion.LOWER.points().length);
        assertEquals(22, FaceRegion.UPPER.points().length);
    }

    @Test
    void should_refuse_an_average_without_a_middle() {
        assertThrows(
                IllegalArgumentException.class, () -> new Activation(.8, 25, 2, 4, FaceRegion.ALL));
    }
}
