package dev.pathos.look;

import dev.pathos.api.face.Activation;
import dev.pathos.api.face.FaceRegion;
import dev.pathos.api.face.FaceTrack;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much a face moves apart from the head, by region, in distances between the outer eye corners
 * per second.
 *
 * @param regions the speed of each region over time; none of a region that nothing is known of
 * @param how where it comes from, in words
 */
record Motion(Map<FaceRegion, Series> regions, String how) {
    /** The share of the values that are usual. */
    private static final double USUAL = .98;

    /** A largest value beyond so many times the usual ones would flatten all others. */
    private static final double OUTLYING = 2;

    private static final double ABOVE = 1.25;

    /**
     * What a track says of motion, or else what its landmarks do.
     *
     * @param seen the track
     */
    static Motion of(Seen seen) {
        FaceTrack track = seen.track();
        Map<FaceRegion, Series> regions = new EnumMap<>(FaceRegion.class);
        for (FaceRegion region : FaceRegion.values()) {
            float[] speed = track.measures().get(FaceTrack.MOTION + region);
            if (speed != null) {
                add(region, seen.counted(speed), regions);
            }
        }
        if (!regions.isEmpty()) {
            return new Motion(regions, "as the analyzer measured it");
        }
        for (FaceRegion region : FaceRegion.values()) {
            add(region, fromLandmarks(track, region), regions);
        }
        return new Motion(regions, "from landmarks, averaged over 3 frames of 25 a second");
    }

    private static void add(FaceRegion region, Series speed, Map<FaceRegion, Series> regions) {
        if (speed.known()) {
            regions.put(region, speed);
        }
    }

    private static Series fromLandmarks(FaceTrack track, FaceRegion region) {
        Activation usual = Activation.USUAL;
        Activation.Course course =
                new Activation(
                                Seen.CONFIDENCE,
                                usual.rate(),
                                usual.rounds(),
                                usual.smoothing(),
                                region)
                        .of(track);
        double[] time = new double[course.known().length];
        float[] speed = new float[time.length];
        for (int g = 0; g < time.length; g++) {
            time[g] = track.timestamps()[0] + g / course.rate();
            double value = course.speed()[g];
            speed[g] = course.known()[g] && Double.isFinite(value) ? (float) value : Float.NaN;
        }
        return Series.of(time, speed);
    }

    /** The speed of a region at a moment, NaN if it is not known then. */
    double at(FaceRegion region, double seconds) {
        Series speed = regions.getOrDefault(region, Series.NONE);
        int nearest = speed.nearest(seconds);
        return nearest < 0 ? Double.NaN : speed.value()[nearest];
    }

    /** Where an axis of motion may end: above nearly all that was seen between two times. */
    double roof(double from, double to) {
        double usual = 0;
        double most = 0;
        for (Series speed : regions.values()) {
            Series shown = speed.within(from, to);
            if (shown.known()) {
                usual = Math.max(usual, shown.quantile(USUAL));
                most = Math.max(most, shown.value()[shown.peak()]);
            }
        }
        return Ticks.roof(most <= OUTLYING * usual ? most : ABOVE * usual);
    }
}
