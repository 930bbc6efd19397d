package dev.pathos.tables;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.run.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackAgreementTest {
    @Test
    void should_match_the_nearest_frame_when_clocks_differ() {
        double[] theirs = {0, .1, .2, .3};
        assertArrayEquals(new int[] {0, 1, 1, 2}, Matches.of(new double[] {.01, .14, .39}, theirs));
        assertArrayEquals(new int[] {-1, -1, 0, 0}, Matches.of(new double[] {.25}, theirs));
        assertArrayEquals(new int[] {-1, -1, -1, -1}, Matches.of(new double[0], theirs));
        assertArrayEquals(new int[] {0}, Matches.of(new double[] {0}, new double[] {0}));
    }

    @Test
    void should_be_the_distance_by_that_of_the_eyes_when_landmarks_are_shifted() {
        LandmarkErrors errors = new LandmarkErrors();
        FaceTrack theirs = Faces.still(0);
        // the mouth 9 pixels to the right of where it is; the eyes are 90 apart
        errors.add(Faces.shifted(Faces.still(0), 48, 68, 9), 0, theirs, 0);
        assertEquals(.1, errors.mean(FacePart.MOUTH), 1e-6);
        assertEquals(0, errors.mean(FacePart.JAW), 1e-6);
        assertEquals(.1 * 20 / 68, errors.mean(FacePart.ALL), 1e-6);
        // and a face all of which is off by 18
        errors.add(Faces.shifted(Faces.still(0), 0, 68, 18), 0, theirs, 0);
        assertEquals(2, errors.count());
        assertEquals(.15, errors.mean(FacePart.MOUTH), 1e-6);
        assertEquals(.1, errors.mean(FacePart.NOSE), 1e-6);
        assertEquals((.1 * 20 / 68 + .2) / 2, errors.median(), 1e-6);
        assertEquals(
                List.of("11.5 %", "11.5 %", "10.0 %", "10.0 %", "10.0 %", "10.0 %", "15.0 %"),
                errors.cells());
        assertEquals("-", new LandmarkErrors().cells().get(0));
    }

    @Test
    void should_correlate_over_all_frames_and_within_clips() {
        Correlations measures = new Correlations();
        measures.add("AU12", List.of(1., 2., 3.), List.of(2., 4., 6.));
        measures.add("AU12", List.of(11., 12., 13.), List.of(6., 4., 2.));
        measures.add("AU12", List.of(5., Double.NaN), List.of(4., 1.));
        assertEquals(0, measures.within("AU12"), 1e-9);
        // sums of products about the means 47/7 and 4: by hand
        double[] ours = {1, 2, 3, 11, 12, 13, 5};
        double[] theirs = {2, 4, 6, 6, 4, 2, 4};
        double covariance = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < 7; i++) {
            covariance += (ours[i] - 47. / 7) * (theirs[i] - 4);
            first += Math.pow(ours[i] - 47. / 7, 2);
            second += Math.pow(theirs[i] - 4, 2);
        }
        assertEquals(covariance / Math.sqrt(first * second), measures.r("AU12"), 1e-9);
        assertEquals(List.of("3", "7", "6.714", "4.000"), measures.cells("AU12").subList(2, 6));
        measures.add("AU45", List.of(1., 1.), List.of(0., 1.));
        assertEquals(List.of("-", "-", "1", "2"), measures.cells("AU45").subList(0, 4));
    }

    @Test
    void should_put_activation_on_one_grid_when_tracks_begin_at_different_times() {
        float[] motion = new float[101];
        for (int f = 0; f < motion.length; f++) {
            motion[f] = f;
        }
        // the reference begins 8 frames later, and says the same of the same instants
        float[] later = Arrays.copyOfRange(motion, 8, 101);
        ActivationPair pair =
                ActivationPair.of(Faces.moving(0, motion), Faces.moving(.32, later)).orElseThrow();
        assertEquals(8, pair.shift());
        ActivationPair.Values points = pair.points();
        assertEquals(92, points.ours().size());
        for (int i = 0; i < 92; i++) {
            assertEquals(points.ours().get(i), points.theirs().get(i), 1e-3);
        }
        ActivationPair.Values windows = pair.windows(1);
        // 93 grid points: three whole windows of 25
        assertEquals(3, windows.theirs().size());
        // grid points 25 to 49 of the reference are frames 33 to 57
        assertEquals(45, windows.theirs().get(1), 1e-3);
        assertEquals(45, windows.ours().get(1), 1e-3);
        // the mean of frames 31 to 35
        assertEquals(33, pair.smoothed().ours().get(24), 1e-3);
        assertTrue(ActivationPair.of(Faces.still(0), Faces.moving(0, 1, 1)).isEmpty());
    }

    @Test
    void should_count_windows_with_the_same_decision_when_sides_are_split_at_their_medians() {
        // four seconds of 1, 2, 3, 4 beside 10, 30, 20, 40: the middle two are the other way round
        TrackAgreement agreement = new TrackAgreement("viewer");
        agreement.add("a", seconds(1, 2, 3, 4), seconds(10, 30, 20, 40));
        Table table = agreement.tables().get(1);
        assertEquals("viewer beside the reference: facial activation", table.title());
        List<String> second = table.rows().get(2);
        assertEquals("windows of 1 s", second.get(0));
        assertEquals("4", second.get(4));
        assertEquals("50.0 %", second.get(7));
        assertEquals("0.800", second.get(1));
        assertEquals("-", table.rows().get(0).get(7));
        List<String> two = table.rows().get(3);
        assertEquals(List.of("2", "100.0 %"), List.of(two.get(4), two.get(7)));
    }

    private static FaceTrack seconds(int... values) {
        // the speed at a grid point is that of the frame there; the first has none
        float[] motion = new float[25 * values.length + 1];
        for (int f = 0; f < motion.length; f++) {
            motion[f] = values[Math.min(values.length - 1, f / 25)];
        }
        return Faces.moving(0, motion);
    }

    @Test
    void should_compare_frames_found_by_both_only() {
        FaceTrack theirs = Faces.still(.36);
        FaceTrack ours = Faces.shifted(Faces.still(.36), 0, 68, 9);
        float[] strength = new float[10];
        float[] yaw = new float[10];
        for (int f = 0; f < 10; f++) {
            strength[f] = f % 3;
            yaw[f] = f;
        }
        // where ours is lost it says nonsense
        ours.success()[3] = false;
        theirs.success()[4] = false;
        theirs.confidence()[5] = .5f;
        float[] wild = strength.clone();
        wild[3] = 5;
        TrackAgreement agreement = new TrackAgreement("viewer");
        agreement.add(
                "a",
                Faces.with(ours, "AU12", wild, yaw),
                Faces.with(theirs, "AU12", strength, yaw));
        agreement.add("b", Faces.still(.36), Faces.still(.36));
        List<Table> tables = agreement.tables();
        assertEquals(
                List.of("a", "10", "70.0 %", "90.0 %", "80.0 %", "10.0 %"),
                tables.get(0).rows().get(0).subList(0, 6));
        // 7 frames of 10 % and 10 of 0
        assertEquals(
                List.of("all", "20", "85.0 %", "95.0 %", "90.0 %", "4.1 %", "0.0 %"),
                tables.get(0).rows().get(2).subList(0, 7));
        List<List<String>> units = new ArrayList<>(tables.get(1).rows());
        assertEquals(List.of("AU12", "1.000", "1.000", "1", "7"), units.get(0).subList(0, 5));
        assertEquals(List.of("pose_Ry", "1.000"), units.get(1).subList(0, 2));
        assertEquals(2, units.size());
    }
}
