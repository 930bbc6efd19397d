package dev.pathos.landmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.face.FaceTrack;
import dev.pathos.tck.SyntheticFace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeometricUnitsTest {
    private final GeometricUnits units = new GeometricUnits(.8, false);

    private static List<Puppet> repeated(int times, Puppet puppet) {
        return Collections.nCopies(times, puppet);
    }

    private static List<Puppet> then(List<Puppet> first, List<Puppet> second) {
        List<Puppet> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    /** Ten seconds of rest, two of a smile, two of raised brows, and six of rest. */
    private static List<Puppet> clip() {
        Puppet rest = Puppet.average();
        return then(
                then(repeated(250, rest), repeated(50, rest.smiling(6))),
                then(repeated(50, rest.moved(0, -5, Puppet.BROWS)), repeated(150, rest)));
    }

    private static float most(FaceTrack track, String unit) {
        float most = 0;
        for (float value : track.intensity().get(unit)) {
            most = Math.max(most, value);
        }
        return most;
    }

    @Test
    void should_show_what_moves_when_it_moves() {
        FaceTrack track = units.of(Puppet.track(25, clip()));
        float[] smile = track.intensity().get("AU12");
        float[] brows = track.intensity().get("AU01");
        // 6 sqrt 2 mm of 12
        assertEquals(5 * 6 * Math.sqrt(2) / 12, smile[275], .01);
        assertEquals(5 * 5 / 10f, brows[325], .01);
        assertEquals(5 * 5 / 10f, track.intensity().get("AU02")[325], .01);
        for (String unit : track.intensity().keySet()) {
            float[] values = track.intensity().get(unit);
            float[] present = track.presence().get(unit);
            for (int f : new int[] {0, 100, 248, 352, 499}) {
                assertEquals(0, values[f], 1e-3, unit + " at rest");
                assertEquals(0, present[f], unit + " at rest");
            }
        }
        assertEquals(1, track.presence().get("AU12")[275]);
        assertEquals(0, track.presence().get("AU12")[325]);
        assertEquals(1, track.presence().get("AU01")[325]);
    }

    @Test
    void should_not_lag_when_a_smile_begins_and_ends() {
        float[] smile = units.of(Puppet.track(25, clip())).intensity().get("AU12");
        for (int d = 0; d < 5; d++) {
            assertEquals(smile[249 - d], smile[300 + d], 1e-3, "as it came, so it goes");
            assertEquals(smile[250 + d], smile[299 - d], 1e-3, "as it came, so it goes");
        }
        // a frame and its two neighbours
        assertEquals(smile[275] / 3, smile[249], 1e-3);
        assertEquals(smile[275] * 2 / 3, smile[250], 1e-3);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 500, -300", "5, 0, 0, 0", ".3, 0, 20, 10", "1, .7, 0, 0", "2, -1.2, 90, 40"})
    void should_be_the_same_when_the_picture_is_moved_scaled_or_tilted(
            double scale, double tilt, double x, double y) {
        List<Puppet> clip = clip();
        Puppet.View view = new Puppet.View(0, 0, tilt, scale, x, y);
        FaceTrack expected = units.of(Puppet.track(25, clip));
        FaceTrack actual = units.of(Puppet.track(25, clip, Collections.nCopies(clip.size(), view)));
        for (String unit : expected.intensity().keySet()) {
            assertArrayEquals(
                    expected.intensity().get(unit), actual.intensity().get(unit), .01f, unit);
        }
    }

    @Test
    void should_be_the_same_when_the_head_is_turned() {
        List<Puppet> clip = clip();
        FaceTrack expected = units.of(Puppet.track(25, clip));
        FaceTrack actual =
                units.of(
                        Puppet.track(
                                25,
                                clip,
                                Collections.nCopies(
                                        clip.size(), Puppet.View.FRONT.turned(.3, -.6, .2))));
        for (String unit : expected.intensity().keySet()) {
            assertArrayEquals(
                    expected.intensity().get(unit), actual.intensity().get(unit), .01f, unit);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", ".94, 1.06, 1", "1.06, .95, 1", "1, 1, 1.15", "1.03, 1.05, .85"})
    void should_stay_absent_when_a_resting_head_of_any_build_nods_and_shakes(
            double width, double height, double depth) {
        Puppet person = Puppet.average().stretched(width, height, depth);
        List<Puppet.View> views = new ArrayList<>();
        for (int f = 0; f < 250; f++) {
            double nod = .2 * Math.sin(f / 9.0);
            double shake = .35 * Math.sin(f / 14.0);
            views.add(Puppet.View.FRONT.turned(nod, shake, .1 * Math.sin(f / 20.0)));
        }
        FaceTrack track = units.of(Puppet.track(25, repeated(250, person), views));
        for (String unit : track.intensity().keySet()) {
            double mean =
                    Arrays.stream(Recording.doubles(track.intensity().get(unit)))
                            .average()
                            .orElseThrow();
            assertTrue(most(track, unit) < 1, unit + " " + most(track, unit));
            assertTrue(mean < .4, unit + " on average " + mean);
        }
    }

    @Test
    void should_see_a_smile_when_all_of_a_short_clip_smiles() {
        FaceTrack track = units.of(Puppet.track(25, repeated(75, Puppet.average().smiling(8))));
        assertTrue(track.intensity().get("AU12")[37] >= 1, "AU12 " + most(track, "AU12"));
        FaceTrack picture = units.of(Puppet.track(25, repeated(1, Puppet.average().smiling(8))));
        assertTrue(
                picture.intensity().get("AU12")[0] > track.intensity().get("AU12")[37],
                "the shorter, the more the average face counts");
    }

    @Test
    void should_be_rest_when_an_expression_lasts_for_minutes() {
        Puppet person = Puppet.average().moved(0, -4, Puppet.BROWS).smiling(3);
        FaceTrack track = units.of(Puppet.track(25, repeated(25 * 120, person)));
        for (String unit : track.intensity().keySet()) {
            assertTrue(most(track, unit) < .3, unit + " " + most(track, unit));
        }
    }

    @Test
    void should_be_near_nothing_when_one_picture_shows_the_average_face() {
        FaceTrack track = units.of(Puppet.track(25, repeated(1, Puppet.average())));
        track.intensity().forEach((unit, v) -> assertArrayEquals(new float[1], v, 1e-4f, unit));
        track.presence().forEach((unit, v) -> assertArrayEquals(new float[1], v, unit));
    }

    @Test
    void should_tell_a_blink_from_a_squint() {
        Puppet rest = Puppet.average();
        List<Puppet> clip = new ArrayList<>(repeated(200, rest));
        // networks raise the lower lid with a blink
        double[] blink = {2, 5, 8, 8, 6, 4, 2};
        for (int f = 0; f < blink.length; f++) {
            clip.set(50 + f, rest.closing(blink[f], blink[f] / 8));
        }
        for (int f = 100; f < 150; f++) {
            clip.set(f, rest.closing(.5, 1.5));
        }
        FaceTrack track = units.of(Puppet.track(25, clip));
        float[] lids = track.intensity().get("AU07");
        float[] eyes = track.intensity().get("AU45");
        for (int f = 45; f < 65; f++) {
            assertEquals(0, lids[f], .05, "lids tightened in a blink");
        }
        assertTrue(eyes[53] > 3, "blink " + eyes[53]);
        assertEquals(1, track.presence().get("AU45")[53]);
        assertTrue(lids[125] > 2, "squint " + lids[125]);
        assertEquals(0, track.presence().get("AU45")[125]);
    }

    @Test
    void should_be_rest_when_eyes_are_shut_all_the_time() {
        List<Puppet> clip = new ArrayList<>();
        Random random = new Random(5);
        for (int f = 0; f < 3000; f++) {
            clip.add(Puppet.average().closing(8.75 + .1 * random.nextGaussian(), 0));
        }
        FaceTrack track = units.of(Puppet.track(25, clip));
        assertTrue(most(track, "AU45") < .5, "AU45 " + most(track, "AU45"));
    }

    @Test
    void should_be_zero_and_not_count_when_frames_are_not_valid() {
        Puppet rest = Puppet.average();
        List<Puppet> clip = then(repeated(60, rest), repeated(100, rest.smiling(9)));
        FaceTrack seen = Puppet.track(25, clip);
        boolean[] success = seen.success();
        float[] confidence = seen.confidence();
        for (int f = 60; f < 110; f++) {
            success[f] = false;
        }
        for (int f = 110; f < 160; f++) {
            confidence[f] = .5f;
        }
        FaceTrack track = units.of(seen);
        track.intensity().forEach((unit, v) -> assertArrayEquals(new float[160], v, 1e-3f, unit));
    }

    @Test
    void should_be_finite_and_zero_when_shapes_are_degenerate() {
        FaceTrack seen = Puppet.track(25, clip());
        Arrays.fill(seen.x(), 260 * 68, 261 * 68, 7);
        Arrays.fill(seen.y(), 260 * 68, 261 * 68, 7);
        Arrays.fill(seen.x(), 270 * 68, 271 * 68, Float.NaN);
        seen.y()[280 * 68 + 48] = Float.NEGATIVE_INFINITY;
        seen.x()[290 * 68 + 36] = Float.MAX_VALUE;
        seen.x()[290 * 68 + 45] = -Float.MAX_VALUE;
        FaceTrack track = units.of(seen);
        for (float[] values : track.intensity().values()) {
            for (int f : new int[] {260, 270, 280}) {
                assertEquals(0, values[f]);
            }
            for (float value : values) {
                assertTrue(value >= 0 && value <= 5, "intensity " + value);
            }
        }
        assertEquals(5 * 6 * Math.sqrt(2) / 12, track.intensity().get("AU12")[275], .01);
    }

    @Test
    void should_be_zero_when_no_frame_has_a_shape() {
        FaceTrack seen = Puppet.track(25, repeated(20, Puppet.average()));
        Arrays.fill(seen.x(), 3);
        Arrays.fill(seen.y(), 3);
        FaceTrack track = units.of(seen);
        track.intensity().forEach((unit, v) -> assertArrayEquals(new float[20], v, unit));
    }

    @Test
    void should_name_units_without_values_when_a_track_is_empty() {
        FaceTrack track = units.of(Puppet.track(25, List.of()));
        assertEquals(ActionUnit.values().length - 2, track.intensity().size());
        track.intensity().forEach((unit, v) -> assertEquals(0, v.length));
        assertEquals(track.intensity().keySet(), track.presence().keySet());
    }

    @Test
    void should_refuse_a_track_when_it_has_no_landmarks() {
        FaceTrack track =
                new FaceTrack(
                        new double[1],
                        new boolean[] {true},
                        new float[] {1},
                        new float[0],
                        new float[0],
                        Map.of(),
                        Map.of());
        assertThrows(IllegalArgumentException.class, () -> units.of(track));
    }

    @Test
    void should_keep_landmarks_and_measures_when_units_are_added() {
        FaceTrack seen = HeadPose.into(SyntheticFace.still(25, 2).raisingBrows(6).track());
        FaceTrack track = units.of(seen);
        assertSame(seen.x(), track.x());
        assertEquals(seen.measures(), track.measures());
        assertTrue(most(track, "AU01") > 1, "brows " + most(track, "AU01"));
        assertTrue(most(track, "AU12") < .5, "smile " + most(track, "AU12"));
    }

    @Test
    void should_stay_absent_when_noisy_landmarks_of_a_face_at_rest_are_smoothed() {
        FaceTrack seen = Puppet.track(25, repeated(500, Puppet.average()));
        Random random = new Random(7);
        for (int i = 0; i < seen.x().length; i++) {
            // half a per cent of the distance between the eyes, as networks on still faces
            seen.x()[i] += (float) (.45 * random.nextGaussian());
            seen.y()[i] += (float) (.45 * random.nextGaussian());
        }
        FaceTrack track = units.of(OneEuro.usual().smooth(seen));
        for (String unit : track.presence().keySet()) {
            double share =
                    Arrays.stream(Recording.doubles(track.presence().get(unit)))
                            .average()
                            .orElseThrow();
            assertTrue(share < .001, unit + " in " + share + " of the frames");
        }
    }

    @Test
    void should_be_the_same_when_told_at_another_frame_rate() {
        List<Puppet> clip = clip();
        List<Puppet> half = new ArrayList<>();
        for (int f = 0; f < clip.size(); f += 2) {
            half.add(clip.get(f));
        }
        FaceTrack every = units.of(Puppet.track(25, clip));
        FaceTrack second = units.of(Puppet.track(12.5, half));
        for (String unit : every.intensity().keySet()) {
            assertEquals(
                    every.intensity().get(unit)[276], second.intensity().get(unit)[138], .02, unit);
        }
    }
}
