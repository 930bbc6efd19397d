package dev.pathos.landmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.face.FaceDetector.Box;
import dev.pathos.api.face.Sight.Glance;
import dev.pathos.api.face.Sight.Square;
import dev.pathos.tck.SyntheticFace.Pose;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class LandmarkFollowerTest {
    private static final Shape FACE = Shapes.at(new Pose(1, 0, 300, 200));
    private static final Shape NONE = new Shape(new double[136]);

    /** A second look is .08 of the side further away. */
    private static final double FURTHER = 1.08;

    private final List<Square> looks = new ArrayList<>();

    /** What is found: given the square, and whether it is a second look. */
    private LandmarkFollower follower(int twiceEvery, BiFunction<Square, Boolean, Shape> found) {
        return new LandmarkFollower(
                (sight, square) -> {
                    boolean second =
                            !looks.isEmpty()
                                    && Math.abs(
                                                    square.side()
                                                            - FURTHER
                                                                    * looks.get(looks.size() - 1)
                                                                            .side())
                                            < 1e-6;
                    looks.add(square);
                    return found.apply(square, second);
                },
                twiceEvery);
    }

    private static Glance glance(int picture) {
        return new Glance(picture / 25., 640, 480, 2);
    }

    private static void follow(LandmarkFollower follower, int picture) throws IOException {
        follower.follow(null, glance(picture));
    }

    /** How sure two looks that differ by so many distances between the eyes are. */
    private static double sure(double disagreement) {
        return 1 / (1 + Math.exp((disagreement - .05) / .008));
    }

    @Test
    void should_be_as_sure_as_both_looks_agree_and_give_their_mean() throws IOException {
        double[] apart = {0, .02, .05, .06};
        for (double distance : apart) {
            LandmarkFollower follower =
                    follower(1, (s, second) -> Shapes.moved(FACE, second ? 90 * distance : 0, 0));
            follower.take(null, glance(0), FACE.box());
            assertEquals(sure(distance), follower.state().sureness(), 1e-4);
            Shape mean = Shapes.moved(FACE, 45 * distance, 0);
            // In pixels of the file, half as large; 0 is the middle of the first of them as well.
            assertEquals(2 * (mean.x(30) + .5) - .5, follower.state().values()[60], 1e-3);
            assertEquals(2 * (mean.y(30) + .5) - .5, follower.state().values()[61], 1e-3);
            assertEquals(mean.box().x(), follower.state().box().x(), 1e-3);
            assertEquals(mean.box().width(), follower.state().box().width(), 1e-3);
        }
    }

    @Test
    void should_look_where_the_face_was_in_the_picture_before() throws IOException {
        int[] picture = {0};
        LandmarkFollower follower =
                follower(1, (s, second) -> Shapes.moved(FACE, 5 * picture[0], 0));
        follower.take(null, glance(0), FACE.box());
        // Twice to come near, and then twice to make sure.
        assertEquals(4, looks.size());
        for (int p = 1; p < 10; p++) {
            picture[0] = p;
            follow(follower, p);
            Square first = looks.get(looks.size() - 2);
            assertEquals(Shapes.moved(FACE, 5 * p - 5, 0).square().x(), first.x(), 1e-3);
            Square second = looks.get(looks.size() - 1);
            assertEquals(first.x() + .03 * first.side(), second.x(), 1e-3);
            assertEquals(first.y() - .02 * first.side(), second.y(), 1e-3);
            assertEquals(sure(0), follower.state().sureness(), 1e-4);
        }
        assertEquals(4 + 2 * 9, looks.size());
    }

    @Test
    void should_come_near_in_steps_when_a_detector_shows_it_a_face() throws IOException {
        // Each look sees half of what the square misses.
        LandmarkFollower follower =
                follower(
                        1,
                        (s, second) -> Shapes.moved(FACE, (s.x() - 300) / 2, (s.y() - 227.5) / 2));
        Box off = new Box(FACE.box().x() + 40, FACE.box().y(), FACE.box().width(), 176);
        follower.take(null, glance(0), off);
        assertEquals(340, looks.get(0).x(), 1e-3);
        assertEquals(320, looks.get(1).x(), 1e-3);
        assertEquals(310, looks.get(2).x(), 1e-3);
        assertTrue(Math.abs(follower.state().box().x() - FACE.box().x()) < 8);
    }

    @Test
    void should_look_again_from_where_a_fast_face_seems_to_be() throws IOException {
        int[] right = {0};
        // From a square that is more than 20 pixels off, looks go half of the way and differ.
        BiFunction<Square, Boolean, Shape> found =
                (square, second) -> {
                    double off = square.x() - (300 + right[0]);
                    boolean near = Math.abs(off) < 20;
                    double error = near ? 0 : off / 2 + (second ? 5 : 0);
                    return Shapes.moved(FACE, right[0] + error, 0);
                };
        LandmarkFollower follower = follower(1, found);
        follower.take(null, glance(0), FACE.box());
        right[0] = 35;
        looks.clear();
        follow(follower, 1);
        assertEquals(4, looks.size());
        assertEquals(sure(0), follower.state().sureness(), 1e-3);
        assertEquals(2 * (FACE.x(30) + 35 + .5) - .5, follower.state().values()[60], 1e-3);
        // Too far to come near in two steps: it stays unsure.
        right[0] = 235;
        looks.clear();
        follow(follower, 2);
        assertTrue(looks.size() <= 6);
        assertTrue(follower.state().sureness() < .8);
    }

    @Test
    void should_know_no_face_when_what_it_finds_cannot_be_one() throws IOException {
        boolean[] there = {true, true};
        LandmarkFollower follower = follower(1, (s, second) -> there[second ? 1 : 0] ? FACE : NONE);
        follower.take(null, glance(0), FACE.box());
        for (int bad = 0; bad < 2; bad++) {
            there[bad] = false;
            looks.clear();
            follow(follower, 1 + bad);
            assertEquals(2, looks.size(), "nothing to come nearer to");
            assertEquals(0, follower.state().sureness());
            assertEquals(new Box(0, 0, 0, 0), follower.state().box());
            assertTrue(Double.isNaN(follower.state().mouth()));
            there[bad] = true;
        }
        looks.clear();
        follow(follower, 3);
        assertEquals(FACE.square().x(), looks.get(0).x(), 1e-3, "where it was seen last");
        assertEquals(sure(0), follower.state().sureness(), 1e-4);
        LandmarkFollower blind = follower(1, (s, second) -> NONE);
        blind.take(null, glance(0), FACE.box());
        assertEquals(0, blind.state().sureness());
    }

    @Test
    void should_mind_the_detector_only_when_it_is_not_sure_itself() throws IOException {
        double[] apart = {0};
        LandmarkFollower follower =
                follower(1, (s, second) -> Shapes.moved(FACE, second ? 90 * apart[0] : 0, 0));
        follower.take(null, glance(0), FACE.box());
        looks.clear();
        follower.take(null, glance(0), FACE.box());
        assertEquals(0, looks.size());
        apart[0] = .06;
        follow(follower, 1);
        assertEquals(sure(.06), follower.state().sureness(), 1e-4);
        apart[0] = .01;
        follower.take(null, glance(1), FACE.box());
        assertEquals(sure(.01), follower.state().sureness(), 1e-4);
        apart[0] = .07;
        follow(follower, 2);
        apart[0] = .09;
        follower.take(null, glance(2), FACE.box());
        assertEquals(sure(.07), follower.state().sureness(), 1e-4, "no better from there");
    }

    @Test
    void should_look_twice_at_some_pictures_only_when_that_is_enough() throws IOException {
        double[] apart = {.02};
        LandmarkFollower follower =
                follower(3, (s, second) -> Shapes.moved(FACE, second ? 90 * apart[0] : 0, 0));
        follower.take(null, glance(0), FACE.box());
        for (int p = 1; p <= 6; p++) {
            looks.clear();
            follow(follower, p);
            assertEquals(p % 3 == 0 ? 2 : 1, looks.size(), "picture " + p);
            // A mean now and then would shake the face: the first look counts.
            assertEquals(2 * (FACE.x(30) + .5) - .5, follower.state().values()[60], 1e-3);
            assertEquals(sure(p < 3 ? .02 : .03), follower.state().sureness(), 1e-4);
            apart[0] = .03;
        }
    }

    @Test
    void should_tell_how_fast_the_mouth_opens() throws IOException {
        double[] open = {0};
        LandmarkFollower follower =
                follower(
                        1,
                        (s, second) -> {
                            double[] points = FACE.points().clone();
                            for (int p = 65; p <= 67; p++) {
                                points[2 * p + 1] += open[0];
                            }
                            return new Shape(points);
                        });
        follower.take(null, glance(0), FACE.box());
        assertTrue(Double.isNaN(follower.state().mouth()));
        open[0] = 9;
        follow(follower, 1);
        // A tenth of the distance between the eyes in a 25th of a second, however it goes.
        assertEquals(2.5, follower.state().mouth(), 1e-3);
        open[0] = 0;
        follow(follower, 3);
        assertEquals(1.25, follower.state().mouth(), 1e-3);
    }
}
