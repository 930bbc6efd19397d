package dev.pathos.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.face.FaceRegion;
import dev.pathos.api.face.FaceTrack;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MotionTest {
    @Test
    void should_be_what_the_analyzer_measured_where_a_face_counts() {
        FaceTrack track = Tracks.of(10, .9, .9, .5, -1, .9);
        track = Tracks.landmarks(track, 100, 100);
        track = Tracks.with(track, "motion_all", Float.NaN, 1, 2, 3, 4);
        Motion motion = Motion.of(Seen.of(track));
        assertEquals(Set.of(FaceRegion.ALL), motion.regions().keySet());
        assertEquals(1, motion.at(FaceRegion.ALL, .11));
        assertEquals(4, motion.at(FaceRegion.ALL, .4));
        assertTrue(Double.isNaN(motion.at(FaceRegion.ALL, .2)));
        assertTrue(Double.isNaN(motion.at(FaceRegion.ALL, 3)));
        assertTrue(Double.isNaN(motion.at(FaceRegion.LOWER, .1)));
        assertEquals("as the analyzer measured it", motion.how());
    }

    @Test
    void should_come_from_landmarks_when_nothing_was_measured() {
        Motion motion = Motion.of(Seen.of(Tracks.landmarks(Tracks.sure(25, 20), 100, 100)));
        assertEquals(
                Set.of(FaceRegion.ALL, FaceRegion.UPPER, FaceRegion.LOWER),
                motion.regions().keySet());
        // The mouth moves, brows and eyes do not.
        assertTrue(motion.at(FaceRegion.LOWER, .4) > 5 * motion.at(FaceRegion.UPPER, .4));
        assertTrue(Double.isNaN(motion.at(FaceRegion.ALL, 0)));
        assertTrue(motion.how().startsWith("from landmarks"));
    }

    @Test
    void should_be_unknown_when_there_is_neither() {
        assertTrue(Motion.of(Seen.of(Tracks.sure(25, 20))).regions().isEmpty());
        assertTrue(Motion.of(Seen.of(Tracks.of(25))).regions().isEmpty());
    }

    @Test
    void should_end_the_axis_above_what_is_usual_when_one_value_stands_out() {
        float[] values = new float[200];
        Arrays.fill(values, .5f);
        values[3] = .9f;
        assertEquals(1, roof(values), 1e-9);
        values[3] = 40;
        assertEquals(.8, roof(values), 1e-9);
        assertEquals(1, roof(new float[200]), 1e-9);
    }

    private static double roof(float[] values) {
        FaceTrack track = Tracks.with(Tracks.sure(25, values.length), "motion_all", values);
        return Motion.of(Seen.of(track)).roof(0, 100);
    }
}
