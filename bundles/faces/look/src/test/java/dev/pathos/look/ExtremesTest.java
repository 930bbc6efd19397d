package dev.pathos.look;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pathos.api.face.FaceTrack;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExtremesTest {
    /** Ten a second; lost at 3 and 4, uncertain at 8. */
    private static FaceTrack track() {
        FaceTrack track = Tracks.of(10, .9, .9, .9, -1, -1, .9, .9, .9, .5, .9);
        track = Tracks.with(track, "motion_all", .1f, .2f, 1.25f, 9, 9, .3f, .2f, .1f, 8, .2f);
        track = Tracks.unit(track, "AU12", 0, 0, 3.14f, 5, 5, 0, 0, 0, 5, 0);
        track = Tracks.unit(track, "AU25", 0, 0, 0, 5, 5, 0, 2.2f, 0, 5, 0);
        track = Tracks.unit(track, "AU45", .9f, 0, 0, 5, 5, 0, .7f, 0, 5, 0);
        return track;
    }

    @Test
    void should_find_the_largest_motion_strongest_units_and_losses() {
        assertEquals(
                Map.of(
                        2, "largest motion 1.3, strongest AU12 3.1",
                        3, "no valid face for 0.20 s",
                        6, "strongest AU25 2.2",
                        8, "no valid face for 0.10 s"),
                Extremes.of(Tracks.scene(track(), 0, 1)));
    }

    @Test
    void should_look_at_the_stretch_only() {
        assertEquals(
                Map.of(5, "largest motion 0.3", 6, "strongest AU25 2.2"),
                Extremes.of(Tracks.scene(track(), .5, .75)));
    }

    @Test
    void should_be_none_when_there_is_no_track() {
        assertEquals(Map.of(), Extremes.of(Tracks.scene(Tracks.of(10), 0, 1)));
    }
}
