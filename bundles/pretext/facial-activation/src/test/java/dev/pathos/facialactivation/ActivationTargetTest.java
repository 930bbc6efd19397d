package dev.pathos.facialactivation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.face.Activation;
import dev.pathos.api.face.FaceRegion;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.tck.SyntheticFace;
import dev.pathos.tck.SyntheticFace.Pose;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ActivationTargetTest {
    private static final ActivationTarget USUAL = new ActivationTarget(Activation.USUAL, 10);

    /** Its mouth is at 0, 9, 0, -9 ... pixels in successive frames at 25 a second. */
    private static final SyntheticFace QUARTERS = SyntheticFace.still(25, 4).speaking(9, 6.25);

    private static ActivationTarget unsmoothed(FaceRegion region) {
        return new ActivationTarget(new Activation(.8, 25, 2, 1, region), 10);
    }

    private static double activation(ActivationTarget how, FaceTrack track) {
        return how.of(track).values()[0];
    }

    @Test
    void should_be_the_mean_displacement_per_second_when_the_mouth_swings() {
        // 20 of 68 points move by 9 pixels 25 times a second; the eyes are 90 pixels apart
        double expected = 9.0 / 90 * 25 * 20 / 68;
        assertEquals(expected, activation(unsmoothed(FaceRegion.ALL), QUARTERS.track()), 1e-5);
    }

    @Test
    void should_count_only_its_points_when_a_region_is_chosen() {
        // 17 points of the jaw stand still beside 20 of the mouth
        double lower = activation(unsmoothed(FaceRegion.LOWER), QUARTERS.track());
        assertEquals(9.0 / 90 * 25 * 20 / 37, lower, 1e-5);
        assertEquals(0, activation(unsmoothed(FaceRegion.UPPER), QUARTERS.track()), 1e-6);
        FaceTrack brows = SyntheticFace.still(25, 4).raisingBrows(9).track();
        assertEquals(0, activation(unsmoothed(FaceRegion.LOWER), brows), 1e-6);
        // a swing of 9 pixels goes 36 pixels a second, for 10 points of 22
        assertEquals(36.0 / 90 * 10 / 22, activation(unsmoothed(FaceRegion.UPPER), brows), 1e-2);
    }

    @Test
    void should_be_zero_when_the_face_stands_still() {
        assertEquals(0, activation(USUAL, SyntheticFace.still(25, 4).track()), 1e-6);
    }

    @Test
    void should_average_three_frames_when_smoothed() {
        // the mean of (-9, 0, 9) and its neighbours is a third of the swing, but at both ends
        double rough = activation(unsmoothed(FaceRegion.ALL), QUARTERS.track());
        assertEquals(rough / 3, activation(USUAL, QUARTERS.track()), .01 * rough);
    }

    @Test
    void should_be_the_same_when_the_head_is_elsewhere_in_the_picture() {
        double upright = activation(USUAL, QUARTERS.track());
        Pose pose = new Pose(2.5, .6, 900, -300);
        assertEquals(upright, activation(USUAL, QUARTERS.posed(pose).track()), 1e-4 * upright);
    }

    @Test
    void should_be_the_same_when_the_head_moves_turns_and_comes_closer() {
        SyntheticFace speaking = SyntheticFace.still(25, 4).speaking(9, 2);
        double still = activation(USUAL, speaking.track());
        FaceTrack track = speaking.track();
        FaceTrack moving =
                moved(
                        track,
                        f -> new Pose(1 + .01 * f, .5 * Math.sin(f / 10.0), 4 * f, 100 - 2 * f));
        assertEquals(still, activation(USUAL, moving), 1e-3 * still);
    }

    @Test
    void should_be_the_same_when_the_camera_is_faster() {
        double slow = activation(USUAL, SyntheticFace.still(25, 4).speaking(9, 1).track());
        for (double rate : new double[] {30, 50, 59.94, 120}) {
            FaceTrack track = SyntheticFace.still(rate, 4).speaking(9, 1).track();
            assertEquals(slow, activation(USUAL, track), .02 * slow, rate + " frames per second");
        }
    }

    @Test
    void should_not_bridge_a_gap_when_the_face_is_another_after_it() {
        FaceTrack jump = jump();
        assertEquals(0, activation(USUAL, jump), 1e-6);
        assertEquals(0, activation(USUAL, without(jump, 40, 60)), 1e-6, "frames left out");
    }

    /** A still face, lost from frame 40 on, found at 60 with its mouth 30 pixels lower. */
    private static FaceTrack jump() {
        FaceTrack track = SyntheticFace.still(25, 4).lost(40, 60).track();
        for (int f = 40; f < track.frames(); f++) {
            for (int p = 48; p < FaceTrack.POINTS; p++) {
                track.y()[f * FaceTrack.POINTS + p] += 30;
            }
        }
        return track;
    }

    private static FaceTrack without(FaceTrack track, int from, int to) {
        int[] kept = IntStream.range(0, track.frames()).filter(f -> f < from || f >= to).toArray();
        double[] time = new double[kept.length];
        boolean[] success = new boolean[kept.length];
        float[] confidence = new float[kept.length];
        float[] x = new float[kept.length * FaceTrack.POINTS];
        float[] y = new float[x.length];
        for (int i = 0; i < kept.length; i++) {
            time[i] = track.timestamps()[kept[i]];
            success[i] = track.success()[kept[i]];
            confidence[i] = track.confidence()[kept[i]];
            int at = kept[i] * FaceTrack.POINTS;
            System.arraycopy(track.x(), at, x, i * FaceTrack.POINTS, FaceTrack.POINTS);
            System.arraycopy(track.y(), at, y, i * FaceTrack.POINTS, FaceTrack.POINTS);
        }
        return new FaceTrack(time, success, confidence, x, y, Map.of(), Map.of());
    }

    @Test
    void should_see_the_jump_when_there_is_no_gap() {
        FaceTrack jump = jump();
        FaceTrack found = SyntheticFace.still(25, 4).track();
        System.arraycopy(jump.y(), 0, found.y(), 0, jump.y().length);
        assertTrue(activation(USUAL, found) > .01);
    }

    @Test
    void should_ignore_what_lost_frames_say_when_measuring() {
        FaceTrack wild = QUARTERS.lost(30, 40).track();
        for (int i = 30 * FaceTrack.POINTS; i < 40 * FaceTrack.POINTS; i++) {
            wild.x()[i] = Float.NaN;
            wild.y()[i] = 1e6f;
        }
        double clean = activation(unsmoothed(FaceRegion.ALL), QUARTERS.track());
        assertEquals(clean, activation(unsmoothed(FaceRegion.ALL), wild), 1e-4);
    }

    @Test
    void should_give_a_reason_when_pairs_are_too_few() {
        // 10 frames make 9 pairs
        assertEquals(
                "fewer than 10 pairs of valid frames",
                USUAL.of(SyntheticFace.still(25, .36).track()).reason());
        assertTrue(USUAL.of(SyntheticFace.still(25, .4).track()).present());
        assertEquals(
                "fewer than 10 pairs of valid frames",
                USUAL.of(SyntheticFace.still(25, 4).lost(0, 999).track()).reason());
    }

    @Test
    void should_give_a_reason_when_all_landmarks_are_one_point() {
        FaceTrack track = SyntheticFace.still(25, 4).posed(new Pose(0, 0, 5, 5)).track();
        assertEquals("landmarks that are no face", USUAL.of(track).reason());
    }

    /**
     * A track of 25 frames a second that has but its motion, that of the lower face twice as fast.
     */
    private static FaceTrack motion(float... all) {
        int frames = all.length;
        FaceTrack still = SyntheticFace.still(25, (frames - 1) / 25.).track();
        float[] lower = new float[frames];
        for (int f = 0; f < frames; f++) {
            lower[f] = 2 * all[f];
        }
        return new FaceTrack(
                still.timestamps(),
                still.success(),
                still.confidence(),
                new float[0],
                new float[0],
                Map.of(),
                Map.of(),
                Map.of("motion_all", all, "motion_lower", lower));
    }

    @Test
    void should_take_the_mean_of_its_motion_when_a_track_has_no_landmarks() {
        FaceTrack track = motion(Float.NaN, .1f, .2f, .3f, .4f, .5f, .6f, .7f, .8f, .9f, 1);
        assertEquals(.55, activation(USUAL, track), 1e-6);
        assertEquals(1.1, activation(unsmoothed(FaceRegion.LOWER), track), 1e-6);
        assertEquals(
                "neither landmarks nor motion_upper",
                unsmoothed(FaceRegion.UPPER).of(track).reason());
    }

    @Test
    void should_leave_out_motion_that_is_not_known_or_begins_in_a_lost_frame() {
        float[] all = new float[14];
        Arrays.fill(all, 1);
        all[0] = Float.NaN;
        FaceTrack track = motion(all);
        assertEquals(1, activation(USUAL, track), 1e-6);
        // one frame is lost: neither what leads to it counts nor what leads away from it
        track.success()[5] = false;
        all[5] = 99;
        all[6] = 77;
        assertEquals(1, activation(USUAL, track), 1e-6);
        all[9] = Float.NaN;
        assertEquals(1, activation(USUAL, track), 1e-6);
        // 13 pairs, less 2 and 1, are 10; one less is too few
        track.confidence()[13] = .79f;
        assertEquals("fewer than 10 pairs of valid frames", USUAL.of(track).reason());
    }

    @Test
    void should_say_what_is_missing_when_a_track_has_neither_landmarks_nor_motion() {
        FaceTrack units = motion(1, 1).with(Map.of(), Map.of(), Map.of());
        assertEquals("neither landmarks nor motion_all", USUAL.of(units).reason());
        FaceTrack none =
                new FaceTrack(
                        new double[0],
                        new boolean[0],
                        new float[0],
                        new float[0],
                        new float[0],
                        Map.of(),
                        Map.of());
        assertEquals("fewer than 10 pairs of valid frames", USUAL.of(none).reason());
    }

    private interface PoseOfFrame {
        Pose at(int frame);
    }

    private static FaceTrack moved(FaceTrack track, PoseOfFrame poses) {
        for (int f = 0; f < track.frames(); f++) {
            Pose pose = poses.at(f);
            double cosine = pose.scale() * Math.cos(pose.angle());
            double sine = pose.scale() * Math.sin(pose.angle());
            for (int p = 0; p < FaceTrack.POINTS; p++) {
                int i = f * FaceTrack.POINTS + p;
                double x = track.x()[i];
                double y = track.y()[i];
                track.x()[i] = (float) (cosine * x - sine * y + pose.x());
                track.y()[i] = (float) (sine * x + cosine * y + pose.y());
            }
        }
        return track;
    }
}
