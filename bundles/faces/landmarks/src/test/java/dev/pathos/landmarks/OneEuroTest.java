package dev.pathos.landmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.face.FaceTrack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneEuroTest {
    private static FaceTrack still(int frames) {
        return Puppet.track(25, Collections.nCopies(frames, Puppet.average()));
    }

    private static FaceTrack at(FaceTrack track, double... seconds) {
        return new FaceTrack(
                seconds,
                track.success(),
                track.confidence(),
                track.x(),
                track.y(),
                track.intensity(),
                track.presence());
    }

    private static float[] series(FaceTrack track, float[] coordinates, int point) {
        float[] series = new float[track.frames()];
        for (int f = 0; f < series.length; f++) {
            series[f] = coordinates[f * FaceTrack.POINTS + point];
        }
        return series;
    }

    @Test
    void should_be_as_computed_by_hand_when_one_point_jumps() {
        // outer corners of the eyes 90 pixels apart; the chin jumps by 9 pixels within .1 s
        FaceTrack track = at(still(2), 0, .1);
        track.y()[FaceTrack.POINTS + 8] += 9;
        FaceTrack smooth = new OneEuro(2, 5, 1).smooth(track);
        // speed 1 per second, smoothed from 0 at 1 Hz; the cutoff grows by 5 Hz for each 1 per s
        double slow = 2 * Math.PI * .1 / (2 * Math.PI * .1 + 1);
        double turns = 2 * Math.PI * (2 + 5 * slow) * .1;
        double fast = turns / (turns + 1);
        float before = track.y()[8];
        // forwards the first is as it was, backwards the second; the mean of both ways
        assertEquals(before + 9 * (1 - fast) / 2, smooth.y()[8], 1e-4);
        assertEquals(before + 9 * (1 + fast) / 2, smooth.y()[FaceTrack.POINTS + 8], 1e-4);
        assertEquals(track.x()[8], smooth.x()[8], 1e-4);
    }

    @Test
    void should_change_nothing_when_nothing_moves() {
        FaceTrack track = still(50);
        FaceTrack smooth = OneEuro.usual().smooth(track);
        assertArrayEquals(track.x(), smooth.x(), 1e-4f);
        assertArrayEquals(track.y(), smooth.y(), 1e-4f);
        assertSame(track.timestamps(), smooth.timestamps());
    }

    @Test
    void should_take_most_of_the_noise_away_when_a_face_is_still() {
        FaceTrack track = still(250);
        Random random = new Random(3);
        for (int i = 0; i < track.x().length; i++) {
            track.x()[i] += (float) (.3 * random.nextGaussian());
        }
        FaceTrack smooth = OneEuro.usual().smooth(track);
        double before = 0;
        double after = 0;
        for (int i = FaceTrack.POINTS; i < track.x().length; i++) {
            int earlier = i - FaceTrack.POINTS;
            before += Math.pow(track.x()[i] - track.x()[earlier], 2);
            after += Math.pow(smooth.x()[i] - smooth.x()[earlier], 2);
        }
        assertTrue(after < before / 4, after + " of " + before);
    }

    @Test
    void should_not_lag_when_a_point_swings() {
        List<Puppet> puppets = new ArrayList<>();
        for (int f = 0; f < 201; f++) {
            puppets.add(
                    Puppet.average().moved(0, 6 * Math.sin(f * Math.PI / 10), Puppet.LOWER_LIP));
        }
        FaceTrack track = Puppet.track(50, puppets);
        float[] before = series(track, track.y(), 57);
        FaceTrack smooth = OneEuro.usual().smooth(track);
        float[] after = series(smooth, smooth.y(), 57);
        double best = 0;
        int lag = 99;
        for (int shift = -5; shift <= 5; shift++) {
            double[] a = new double[180];
            double[] b = new double[180];
            for (int f = 0; f < a.length; f++) {
                a[f] = before[f + 10];
                b[f] = after[f + 10 + shift];
            }
            double correlation = Recording.correlation(a, b);
            if (correlation > best) {
                best = correlation;
                lag = shift;
            }
        }
        assertEquals(0, lag);
        // swings of 2.5 Hz by 6 mm, as of a speaking mouth, remain
        assertTrue(after[105] - after[95] > .9 * (before[105] - before[95]), "it shrinks");
    }

    @ParameterizedTest
    @ValueSource(doubles = {.2, 4})
    void should_be_the_same_when_the_resolution_is_another(double scale) {
        Random random = new Random(11);
        List<Puppet> puppets = new ArrayList<>();
        for (int f = 0; f < 60; f++) {
            puppets.add(Puppet.average().moved(random.nextGaussian(), 0, 8, 30, 48));
        }
        Puppet.View view = new Puppet.View(0, 0, 0, scale, 0, 0);
        Puppet.View plain = new Puppet.View(0, 0, 0, 1, 0, 0);
        FaceTrack one =
                OneEuro.usual().smooth(Puppet.track(25, puppets, Collections.nCopies(60, plain)));
        FaceTrack other =
                OneEuro.usual().smooth(Puppet.track(25, puppets, Collections.nCopies(60, view)));
        for (int i = 0; i < one.x().length; i++) {
            assertEquals(one.x()[i], other.x()[i] / scale, 2e-3);
        }
    }

    @Test
    void should_begin_anew_when_frames_are_missing_or_lost() {
        List<Puppet> puppets = new ArrayList<>(Collections.nCopies(10, Puppet.average()));
        puppets.addAll(Collections.nCopies(10, Puppet.average().moved(40, 0, 8)));
        FaceTrack track = Puppet.track(25, puppets);
        assertTrue(OneEuro.usual().smooth(track).x()[9 * 68 + 8] > track.x()[9 * 68 + 8] + .1);
        double[] apart = track.timestamps().clone();
        for (int f = 10; f < 20; f++) {
            apart[f] += 1;
        }
        assertArrayEquals(track.x(), OneEuro.usual().smooth(at(track, apart)).x(), 1e-3f);
        track.success()[9] = false;
        assertArrayEquals(track.x(), OneEuro.usual().smooth(track).x(), 1e-3f);
    }

    @Test
    void should_know_time_when_frames_are_uneven() {
        // the same jump, once after the usual interval and once after twice as long
        FaceTrack track = at(still(6), 0, .04, .08, .12, .2, .24);
        for (int f = 4; f < 6; f++) {
            track.y()[f * 68 + 8] += 3;
        }
        FaceTrack even = at(track, 0, .04, .08, .12, .16, .2);
        OneEuro filter = new OneEuro(1, 0, 1);
        float late = filter.smooth(track).y()[4 * 68 + 8];
        float soon = filter.smooth(even).y()[4 * 68 + 8];
        assertTrue(late > soon + .1, late + " after .08 s, " + soon + " after .04 s");
    }

    @Test
    void should_leave_frames_as_they_are_when_they_are_no_numbers() {
        FaceTrack track = still(9);
        track.x()[4 * 68 + 20] = Float.NaN;
        Arrays.fill(track.y(), 6 * 68, 7 * 68, 5);
        Arrays.fill(track.x(), 6 * 68, 7 * 68, 5);
        FaceTrack smooth = OneEuro.usual().smooth(track);
        assertArrayEquals(track.x(), smooth.x(), 1e-3f);
        assertArrayEquals(track.y(), smooth.y(), 1e-3f);
    }

    @Test
    void should_give_numbers_when_timestamps_repeat() {
        FaceTrack smooth = OneEuro.usual().smooth(at(still(4), 0, 0, 0, 0));
        for (float x : smooth.x()) {
            assertTrue(Float.isFinite(x));
        }
    }

    @Test
    void should_give_as_many_frames_when_there_is_one_or_none() {
        FaceTrack one = still(1);
        assertArrayEquals(one.x(), OneEuro.usual().smooth(one).x());
        assertEquals(0, OneEuro.usual().smooth(still(0)).frames());
        FaceTrack plain =
                new FaceTrack(
                        new double[1],
                        new boolean[1],
                        new float[1],
                        new float[0],
                        new float[0],
                        Map.of(),
                        Map.of());
        assertEquals(1, OneEuro.usual().smooth(plain).frames());
    }

    @Test
    void should_refuse_settings_when_they_mean_nothing() {
        assertThrows(IllegalArgumentException.class, () -> new OneEuro(0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new OneEuro(1, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> new OneEuro(1, 1, Double.NaN));
    }
}
