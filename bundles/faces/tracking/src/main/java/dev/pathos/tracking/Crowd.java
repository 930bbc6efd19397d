package dev.pathos.tracking;

import dev.pathos.api.face.FaceDetector.Box;
import dev.pathos.api.face.Sight;
import dev.pathos.api.face.Sight.Glance;
import dev.pathos.tracking.Follower.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All faces of a video, each followed from where a detector first saw it until it is lost.
 *
 * <p>Seeking is dear and following is cheap: the detector looks at every {@link Watch#every}th
 * picture only, and there around the faces that are known; at all of a picture when none is known,
 * and now and then for new ones.
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

    /** Less sure than that, it is none. */
    private static final double LEAST_SURE = .15;

    /**
     * How a video is watched.
     *
     * @param every the detector looks at every so many pictures
     * @param smallest the width of the smallest face, as a share of the picture's longer side
     * @param patience seconds for which a face is followed that the detector does not see
     * @param most how many faces are followed at once, the largest
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
                State state = each.follower().state();
                double unseen = glance.seconds() - times[each.face().lastSeen()];
                if (state.sureness() >= LEAST_SURE && unseen <= watch.patience()) {
                    each.face().add(state);
                    still.add(each);
                }
            }
            live = distinct(still);
            int due = live.isEmpty() ? Math.max(1, watch.every() / 2) : watch.every();
            if ((count - 1) % due == 0) {
                search(glance);
            }
        }

        /** Two that have come upon the same face are one: the one that followed it for longer. */
        private static List<Live> distinct(List<Live> faces) {
            List<Live> distinct = new ArrayList<>();
            for (Live each : faces) {
                if (distinct.stream().noneMatch(d -> d.box().overlap(each.box()) > SAME)) {
                    distinct.add(each);
                }
            }
            return distinct;
        }

        private void search(Glance glance) throws IOException {
            boolean all = live.isEmpty() || ++searches % ALL == 0;
            List<Live> open = new ArrayList<>(live);
            if (all) {
                double side = Math.max(glance.width(), glance.height());
                for (Box box : sight.faces(glance.all(), watch.smallest() * side, side)) {
                    Optional<Live> known = known(open, box);
                    if (known.isPresent()) {
                        open.remove(known.get());
                        confirm(known.get(), glance, box);
                    } else if (live.size() < watch.most() && known(live, box).isEmpty()) {
                        begin(glance, box);
                    }
                }
            }
            for (Live each : open) {
                Box box = each.box();
                Box around =
                        new Box(
                                box.x() - box.width() / 2,
                                box.y() - box.height() / 2,
                                2 * box.width(),
                                2 * box.height());
                Optional<Box> found =
                        sight.faces(around, .6 * box.width(), 1.5 * box.width()).stream()
                                .filter(b -> b.overlap(box) > SAME)
                                .findFirst();
                if (found.isPresent()) {
                    confirm(each, glance, found.get());
                } else {
                    each.face().tried(false);
                }
            }
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

        private void begin(Glance glance, Box box) throws IOException {
            Follower follower = followers.get();
            follower.take(sight, glance, box);
            if (follower.state().sureness() >= LEAST_SURE) {
                FollowedFace face = new FollowedFace(count - 1);
                face.add(follower.state());
                face.tried(true);
                faces.add(face);
                live.add(new Live(follower, face));
            }
        }

        Crowd crowd() {
            int width = last == null ? 0 : (int) Math.round(last.width() * last.scale());
            int height = last == null ? 0 : (int) Math.round(last.height() * last.scale());
            return new Crowd(
                    Arrays.copyOf(times, count),
                    width,
                    height,
                    faces.stream().filter(FollowedFace::trusted).toList());
        }
    }
}
