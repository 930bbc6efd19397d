package dev.pathos.tracking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.face.FaceDetector.Box;
import dev.pathos.api.face.Sight;
import dev.pathos.api.face.Sight.Glance;
import dev.pathos.tck.ScriptedSight;
import dev.pathos.tck.ScriptedSight.Search;
import dev.pathos.tracking.Crowd.Watch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrowdTest {
    private static final Watch USUAL = new Watch(10, .1, 2, 4);
    private static final double RATE = 25;
    private static final Box ALL = new Box(0, 0, 640, 480);

    /**
     * Somebody in the video.
     *
     * @param x where the middle of the face is in the first picture
     * @param speed pixels to the right per picture
     * @param width of the face
     * @param seen in which pictures a detector sees it
     * @param sure in which pictures a follower can follow it
     */
    private record Person(
            double x, double speed, double width, IntPredicate seen, IntPredicate sure) {
        Person(double x, double speed, double width) {
            this(x, speed, width, p -> true, p -> true);
        }

        Person seen(IntPredicate when) {
            return new Person(x, speed, width, when, sure);
        }

        Person sure(IntPredicate when) {
            return new Person(x, speed, width, seen, when);
        }

        Box box(int picture) {
            double left = x + speed * picture - width / 2;
            return new Box(left, 240 - width / 2, width, width);
        }
    }

    /** Follows one person, whom it takes up where the detector sees one. */
    private static final class Shadow implements Follower {
        private final List<Person> people;
        private Person person;
        private State state;

        Shadow(List<Person> people) {
            this.people = people;
        }

        @Override
        public void take(Sight sight, Glance glance, Box seen) {
            if (person == null) {
                int picture = (int) Math.round(glance.seconds() * RATE);
                person =
                        people.stream()
                                .filter(p -> p.box(picture).equals(seen))
                                .findFirst()
                                .orElseThrow();
                go(picture);
            }
        }

        @Override
        public void follow(Sight sight, Glance glance) {
            go((int) Math.round(glance.seconds() * RATE));
        }

        private void go(int picture) {
            double sureness = person.sure.test(picture) ? .9 : .1;
            state = new State(person.box(picture), sureness, 0, new float[] {picture});
        }

        @Override
        public State state() {
            return state;
        }
    }

    private static ScriptedSight sight(int pictures, double scale, List<Person> people) {
        return new ScriptedSight(
                ScriptedSight.times(RATE, pictures),
                640,
                480,
                scale,
                picture ->
                        people.stream()
                                .filter(p -> p.seen.test(picture))
                                .map(p -> p.box(picture))
                                .toList());
    }

    private static Crowd watch(int pictures, Watch watch, Person... people) throws IOException {
        List<Person> all = List.of(people);
        return Crowd.watch(sight(pictures, 1, all), watch, () -> new Shadow(all));
    }

    private static List<Integer> pictures(FollowedFace face, Crowd crowd) {
        return IntStream.range(0, crowd.times().length).filter(face::in).boxed().toList();
    }

    @Test
    void should_seek_around_a_face_that_is_known_and_now_and_then_everywhere() throws IOException {
        List<Person> one = List.of(new Person(300, 1, 100));
        ScriptedSight sight = sight(101, 1, one);
        Crowd crowd = Crowd.watch(sight, USUAL, () -> new Shadow(one));
        assertEquals(1, crowd.faces().size());
        List<Search> searches = sight.searches();
        assertEquals(
                List.of(0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100),
                searches.stream().map(Search::picture).toList());
        for (Search search : searches) {
            Box box = one.get(0).box(search.picture());
            boolean all = search.picture() % 50 == 0;
            Box around = new Box(box.x() - 50, box.y() - 50, 200, 200);
            assertEquals(all ? ALL : around, search.within());
        }
    }

    @Test
    void should_seek_everywhere_twice_as_often_when_there_is_no_face() throws IOException {
        ScriptedSight sight = sight(21, 1, List.of());
        assertEquals(List.of(), Crowd.watch(sight, USUAL, () -> null).faces());
        assertEquals(
                List.of(0, 5, 10, 15, 20), sight.searches().stream().map(Search::picture).toList());
        assertTrue(sight.searches().stream().allMatch(s -> s.within().equals(ALL)));
    }

    @Test
    void should_follow_each_of_several_faces_that_move() throws IOException {
        Person left = new Person(120, 1.5, 100);
        Person right = new Person(500, -.5, 80);
        Crowd crowd = watch(80, USUAL, left, right);
        assertEquals(2, crowd.faces().size());
        for (int p = 0; p < 80; p++) {
            assertEquals(left.box(p), crowd.faces().get(0).state(p).box());
            assertEquals(right.box(p), crowd.faces().get(1).state(p).box());
        }
    }

    @Test
    void should_keep_two_faces_apart_when_they_cross() throws IOException {
        Person left = new Person(200, 2, 100);
        Person right = new Person(420, -2, 90);
        Crowd crowd = watch(120, USUAL, left, right);
        assertEquals(2, crowd.faces().size());
        FollowedFace through = crowd.faces().get(0);
        FollowedFace hidden = crowd.faces().get(1);
        int gap = 0;
        for (int p = 0; p < 120; p++) {
            assertEquals(left.box(p), through.state(p).box());
            // One of two boxes on one face is given up, until both are seen apart.
            boolean together = left.box(p).overlap(right.box(p)) > .3;
            assertTrue(!together || !hidden.in(p), "picture " + p);
            assertTrue(!hidden.in(p) || hidden.state(p).box().equals(right.box(p)));
            gap += hidden.in(p) ? 0 : 1;
        }
        assertTrue(gap > 20 && gap < 40, gap + " pictures without");
        assertTrue(hidden.in(0) && hidden.in(119));
    }

    @Test
    void should_go_on_with_a_face_when_it_is_found_again_where_it_was_lost() throws IOException {
        IntPredicate there = p -> p < 33 || p >= 51;
        Crowd crowd = watch(100, USUAL, new Person(300, 0, 100).seen(there).sure(there));
        assertEquals(1, crowd.faces().size());
        List<Integer> expected = new ArrayList<>();
        // Lost lately, and the only one: it is sought in every second picture.
        IntStream.range(0, 100).filter(p -> p < 33 || p >= 52).forEach(expected::add);
        assertEquals(expected, pictures(crowd.faces().get(0), crowd));
    }

    @Test
    void should_begin_another_face_when_it_is_found_elsewhere_or_late() throws IOException {
        IntPredicate before = p -> p < 30;
        IntPredicate after = p -> p >= 40;
        IntPredicate late = p -> p < 30 || p >= 90;
        Person first = new Person(150, 0, 100).seen(before).sure(before);
        Person second = new Person(450, 0, 100).seen(after).sure(after);
        assertEquals(2, watch(80, USUAL, first, second).faces().size());
        // Two seconds are 50 pictures.
        Crowd crowd = watch(130, USUAL, new Person(150, 0, 100).seen(late).sure(late));
        assertEquals(2, crowd.faces().size());
        assertEquals(90, crowd.faces().get(1).first());
    }

    @Test
    void should_seek_everywhere_for_a_while_when_one_of_two_is_lost() throws IOException {
        IntPredicate gone = p -> p < 15 || p >= 35;
        List<Person> both =
                List.of(new Person(150, 0, 100), new Person(450, 0, 80).seen(gone).sure(gone));
        ScriptedSight sight = sight(140, 1, both);
        Crowd crowd = Crowd.watch(sight, USUAL, () -> new Shadow(both));
        assertEquals(2, crowd.faces().size());
        assertTrue(crowd.faces().get(1).in(40), "found at the first search since it is back");
        List<Integer> everywhere =
                sight.searches().stream()
                        .filter(s -> s.within().equals(ALL))
                        .map(Search::picture)
                        .toList();
        assertEquals(List.of(0, 20, 30, 40, 50, 60, 100), everywhere);
    }

    @Test
    void should_give_a_face_up_when_the_detector_has_not_seen_it_for_too_long() throws IOException {
        Crowd crowd = watch(120, USUAL, new Person(300, 0, 100).seen(p -> p <= 30));
        FollowedFace face = crowd.faces().get(0);
        // Seen in picture 30 last, and followed for two seconds more.
        assertEquals(80, face.last());
        assertEquals(1, crowd.faces().size());
    }

    @Test
    void should_drop_what_a_detector_took_for_a_face_once() throws IOException {
        Person real = new Person(200, 0, 100);
        assertEquals(
                1,
                watch(60, USUAL, real, new Person(500, 0, 100).seen(p -> p == 0)).faces().size());
        // Neither seen nor followed until the next search.
        Person flash = new Person(500, 0, 100).seen(p -> p == 0).sure(p -> p < 4);
        assertEquals(1, watch(60, USUAL, real, flash).faces().size());
        // Seen at most every third time: two out of seven.
        Person rare = new Person(500, 0, 100).seen(p -> p % 50 == 0);
        assertEquals(1, watch(70, USUAL, real, rare).faces().size());
    }

    @Test
    void should_believe_one_look_when_the_video_ends_before_another() throws IOException {
        assertEquals(1, watch(1, USUAL, new Person(200, 0, 100)).faces().size());
        Crowd crowd = watch(8, USUAL, new Person(200, 0, 100).seen(p -> p == 5));
        assertEquals(List.of(5, 6, 7), pictures(crowd.faces().get(0), crowd));
    }

    @Test
    void should_seek_a_face_more_often_when_its_follower_is_not_sure() throws IOException {
        Person still = new Person(300, 0, 100);
        double[] sureness = new double[40];
        Arrays.fill(sureness, .9);
        Arrays.fill(sureness, 13, 17, .5);
        ScriptedSight sight = sight(40, 1, List.of(still));
        Crowd crowd =
                Crowd.watch(
                        sight,
                        USUAL,
                        () ->
                                new Follower() {
                                    private State state;

                                    @Override
                                    public void take(Sight at, Glance glance, Box seen) {
                                        follow(at, glance);
                                    }

                                    @Override
                                    public void follow(Sight at, Glance glance) {
                                        int picture = (int) Math.round(glance.seconds() * RATE);
                                        state =
                                                new State(
                                                        still.box(0),
                                                        sureness[picture],
                                                        0,
                                                        new float[0]);
                                    }

                                    @Override
                                    public State state() {
                                        return state;
                                    }
                                });
        assertEquals(
                List.of(0, 10, 14, 16, 20, 30),
                sight.searches().stream().map(Search::picture).toList());
        assertEquals(1, crowd.faces().size());
    }

    @Test
    void should_see_nothing_when_there_are_no_pictures() throws IOException {
        Crowd crowd = watch(0, USUAL, new Person(200, 0, 100));
        assertEquals(0, crowd.times().length);
        assertEquals(0, crowd.width());
        assertEquals(List.of(), crowd.faces());
    }

    @Test
    void should_leave_faces_alone_that_no_follower_is_sure_of() throws IOException {
        assertEquals(List.of(), watch(60, USUAL, new Person(300, 0, 100).sure(p -> false)).faces());
    }

    @Test
    void should_follow_the_largest_when_there_are_more_than_it_may() throws IOException {
        Watch two = new Watch(10, .1, 2, 2);
        Person[] row = {new Person(70, 0, 70), new Person(200, 0, 90), new Person(350, 0, 80)};
        Crowd crowd = watch(60, two, row);
        assertEquals(2, crowd.faces().size());
        assertEquals(row[1].box(0), crowd.faces().get(0).state(0).box());
        assertEquals(row[2].box(0), crowd.faces().get(1).state(0).box());
        // Somebody comes who is much larger: at the next search of all, in picture 50.
        IntPredicate later = p -> p >= 12;
        Person large = new Person(530, 0, 150).seen(later).sure(later);
        Crowd crowded = watch(80, two, row[0], row[1], large);
        assertEquals(3, crowded.faces().size());
        assertEquals(50, crowded.faces().get(1).last());
        assertEquals(50, crowded.faces().get(2).first());
    }

    @Test
    void should_measure_the_picture_of_the_file() throws IOException {
        Crowd crowd = Crowd.watch(sight(3, 2.5, List.of()), USUAL, () -> null);
        assertEquals(1600, crowd.width());
        assertEquals(1200, crowd.height());
        assertEquals(.08, crowd.times()[2], 1e-12);
    }

    @Test
    void should_pass_on_why_a_video_ends() throws IOException {
        ScriptedSight closed = sight(3, 1, List.of());
        closed.close();
        assertThrows(IOException.class, () -> Crowd.watch(closed, USUAL, () -> null));
    }
}
