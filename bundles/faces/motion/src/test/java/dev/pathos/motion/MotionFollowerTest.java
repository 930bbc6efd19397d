package dev.pathos.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.face.Alignment;
import dev.pathos.api.face.FaceDetector.Box;
import dev.pathos.api.face.Sight.Glance;
import dev.pathos.tck.ScriptedSight;
import dev.pathos.tck.ScriptedSight.Script;
import dev.pathos.tracking.Follower.State;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MotionFollowerTest {
    private static final Box FACE = new Box(200, 100, 120, 120);

    /** Between the outer corners of the eyes of that face. */
    private static final double EYES = 60;

    private static final int ALL = 0;
    private static final int UPPER = 1;
    private static final int LOWER = 2;

    /** How points move. */
    private interface Movement {
        double[] to(int picture, double x, double y);
    }

    private static ScriptedSight sight(double[] times, Movement movement) {
        return new ScriptedSight(
                times,
                640,
                480,
                2,
                new Script() {
                    @Override
                    public List<Box> faces(int picture) {
                        return List.of();
                    }

                    @Override
                    public double[] moved(int picture, double x, double y) {
                        return movement.to(picture, x, y);
                    }
                });
    }

    /** The states after each picture but the first. */
    private static State[] follow(double[] times, Movement movement) throws IOException {
        ScriptedSight sight = sight(times, movement);
        MotionFollower follower = new MotionFollower();
        follower.take(sight, sight.glance().orElseThrow(), FACE);
        assertEquals(1, follower.state().sureness());
        assertTrue(Double.isNaN(follower.state().mouth()));
        State[] states = new State[times.length - 1];
        for (int i = 0; i < states.length; i++) {
            Glance glance = sight.glance().orElseThrow();
            follower.follow(sight, glance);
            states[i] = follower.state();
        }
        return states;
    }

    private static double[] by(Alignment motion, double x, double y) {
        return new double[] {motion.x(x, y), motion.y(x, y)};
    }

    @Test
    void should_see_no_motion_when_the_head_moves_as_a_whole() throws IOException {
        Alignment shift = new Alignment(1, 0, 3, -2);
        Alignment zoom = new Alignment(1.01, 0, -2.6, -1.6);
        Alignment roll = new Alignment(Math.cos(.01), Math.sin(.01), 1.6, -2.6);
        Alignment all = new Alignment(1.005 * Math.cos(.008), 1.005 * Math.sin(.008), 2, -1);
        for (Alignment motion : new Alignment[] {shift, zoom, roll, all}) {
            State[] states = follow(ScriptedSight.times(25, 31), (p, x, y) -> by(motion, x, y));
            for (State state : states) {
                assertEquals(1, state.sureness());
                for (int region = ALL; region <= LOWER; region++) {
                    assertEquals(0, state.values()[region], 1e-3, motion.toString());
                }
            }
            // The box goes with it: its middle as any point, its size with the scale.
            double x = 260;
            double y = 160;
            for (int i = 0; i < 30; i++) {
                double[] to = by(motion, x, y);
                x = to[0];
                y = to[1];
            }
            Box box = states[29].box();
            assertEquals(x, box.x() + box.width() / 2, .01);
            assertEquals(y, box.y() + box.height() / 2, .01);
            double scale = Math.pow(Math.hypot(motion.a(), motion.b()), 30);
            assertEquals(120 * scale, box.width(), .01);
            // In pixels of the file, which are half as large.
            assertEquals(2 * box.x(), states[29].values()[3], .01);
            assertEquals(2 * box.width(), states[29].values()[5], .01);
        }
    }

    @Test
    void should_measure_how_fast_the_lower_part_moves_beside_the_head() throws IOException {
        // The head goes to the right; what lies below the nose goes down by .6 pixels as well.
        State[] states =
                follow(
                        ScriptedSight.times(25, 16),
                        (p, x, y) -> new double[] {x + 2, y + (below(y) ? .6 : 0)});
        double expected = .6 * 25 / EYES;
        for (State state : states) {
            assertEquals(expected, state.values()[LOWER], 1e-3);
            assertEquals(expected, state.mouth(), 1e-3);
            assertEquals(0, state.values()[UPPER], 1e-3);
            // By the number of landmarks that lie in a region: 37 of 68 below, 9 on the nose.
            assertEquals(expected * 37 / 68, state.values()[ALL], 1e-3);
            assertEquals(1, state.sureness());
        }
    }

    private static boolean below(double y) {
        return y >= FACE.y() + .66 * FACE.height();
    }

    @Test
    void should_measure_the_same_when_pictures_come_at_odd_times() throws IOException {
        double[] times = {0, .03, .04, .24, .26, .31, .32, .5, .54};
        State[] states =
                follow(
                        times,
                        (p, x, y) -> {
                            double moved = 30 * (times[p] - times[p - 1]);
                            return new double[] {x, y + (below(y) ? moved : 0)};
                        });
        for (State state : states) {
            assertEquals(30 / EYES, state.values()[LOWER], 1e-3);
        }
    }

    @Test
    void should_let_what_trembles_cancel_out() throws IOException {
        State[] states =
                follow(
                        ScriptedSight.times(50, 21),
                        (p, x, y) -> new double[] {x, y + (below(y) ? p % 2 - .5 : 0)});
        // Half a pixel up and down: of five moves one is left, of which a tenth of a second is.
        assertEquals(.5 / .1 / EYES, states[19].values()[LOWER], 1e-3);
    }

    @Test
    void should_be_the_less_sure_the_more_points_are_lost() throws IOException {
        State[] third = follow(ScriptedSight.times(25, 2), keep(.3));
        assertEquals(.6, third[0].sureness(), .15);
        State[] none = follow(ScriptedSight.times(25, 2), keep(0));
        assertEquals(0, none[0].sureness());
        assertTrue(Float.isNaN(none[0].values()[ALL]));
        assertEquals(FACE, none[0].box());
    }

    private static Movement keep(double share) {
        return (p, x, y) -> (x * 7.31 + y * 3.77) % 1 < share ? new double[] {x, y} : new double[0];
    }

    @Test
    void should_not_be_sure_when_the_points_of_the_head_do_not_agree() throws IOException {
        State[] states =
                follow(
                        ScriptedSight.times(25, 2),
                        (p, x, y) -> {
                            double way = x * 7.31 + y * 3.77;
                            return new double[] {x + 9 * Math.cos(way), y + 9 * Math.sin(way)};
                        });
        assertTrue(states[0].sureness() < .6, "" + states[0].sureness());
    }

    @Test
    void should_take_new_points_where_the_detector_sees_the_face() throws IOException {
        ScriptedSight sight = sight(ScriptedSight.times(25, 9), keep(.8));
        MotionFollower follower = new MotionFollower();
        follower.take(sight, sight.glance().orElseThrow(), FACE);
        for (int i = 0; i < 4; i++) {
            follower.follow(sight, sight.glance().orElseThrow());
        }
        Box moved = new Box(210, 100, 120, 120);
        follower.take(sight, sight.glance().orElseThrow(), moved);
        follower.follow(sight, sight.glance().orElseThrow());
        assertEquals(moved, follower.state().box());
        assertTrue(follower.state().sureness() > .9);
    }
}
