package dev.pathos.auemotion;

import dev.pathos.api.face.FaceTrack;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What action units do over the valid frames of a track. */
final class Expression {
    private final FaceTrack track;
    private final int[] frames;

    Expression(FaceTrack track, double confidence) {
        this.track = track;
        frames =
                IntStream.range(0, track.frames())
                        .filter(f -> track.valid(f, confidence))
                        .toArray();
    }

    /** Whether there is a frame to look at. */
    boolean isSeen() {
        return frames.length > 0;
    }

    /** The share of valid frames in which a unit is present; empty if the track lacks the unit. */
    Optional<Double> share(String unit) {
        return mean(track.presence(), unit);
    }

    /** The mean intensity of a unit, 0..5; empty if the track lacks the unit. */
    Optional<Double> intensity(String unit) {
        return mean(track.intensity(), unit);
    }

    private Optional<Double> mean(Map<String, float[]> units, String unit) {
        float[] values = units.get(unit);
        if (values == null) {
            return Optional.empty();
        }
        double sum = 0;
        for (int f : frames) {
            sum += values[f];
        }
        return Optional.of(sum / frames.length);
    }
}
