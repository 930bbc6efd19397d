package dev.pathos.motion;

import dev.pathos.api.face.FaceDetector.Box;
import dev.pathos.api.face.Sight;
import dev.pathos.api.face.Sight.Glance;
import dev.pathos.tracking.Follower;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows a face by points inside it, and measures how they move once the head's motion is removed.
 *
 * <p>A point's own motion is a vector from picture to picture; over the last tenth of a second the
 * vectors are averaged, so that the noise of following cancels and motion does not.
 */
final class MotionFollower implements Follower {
    private static final int MOST = 90;

    /** The least distance between two points, by the width of the face. */
    private static final double APART = 1 / 18.0;

    /** Going back must lead to where a point came from, by the width of the face. */
    private static final double LARGEST_ERROR = .01;

    private static final double LEAST_ERROR = .7;

    /** By how much points of a head that turns may miss being rigid, by the width of the face. */
    private static final double RIGID = .04;

    /** Outer eye corners are so far apart, by the width of the box; median over seven videos. */
    static final double EYES = .5;

    /** Seconds over which a point's motion is averaged. */
    private static final double SPAN = .1;

    private List<FacePoint> points = new ArrayList<>();
    private int taken;
    private Box box;
    private double seconds;
    private State state;

    @Override
    public void take(Sight sight, Glance glance, Box seen) throws IOException {
        boolean first = box == null;
        box = seen;
        double apart = APART * seen.width();
        points.removeIf(p -> Region.of(seen, p.x(), p.y()).isEmpty());
        float[] corners = sight.corners(Region.around(seen), MOST, apart);
        for (int i = 0; i < corners.length && points.size() < MOST; i += 2) {
            float x = corners[i];
            float y = corners[i + 1];
            Optional<Region> region = Region.of(seen, x, y);
            boolean free = points.stream().allMatch(p -> Math.hypot(p.x() - x, p.y() - y) >= apart);
            if (region.isPresent() && free) {
                points.add(new FacePoint(x, y, region.get()));
            }
        }
        taken = points.size();
        if (first) {
            seconds = glance.seconds();
            state = new State(seen, 1, Double.NaN, values(Double.NaN, Map.of(), glance.scale()));
        }
    }

    @Override
    public void follow(Sight sight, Glance glance) throws IOException {
        double elapsed = glance.seconds() - seconds;
        seconds = glance.seconds();
        HeadMotion head = move(sight.follow(places()), elapsed);
        box = head.carry(box);
        Map<Region, Double> speeds = speeds();
        double all = all(speeds);
        // Of all since the detector saw the face: the few that outlast a cut follow something else.
        double kept = taken == 0 ? 0 : (double) points.size() / taken;
        double sureness = Math.min(1, 2 * Math.min(kept, head.agreeing()));
        double mouth = speeds.getOrDefault(Region.LOWER, Double.NaN);
        state = new State(box, sureness, mouth, values(all, speeds, glance.scale()));
    }

    private float[] places() {
        float[] places = new float[2 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            places[2 * i] = points.get(i).x();
            places[2 * i + 1] = points.get(i).y();
        }
        return places;
    }

    private HeadMotion move(float[] followed, double elapsed) {
        List<FacePoint> kept = new ArrayList<>();
        double most = Math.max(LEAST_ERROR, LARGEST_ERROR * box.width());
        int count = points.size();
        double[] x = new double[count];
        double[] y = new double[count];
        double[] u = new double[count];
        double[] v = new double[count];
        List<Integer> rigid = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (followed[3 * i + 2] <= most) {
                FacePoint point = points.get(i);
                int n = kept.size();
                x[n] = point.x();
                y[n] = point.y();
                u[n] = followed[3 * i];
                v[n] = followed[3 * i + 1];
                if (point.region() != Region.LOWER) {
                    rigid.add(n);
                }
                kept.add(point);
            }
        }
        int[] head = rigid.stream().mapToInt(Integer::intValue).toArray();
        HeadMotion motion = HeadMotion.between(x, y, u, v, head, RIGID * box.width());
        double unit = EYES * box.width();
        for (int n = 0; n < kept.size(); n++) {
            kept.get(n)
                    .move(
                            u[n],
                            v[n],
                            (u[n] - motion.motion().x(x[n], y[n])) / unit,
                            (v[n] - motion.motion().y(x[n], y[n])) / unit,
                            elapsed);
        }
        points = kept;
        return motion;
    }

    private Map<Region, Double> speeds() {
        Map<Region, Double> sums = new EnumMap<>(Region.class);
        Map<Region, Integer> counts = new EnumMap<>(Region.class);
        for (FacePoint point : points) {
            sums.merge(point.region(), point.speed(SPAN), Double::sum);
            counts.merge(point.region(), 1, Integer::sum);
        }
        counts.forEach((region, n) -> sums.computeIfPresent(region, (r, sum) -> sum / n));
        return sums;
    }

    private static double all(Map<Region, Double> speeds) {
        double sum = 0;
        double weights = 0;
        for (Map.Entry<Region, Double> each : speeds.entrySet()) {
            sum += each.getKey().weight() * each.getValue();
            weights += each.getKey().weight();
        }
        return weights > 0 ? sum / weights : Double.NaN;
    }

    private float[] values(double all, Map<Region, Double> speeds, double scale) {
        return new float[] {
            (float) all,
            speeds.getOrDefault(Region.UPPER, Double.NaN).floatValue(),
            speeds.getOrDefault(Region.LOWER, Double.NaN).floatValue(),
            (float) (box.x() * scale),
            (float) (box.y() * scale),
            (float) (box.width() * scale),
            (float) (box.height() * scale)
        };
    }

    @Override
    public State state() {
        return state;
    }
}
