package dev.pathos.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.look.Seen.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class StretchTest {
    private static void same(List<Stretch> expected, List<Stretch> found) {
        assertEquals(
                expected.stream().map(Stretch::state).toList(),
                found.stream().map(Stretch::state).toList());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i).from(), found.get(i).from(), 1e-9);
            assertEquals(expected.get(i).to(), found.get(i).to(), 1e-9);
        }
    }

    @Test
    void should_divide_time_by_what_became_of_the_frames() {
        Seen seen = Seen.of(Tracks.of(10, .9, .8, .5, -1, -1, .95, .9));
        same(
                List.of(
                        new Stretch(0, .2, State.FACE),
                        new Stretch(.2, .3, State.UNCERTAIN),
                        new Stretch(.3, .5, State.LOST),
                        new Stretch(.5, .7, State.FACE),
                        new Stretch(.7, 1, State.UNKNOWN)),
                Stretch.all(seen, 0, 1));
    }

    @Test
    void should_see_a_gap_when_frames_without_a_face_are_left_out() {
        Seen seen = Seen.of(Tracks.at(new double[] {.5, .6, .7, 2, 2.1}, .9, .9, .9, .9, .9));
        List<Stretch> all = Stretch.all(seen, 0, 2.2);
        same(
                List.of(
                        new Stretch(0, .5, State.UNKNOWN),
                        new Stretch(.5, .8, State.FACE),
                        new Stretch(.8, 2, State.UNKNOWN),
                        new Stretch(2, 2.2, State.FACE)),
                all);
        // What lies before the track was not looked at; what lies in its midst is a loss.
        same(List.of(new Stretch(.8, 2, State.LOST)), Stretch.lost(all));
    }

    @Test
    void should_begin_with_the_frame_that_lasts_into_the_stretch() {
        Seen seen = Seen.of(Tracks.of(1, -1, .9, .9));
        same(
                List.of(new Stretch(.5, 1, State.LOST), new Stretch(1, 1.6, State.FACE)),
                Stretch.all(seen, .5, 1.6));
    }

    @Test
    void should_join_losses_and_put_the_longest_first() {
        Seen seen = Seen.of(Tracks.of(10, -1, .9, .5, -1, .5, .9, -1));
        Summary summary = Summary.of(seen, 0, .7);
        same(
                List.of(
                        new Stretch(.2, .5, State.LOST),
                        new Stretch(0, .1, State.LOST),
                        new Stretch(.6, .7, State.LOST)),
                summary.without());
        assertEquals("0.30 s from 0.20 s on", summary.longest());
        assertEquals(7, summary.frames());
        assertEquals(2, summary.valid());
        assertEquals(3, summary.lost());
        assertEquals((.9 + .5 + .5 + .9) / 7, summary.confidence(), 1e-6);
        assertEquals(2. / 7, summary.share(), 1e-9);
    }

    @Test
    void should_be_unknown_when_the_track_is_empty() {
        Seen seen = Seen.of(Tracks.of(10));
        same(List.of(new Stretch(0, 3, State.UNKNOWN)), Stretch.all(seen, 0, 3));
        Summary summary = Summary.of(seen, 0, 3);
        assertEquals("none", summary.longest());
        assertEquals(0, summary.share());
        assertTrue(Double.isNaN(summary.confidence()));
    }

    @Test
    void should_find_the_frame_of_a_moment_unless_none_is_near() {
        Seen seen = Seen.of(Tracks.at(new double[] {1, 1.1, 1.2, 2}, .9, .9, .9, .9));
        assertEquals(0, seen.at(1.04));
        assertEquals(1, seen.at(1.06));
        assertEquals(0, seen.at(.93));
        assertEquals(-1, seen.at(.9));
        assertEquals(2, seen.at(1.27));
        assertEquals(-1, seen.at(1.5));
        assertEquals(3, seen.at(2.02));
        assertEquals(0, Seen.of(Tracks.of(1, .9)).at(.3));
        assertEquals(-1, Seen.of(Tracks.of(1)).at(0));
    }
}
