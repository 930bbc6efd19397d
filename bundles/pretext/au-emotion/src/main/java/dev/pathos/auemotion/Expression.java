package dev.pathos.auemotion;

import dev.pathos.api.face.FaceTrack;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What action units do over the valid frames of a track.
 *
 * @param frames how many frames are valid
 * @param share the share of them in which a unit is present, by name such as {@code AU12}; without
 *     the units that the track does not have
 * @param intensity the mean intensity of a unit, 0..5, as {@code share}
 */
record Expression(int frames, Map<String, Double> share, Map<String, Double> intensity) {
    static Expression of(FaceTrack track, double confidence) {
        int[] valid =
                IntStream.range(0, track.frames())
                        .filter(f -> track.valid(f, confidence))
                        .toArray();
        return new Expression(
                valid.length, means(track.presence(), valid), means(track.intensity(), valid));
    }

    private static Map<String, Double> means(Map<String, float[]> units, int[] frames) {
        Map<String, Double> means = new TreeMap<>();
        units.forEach(
                (unit, values) -> {
                    double sum = 0;
                    for (int f : frames) {
                        sum += values[f];
                    }
                    means.put(unit, sum / frames.length);
                });
        return means;
    }

    /** Whether the track has action units of any kind. */
    boolean hasUnits() {
        return !share.isEmpty() || !intensity.isEmpty();
    }
}
