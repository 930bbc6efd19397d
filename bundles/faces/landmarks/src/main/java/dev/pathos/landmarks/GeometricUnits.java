package dev.pathos.landmarks;

import dev.pathos.api.face.FaceTrack;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Action units from landmarks: how far a face departs from the same person's at rest.
 *
 * <p>Each frame's landmarks are turned to the front ({@link HeadPose}), measured ({@link Measure}),
 * compared with rest ({@link Neutral}) and become intensities ({@link ActionUnit}), which are
 * averaged over a frame and its two neighbours. The lids' tightening is carried over blinks. A unit
 * is present from intensity 1 on, "trace". All units of a frame that is not valid, or whose face is
 * turned by more than 60 degrees, are 0 and absent.
 */
final class GeometricUnits {
    private static final float PRESENT = 1;

    private final double minConfidence;
    private final List<ActionUnit> wanted;

    /**
     * Makes it.
     *
     * @param minConfidence the least confidence of a frame that counts, 0..1
     * @param doubtful whether units are told, too, on which no other tool agrees
     */
    GeometricUnits(double minConfidence, boolean doubtful) {
        this.minConfidence = minConfidence;
        wanted =
                Arrays.stream(ActionUnit.values())
                        .filter(unit -> doubtful || !unit.doubtful())
                        .toList();
    }

    /**
     * Finds the units of a track.
     *
     * @param track a track with landmarks, or without frames
     * @return the same with intensity and presence of the units that landmarks show, and no others
     * @throws IllegalArgumentException if there are frames and no landmarks
     */
    FaceTrack of(FaceTrack track) {
        int frames = track.frames();
        if (frames > 0 && !track.hasLandmarks()) {
            throw new IllegalArgumentException("a track without landmarks");
        }
        Times times = new Times(track.timestamps());
        boolean[] seen = new boolean[frames];
        float[][] measured = measure(track, seen);
        double[] rest = rest(measured, seen, times);
        float[][] units = new float[ActionUnit.values().length][frames];
        double[] closed = new double[frames];
        double[] values = new double[measured.length];
        Departure departure = new Departure(values, rest);
        for (int f = 0; f < frames; f++) {
            for (int m = 0; m < values.length; m++) {
                values[m] = measured[m][f];
            }
            closed[f] = departure.closed();
            for (ActionUnit unit : wanted) {
                units[unit.ordinal()][f] = seen[f] ? unit.intensity(departure) : 0;
            }
        }
        Blinks.bridge(closed, seen, times, units[ActionUnit.AU07.ordinal()]);
        Map<String, float[]> intensity = new TreeMap<>();
        Map<String, float[]> presence = new TreeMap<>();
        for (ActionUnit unit : wanted) {
            float[] mean = mean(units[unit.ordinal()], seen, times);
            intensity.put(unit.name(), mean);
            presence.put(unit.name(), present(mean));
        }
        return track.with(intensity, presence, track.measures());
    }

    private float[][] measure(FaceTrack track, boolean[] seen) {
        float[][] measured = new float[Measure.values().length][seen.length];
        for (int f = 0; f < seen.length; f++) {
            int at = f * FaceTrack.POINTS;
            Optional<Frontal> face =
                    track.valid(f, minConfidence)
                            ? HeadPose.fit(track.x(), track.y(), at)
                                    .flatMap(pose -> pose.frontal(track.x(), track.y(), at))
                            : Optional.empty();
            seen[f] = face.isPresent();
            for (Measure measure : Measure.values()) {
                measured[measure.ordinal()][f] = (float) (double) face.map(measure::of).orElse(0.0);
            }
        }
        return measured;
    }

    private static double[] rest(float[][] measured, boolean[] seen, Times times) {
        double[] rest = new double[measured.length];
        for (Measure measure : Measure.values()) {
            float[] values = new float[seen.length];
            int count = 0;
            for (int f = 0; f < seen.length; f++) {
                if (seen[f]) {
                    values[count++] = measured[measure.ordinal()][f];
                }
            }
            rest[measure.ordinal()] =
                    Neutral.of(measure, Arrays.copyOf(values, count), count * times.interval());
        }
        return rest;
    }

    private static float[] mean(float[] series, boolean[] seen, Times times) {
        float[] mean = new float[series.length];
        for (int f = 0; f < series.length; f++) {
            float sum = 0;
            int count = 0;
            for (int g = Math.max(0, f - 1); g <= f + 1 && g < series.length; g++) {
                if (seen[f] && seen[g] && times.joined(f, g)) {
                    sum += series[g];
                    count++;
                }
            }
            mean[f] = count == 0 ? 0 : sum / count;
        }
        return mean;
    }

    private static float[] present(float[] intensity) {
        float[] present = new float[intensity.length];
        for (int f = 0; f < present.length; f++) {
            present[f] = intensity[f] >= PRESENT ? 1 : 0;
        }
        return present;
    }
}
