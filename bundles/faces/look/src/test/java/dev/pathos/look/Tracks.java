package dev.pathos.look;

import dev.pathos.api.face.FaceTrack;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Tracks made for the purpose. */
final class Tracks {
    private Tracks() {}

    /**
     * A track at even times of which nothing is known but the faces.
     *
     * @param rate frames per second
     * @param confidence of each frame; below 0 for no face
     */
    static FaceTrack of(double rate, double... confidence) {
        double[] time = new double[confidence.length];
        for (int f = 0; f < time.length; f++) {
            time[f] = f / rate;
        }
        return at(time, confidence);
    }

    static FaceTrack at(double[] time, double... confidence) {
        boolean[] success = new boolean[time.length];
        float[] confidences = new float[time.length];
        for (int f = 0; f < time.length; f++) {
            success[f] = confidence[f] >= 0;
            confidences[f] = (float) Math.max(0, confidence[f]);
        }
        return new FaceTrack(
                time, success, confidences, new float[0], new float[0], Map.of(), Map.of());
    }

    /** So many frames with the same confidence. */
    static FaceTrack sure(double rate, int frames) {
        double[] confidence = new double[frames];
        Arrays.fill(confidence, .9);
        return of(rate, confidence);
    }

    /** The same with a measure. */
    static FaceTrack with(FaceTrack track, String name, float... values) {
        Map<String, float[]> measures = new HashMap<>(track.measures());
        measures.put(name, values);
        return track.with(track.intensity(), track.presence(), measures);
    }

    /** The same with an action unit's intensity. */
    static FaceTrack unit(FaceTrack track, String name, float... values) {
        Map<String, float[]> intensity = new HashMap<>(track.intensity());
        intensity.put(name, values);
        return track.with(intensity, track.presence(), track.measures());
    }

    /** The same with a face of landmarks in the middle of a picture, whose mouth moves. */
    static FaceTrack landmarks(FaceTrack track, double width, double height) {
        int n = track.frames();
        float[] x = new float[n * FaceTrack.POINTS];
        float[] y = new float[n * FaceTrack.POINTS];
        double size = .3 * Math.min(width, height);
        for (int f = 0; f < n; f++) {
            for (int p = 0; p < FaceTrack.POINTS; p++) {
                double angle = 2 * Math.PI * p / FaceTrack.POINTS;
                double open = p >= 48 ? .1 * size * Math.sin(f) : 0;
                x[f * FaceTrack.POINTS + p] = (float) (width / 2 + size * Math.cos(angle));
                y[f * FaceTrack.POINTS + p] = (float) (height / 2 + size * Math.sin(angle) + open);
            }
        }
        return new FaceTrack(
                track.timestamps(),
                track.success(),
                track.confidence(),
                x,
                y,
                track.intensity(),
                track.presence(),
                track.measures());
    }

    /** A scene of a track, without sound. */
    static Scene scene(FaceTrack track, double from, double to) {
        Seen seen = Seen.of(track);
        return new Scene(
                "a.mp4",
                "test",
                seen,
                Motion.of(seen),
                new SoundLevel(Series.NONE, 0, "no sound track"),
                from,
                to);
    }
}
