package dev.pathos.landmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.face.FaceTrack;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadPoseTest {
    private final float[] x = new float[FaceTrack.POINTS];
    private final float[] y = new float[FaceTrack.POINTS];

    private void see(Puppet puppet, Puppet.View view) {
        puppet.draw(view, x, y, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 1, 320, 200",
        ".3, 0, 0, 1, 320, 200",
        "-.4, 0, 0, .2, 40, 30",
        "0, .7, 0, 1, 320, 200",
        "0, -.9, 0, 1, 320, 200",
        "0, 0, 1.2, 7, 1500, 900",
        ".2, -.5, .4, 2, -50, 10"
    })
    void should_find_turn_scale_and_place_when_the_average_face_is_seen(
            double rx, double ry, double rz, double scale, double left, double top) {
        see(Puppet.average(), new Puppet.View(rx, ry, rz, scale, left, top));
        HeadPose pose = HeadPose.fit(x, y, 0).orElseThrow();
        assertEquals(rx, pose.rx(), 1e-4);
        assertEquals(ry, pose.ry(), 1e-4);
        assertEquals(rz, pose.rz(), 1e-4);
        assertEquals(scale, pose.scale(), scale * 1e-4);
        assertEquals(left, pose.x(), scale * 1e-2);
        assertEquals(top, pose.y(), scale * 1e-2);
    }

    @Test
    void should_have_openfaces_signs_when_the_head_turns() {
        see(Puppet.average(), Puppet.View.FRONT.turned(.3, 0, 0));
        assertTrue(y[30] - y[27] > 39 * Math.cos(.3) + 6, "the tip of the nose sinks");
        see(Puppet.average(), Puppet.View.FRONT.turned(0, .3, 0));
        assertTrue(x[30] - x[27] < -6, "the tip of the nose moves to the picture's left");
        see(Puppet.average(), Puppet.View.FRONT.turned(0, 0, .3));
        assertTrue(y[45] > y[36], "the eye on the right sinks");
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", ".3, .5, -.2", "-.3, -.8, .5"})
    void should_see_the_face_from_the_front_when_it_is_turned(double rx, double ry, double rz) {
        Puppet puppet = Puppet.average().smiling(6).closing(4, 1);
        see(puppet, Puppet.View.FRONT.turned(rx, ry, rz));
        Frontal shape = HeadPose.fit(x, y, 0).flatMap(pose -> pose.frontal(x, y, 0)).orElseThrow();
        assertArrayEquals(puppet.x(), shape.x(), .02);
        assertArrayEquals(puppet.y(), shape.y(), .02);
    }

    @Test
    void should_take_a_long_face_for_a_long_one_when_it_looks_ahead() {
        see(Puppet.average().stretched(.92, 1.1, 1), Puppet.View.FRONT);
        HeadPose pose = HeadPose.fit(x, y, 0).orElseThrow();
        assertEquals(0, pose.rx(), .01);
        assertEquals(0, pose.ry(), 1e-6);
    }

    @Test
    void should_not_look_at_a_face_when_it_is_turned_by_more_than_sixty_degrees() {
        see(Puppet.average(), Puppet.View.FRONT.turned(0, 1.1, 0));
        HeadPose pose = HeadPose.fit(x, y, 0).orElseThrow();
        assertEquals(1.1, pose.ry(), 1e-4);
        assertTrue(pose.frontal(x, y, 0).isEmpty());
    }

    @Test
    void should_have_no_pose_when_points_are_no_face() {
        assertTrue(HeadPose.fit(x, y, 0).isEmpty(), "all in one place");
        Arrays.fill(x, 517.3f);
        Arrays.fill(y, 293.1f);
        assertTrue(HeadPose.fit(x, y, 0).isEmpty(), "all in another place");
        for (int p = 0; p < FaceTrack.POINTS; p++) {
            x[p] = y[p] = p;
        }
        assertTrue(HeadPose.fit(x, y, 0).isEmpty(), "all on a line");
        see(Puppet.average(), Puppet.View.FRONT);
        x[36] = Float.NaN;
        assertTrue(HeadPose.fit(x, y, 0).isEmpty(), "no number");
        x[36] = Float.POSITIVE_INFINITY;
        assertTrue(HeadPose.fit(x, y, 0).isEmpty(), "infinite");
        see(Puppet.average(), Puppet.View.FRONT);
        y[66] = Float.NaN;
        assertTrue(HeadPose.fit(x, y, 0).orElseThrow().frontal(x, y, 0).isEmpty(), "no lip");
    }

    @Test
    void should_be_among_the_measures_when_a_track_is_posed() {
        Puppet face = Puppet.average();
        FaceTrack seen =
                Puppet.track(
                        25,
                        List.of(face, face, face),
                        List.of(
                                Puppet.View.FRONT.turned(.1, .2, .3),
                                Puppet.View.FRONT,
                                Puppet.View.FRONT));
        FaceTrack track =
                new FaceTrack(
                        seen.timestamps(),
                        new boolean[] {true, false, true},
                        seen.confidence(),
                        seen.x(),
                        seen.y(),
                        Map.of("AU12", new float[3]),
                        Map.of(),
                        Map.of("face_x", new float[] {1, 2, 3}));
        FaceTrack posed = HeadPose.into(track);
        assertArrayEquals(new float[] {.1f, Float.NaN, 0}, posed.measures().get("pose_Rx"), 1e-4f);
        assertArrayEquals(new float[] {.2f, Float.NaN, 0}, posed.measures().get("pose_Ry"), 1e-4f);
        assertArrayEquals(new float[] {.3f, Float.NaN, 0}, posed.measures().get("pose_Rz"), 1e-4f);
        assertArrayEquals(new float[] {1, 2, 3}, posed.measures().get("face_x"));
        assertEquals(track.intensity(), posed.intensity());
    }

    @Test
    void should_agree_with_openface_when_given_its_points() throws IOException {
        Recording video = Recording.openFace();
        FaceTrack posed = HeadPose.into(video.track());
        for (String angle : List.of("pose_Rx", "pose_Ry", "pose_Rz")) {
            double[] ours = video.valid(Recording.doubles(posed.measures().get(angle)));
            double[] theirs = video.valid(video.columns().get(angle));
            double[] apart = new double[ours.length];
            for (int f = 0; f < apart.length; f++) {
                apart[f] = Math.abs(ours[f] - theirs[f]);
            }
            Arrays.sort(apart);
            double correlation = Recording.correlation(ours, theirs);
            assertTrue(correlation > .9, angle + ": " + correlation);
            assertTrue(apart[apart.length / 2] < .05, angle + ": " + apart[apart.length / 2]);
        }
    }
}
