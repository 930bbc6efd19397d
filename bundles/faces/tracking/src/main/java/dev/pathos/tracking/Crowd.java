package dev.pathos.tracking;

import dev.pathos.api.face.FaceDetector.Box;
import dev.pathos.api.face.Sight;
import dev.pathos.api.face.Sight.Glance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All faces of a video, each followed from where a detector first saw it until it is lost.
 *
 * <p>Seeking is dear and following is cheap: the detector looks at every {@link Watch#every}th
 * picture only, and there around the faces that are known; at all of a picture when none is known,
 * for a while after one was lost, and now and then for new ones; more often where a follower is not
 * sure of its face. A face that is found again soon and where it was lost is the same.
 *
 * @param times seconds of each picture
 * @param width pixels of the file's pictures, upright; 0 without pictures
 * @param height pixels
 * @param faces all faces that were more than a slip of the detector, in order of appearance
 */
public record Crowd(double[] times, int width, int height, List<FollowedFace> faces) {
    /** Two boxes that overlap by more are the same face. */
    private static final double SAME = .3;

    /** A new face is sought in all of the picture at every so many searches around known ones. */
    private static final int ALL = 5;

    /** A face that takes another's place has so many times its area. */
    private static final double LARGER = 1.5;

    /** A face is another one when its width changed by more while it was lost. */
    private static final double RESIZED = 1.5;

    /** Less sure than that, it is none. */
    private static final double LEAST_SURE = .15;

    /** Less sure than that, it is sought in every so many pictures. */
    private static final double SURE = .8;

    private static final int OFTEN = 2;

    /**
     * How a video is watched.
     *
     * @param every the detector looks at every so many pictures
     * @param smallest the width of the smallest face, as a share of the picture's longer side
     * @param patience seconds for which a face is followed that the detector does not see
     * @param most how many faces are followed at once; a much larger one takes the place of the
     *     smallest
     */
    public record Watch(int every, double smallest, double patience, int most) {}

    /**
     * Watches a video to its end.
     *
     * @param sight the video
     * @param watch how
     * @param followers makes one for each face
     * @return all faces
     * @throws IOException if the video cannot be read
     */
    public static Crowd watch(Sight sight, Watch watch, Supplier<Follower> followers)
            throws IOException {
        Watcher watcher = new Watcher(sight, watch, followers);
        for (Optional<Glance> next = sight.glance(); next.isPresent(); next = sight.glance()) {
            watcher.at(next.get());
        }
        return watcher.crowd();
    }

    private static final class Watcher {
        private record Live(Follower follower, FollowedFace face) {
            Box box() {
                return follower.state().box();
            }
        }

        private final Sight sight;
        private final Watch watch;
        private final Supplier<Follower> followers;
        private final List<FollowedFace> faces = new ArrayList<>();
        private double[] times = new double[256];
        private int count;
        private int searches;
        private double lost = Double.NEGATIVE_INFINITY;
        private Glance last;
        private List<Live> live = new ArrayList<>();

        Watcher(Sight sight, Watch watch, Supplier<Follower> followers) {
            this.sight = sight;
            this.watch = watch;
            this.followers = followers;
        }

        void at(Glance glance) throws IOException {
            times = count == times.length ? Arrays.copyOf(times, 2 * count) : times;
            times[count++] = glance.seconds();
            last = glance;
            List<Live> still = new ArrayList<>();
            for (Live each : live) {
                each.follower().follow(sight, glance);
                double unseen = glance.seconds() - times[each.face().lastSeen()];
                if (sure(each.follower()) && unseen <= watch.patience() && alone(each, still)) {
                    each.face().add(each.follower().state());
                    still.add(each);
                }
            }
            lost = still.size() < live.size() ? glance.seconds() : lost;
            live = still;
            if ((count - 1) % due(glance) == 0) {
                search(glance);
            } else if ((count - 1) % OFTEN == 0) {
                makeSure(glance);
            }
        }

        /** Every so many pictures it is time to seek faces. */
        private int due(Glance glance) {
            int rarely = live.isEmpty() ? Math.max(1, watch.every() / 2) : watch.every();
            return live.isEmpty() && missing(glance) ? Math.min(OFTEN, rarely) : rarely;
        }

        /** Whether a face was lost lately. */
        private boolean missing(Glance glance) {
            return glance.seconds() - lost <= watch.patience();
        }

        private void makeSure(Glance glance) throws IOException {
            for (Live each : live) {
                Optional<Box> found =
                        each.follower().state().sureness() < SURE ? around(each) : Optional.empty();
                if (found.isPresent()) {
                    confirm(each, glance, found.get());
                }
            }
        }

        private static boolean sure(Follower follower) {
            return follower.state().sureness() >= LEAST_SURE;
        }

        /** Two that have come upon the same face are one: the one that followed it for longer. */
        private static boolean alone(Live face, List<Live> before) {
            return before.stream().noneMatch(b -> b.box().overlap(face.box()) > SAME);
        }

        private void search(Glance glance) throws IOException {
            boolean all = live.isEmpty() || missing(glance) || ++searches % ALL == 0;
            List<Live> open = new ArrayList<>(live);
            if (all) {
                double side = Math.max(glance.width(), glance.height());
                for (Box box : sight.faces(glance.all(), watch.smallest() * side, side)) {
                    Optional<Live> known = known(open, box);
                    if (known.isPresent()) {
                        open.remove(known.get());
                        confirm(known.get(), glance, box);
                    } else if (known(live, box).isEmpty() && room(box)) {
                        begin(glance, box);
                    }
                }
            }
            open.retainAll(live);
            for (Live each : open) {
                Optional<Box> found = around(each);
                if (found.isPresent()) {
                    confirm(each, glance, found.get());
                } else {
                    each.face().tried(false);
                }
            }
        }

        private Optional<Box> around(Live face) throws IOException {
            Box box = face.box();
            Box around =
                    new Box(
                            box.x() - box.width() / 2,
                            box.y() - box.height() / 2,
                            2 * box.width(),
                            2 * box.height());
            return sight.faces(around, .6 * box.width(), 1.5 * box.width()).stream()
                    .filter(b -> b.overlap(box) > SAME)
                    .findFirst();
        }

        private static Optional<Live> known(List<Live> faces, Box box) {
            return faces.stream()
                    .filter(f -> f.box().overlap(box) > SAME)
                    .max((a, b) -> Double.compare(a.box().overlap(box), b.box().overlap(box)));
        }

        private void confirm(Live known, Glance glance, Box box) throws IOException {
            known.face().tried(true);
            known.follower().take(sight, glance, box);
        }

        /** Whether one more can be followed, if need be instead of a much smaller one. */
        private boolean room(Box box) {
            if (live.size() < watch.most()) {
                return true;
            }
            Live smallest = Collections.min(live, Comparator.comparingDouble(f -> f.box().area()));
            return box.area() > LARGER * smallest.box().area() && live.remove(smallest);
        }

        private void begin(Glance glance, Box box) throws IOException {
            Follower follower = followers.get();
            follower.take(sight, glance, box);
            if (sure(follower)) {
                FollowedFace face = lostHere(glance, box).orElseGet(() -> another(count - 1));
                face.add(count - 1, follower.state());
                face.tried(true);
                live.add(new Live(follower, face));
            }
        }

        private FollowedFace another(int picture) {
            FollowedFace face = new FollowedFace(picture);
            faces.add(face);
            return face;
        }

        private Optional<FollowedFace> lostHere(Glance glance, Box box) {
            return faces.stream()
                    .filter(f -> live.stream().noneMatch(l -> l.face() == f))
                    .filter(f -> glance.seconds() - times[f.last()] <= watch.patience())
                    .filter(f -> near(f.state(f.last()).box(), box))
                    .max(Comparator.comparingInt(FollowedFace::last));
        }

        /** Whether a face can have gone from one box to the other while nobody looked. */
        private static boolean near(Box one, Box other) {
            double across = one.x() + one.width() / 2 - other.x() - other.width() / 2;
            double down = one.y() + one.height() / 2 - other.y() - other.height() / 2;
            double larger = Math.max(one.width(), other.width());
            double smaller = Math.min(one.width(), other.width());
            return Math.hypot(across, down) < larger && larger < RESIZED * smaller;
        }

        Crowd crowd() {
            int width = last == null ? 0 : (int) Math.round(last.width() * last.scale());
            int height = last == null ? 0 : (int) Math.round(last.height() * last.scale());
            return new Crowd(
                    Arrays.copyOf(times, count),
                    width,
                    height,
                    faces.stream().filter(f -> f.trusted(count - 1)).toList());
        }
    }
}
