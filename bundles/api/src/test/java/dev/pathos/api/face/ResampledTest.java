package dev.pathos.api.face;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResampledTest {
    /** A track whose points move evenly: x = 100 t + p, y = -50 t - p. */
    private static FaceTrack track(double... times) {
        boolean[] success = new boolean[times.length];
        Arrays.fill(success, true);
        float[] confidence = new float[times.length];
        Arrays.fill(confidence, .9f);
        float[] x = new float[times.length * FaceTrack.POINTS];
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            double time = times[i / FaceTrack.POINTS];
            x[i] = (float) (100 * time + i % FaceTrack.POINTS);
            y[i] = (float) (-50 * time - i % FaceTrack.POINTS);
        }
        return new FaceTrack(times, success, confidence, x, y, Map.of(), Map.of());
    }

    @Test
    void should_interpolate_between_frames_when_the_grid_lies_between_them() {
        Resampled grid = Resampled.of(track(0, .05, .1, .15, .2), 25, .8);
        assertEquals(6, grid.valid().length, "0 to .2 s in steps of .04 s");
        for (int g = 0; g < 6; g++) {
            assertEquals(100 * .04 * g + 7, grid.x()[g * FaceTrack.POINTS + 7], 1e-4);
            assertEquals(-50 * .04 * g - 7, grid.y()[g * FaceTrack.POINTS + 7], 1e-4);
        }
    }

    @Test
    void should_begin_at_the_first_timestamp_when_the_track_begins_late() {
        Resampled grid = Resampled.of(track(3, 3.05, 3.1), 20, .8);
        assertEquals(3, grid.valid().length);
        assertEquals(300, grid.x()[0], 1e-4);
    }

    @Test
    void should_be_invalid_beside_a_lost_frame_when_it_is_needed() {
        FaceTrack track = track(0, .05, .1, .15, .2);
        track.success()[2] = false;
        // grid points at 0, .04, .08, .12, .16, .2 need frames 0; 0, 1; 1, 2; 2, 3; 3, 4; 4
        boolean[] expected = {true, true, false, false, true, true};
        assertArrayEquals(expected, Resampled.of(track, 25, .8).valid());
        track.success()[2] = true;
        track.confidence()[2] = .79f;
        assertArrayEquals(expected, Resampled.of(track, 25, .8).valid());
        assertArrayEquals(
                new boolean[] {true, true, true, true, true, true},
                Resampled.of(track, 25, .7).valid());
    }

    @Test
    void should_need_one_frame_only_when_the_grid_falls_on_it() {
        FaceTrack track = track(0, .04, .08);
        track.success()[1] = false;
        assertArrayEquals(new boolean[] {true, false, true}, Resampled.of(track, 25, .8).valid());
    }

    @Test
    void should_be_invalid_within_a_gap_when_frames_are_left_out() {
        // frames .12 to .2 are missing; .24 falls on a frame
        FaceTrack track = track(0, .04, .08, .24, .28, .32);
        assertArrayEquals(
                new boolean[] {true, true, true, false, false, false, true, true, true},
                Resampled.of(track, 25, .8).valid());
    }

    @Test
    void should_interpolate_when_one_frame_is_dropped_now_and_then() {
        FaceTrack track = track(0, .04, .12, .16, .2);
        boolean[] all = {true, true, true, true, true, true};
        assertArrayEquals(all, Resampled.of(track, 25, .8).valid());
    }

    @Test
    void should_be_as_short_as_the_track_when_there_are_no_frames_or_one() {
        assertEquals(0, Resampled.of(track(), 25, .8).valid().length);
        assertArrayEquals(new boolean[] {true}, Resampled.of(track(1.5), 25, .8).valid());
    }

    @Test
    void should_refuse_a_track_when_its_arrays_disagree() {
        FaceTrack good = track(0, .04);
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new FaceTrack(
                                good.timestamps(),
                                new boolean[1],
                                good.confidence(),
                                good.x(),
                                good.y(),
                                Map.of(),
                                Map.of()));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new FaceTrack(
                                good.timestamps(),
                                good.success(),
                                good.confidence(),
                                new float[68],
                                new float[68],
                                Map.of(),
                                Map.of()));
    }
}
