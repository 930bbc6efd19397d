package dev.pathos.tck;

import dev.pathos.api.face.FaceTrack;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A schematic face of 68 landmarks that speaks, moves and is lost as a test wants it.
 *
 * <p>At rest it is centred at (0, 0) with an inter-ocular distance (between the outer eye corners,
 * points 36 and 45) of 90 pixels. Immutable: each method gives a changed copy.
 *
 * @param rate frames per second
 * @param seconds the duration
 * @param mouth amplitude of the vertical motion of points 48-67 in pixels
 * @param mouthRate swings of the mouth per second
 * @param brows amplitude of the vertical motion of points 17-26 in pixels, once a second
 * @param pose how the head lies in the picture
 * @param lostFrom the first frame that the tracker does not find
 * @param lostTo the first frame after them that it finds again
 * @param intensity intensity of action units, constant over time, by name
 * @param presence share of the frames in which action units are present, from the first on, by name
 */
public record SyntheticFace(
        double rate,
        double seconds,
        double mouth,
        double mouthRate,
        double brows,
        Pose pose,
        int lostFrom,
        int lostTo,
        Map<String, Double> intensity,
        Map<String, Double> presence) {
    /**
     * A similarity transform of the whole head.
     *
     * @param scale multiplies the size
     * @param angle radians, clockwise in the picture
     * @param x pixels to the right
     * @param y pixels down
     */
    public record Pose(double scale, double angle, double x, double y) {}

    /** A face at rest: no motion, no action units, every frame found. */
    public static SyntheticFace still(double rate, double seconds) {
        Pose upright = new Pose(1, 0, 0, 0);
        return new SyntheticFace(rate, seconds, 0, 0, 0, upright, 0, 0, Map.of(), Map.of());
    }

    /** The same face with a mouth that swings by so many pixels, so many times a second. */
    public SyntheticFace speaking(double amplitude, double swings) {
        return new SyntheticFace(
                rate, seconds, amplitude, swings, brows, pose, lostFrom, lostTo, intensity,
                presence);
    }

    /** The same face with brows that swing by so many pixels once a second. */
    public SyntheticFace raisingBrows(double amplitude) {
        return new SyntheticFace(
                rate, seconds, mouth, mouthRate, amplitude, pose, lostFrom, lostTo, intensity,
                presence);
    }

    /** The same face elsewhere in the picture. */
    public SyntheticFace posed(Pose other) {
        return new SyntheticFace(
                rate, seconds, mouth, mouthRate, brows, other, lostFrom, lostTo, intensity,
                presence);
    }

    /** The same face, not found from one frame to the one before another. */
    public SyntheticFace lost(int from, int to) {
        return new SyntheticFace(
                rate, seconds, mouth, mouthRate, brows, pose, from, to, intensity, presence);
    }

    /** The same face with one more action unit of an intensity 0..5 in a share of the frames. */
    public SyntheticFace unit(String name, double strength, double share) {
        Map<String, Double> more = new TreeMap<>(intensity);
        Map<String, Double> seen = new TreeMap<>(presence);
        more.put(name, strength);
        seen.put(name, share);
        return new SyntheticFace(
                rate, seconds, mouth, mouthRate, brows, pose, lostFrom, lostTo, more, seen);
    }

    /** The track: {@code floor(rate seconds) + 1} frames from time 0. */
    public FaceTrack track() {
        int frames = (int) Math.floor(rate * seconds + 1e-9) + 1;
        double[] time = new double[frames];
        boolean[] success = new boolean[frames];
        float[] confidence = new float[frames];
        float[] x = new float[frames * FaceTrack.POINTS];
        float[] y = new float[frames * FaceTrack.POINTS];
        for (int f = 0; f < frames; f++) {
            time[f] = f / rate;
            success[f] = f < lostFrom || f >= lostTo;
            confidence[f] = success[f] ? .98f : .1f;
            for (int p = 0; p < FaceTrack.POINTS; p++) {
                place(p, time[f], f * FaceTrack.POINTS + p, x, y);
            }
        }
        Map<String, float[]> strengths = new TreeMap<>();
        intensity.forEach((name, v) -> strengths.put(name, constant(frames, frames, v)));
        Map<String, float[]> seen = new TreeMap<>();
        presence.forEach((name, v) -> seen.put(name, constant(frames, Math.round(v * frames), 1)));
        return new FaceTrack(time, success, confidence, x, y, strengths, seen);
    }

    private void place(int point, double time, int at, float[] x, float[] y) {
        double px = restX(point);
        double py = restY(point);
        if (point >= 48) {
            py += mouth * Math.sin(2 * Math.PI * mouthRate * time);
        } else if (point >= 17 && point <= 26) {
            py += brows * Math.sin(2 * Math.PI * time);
        }
        double cosine = pose.scale * Math.cos(pose.angle);
        double sine = pose.scale * Math.sin(pose.angle);
        x[at] = (float) (cosine * px - sine * py + pose.x);
        y[at] = (float) (sine * px + cosine * py + pose.y);
    }

    private static float[] constant(int frames, long until, double value) {
        float[] values = new float[frames];
        Arrays.fill(values, 0, (int) until, (float) value);
        return values;
    }

    private static double restX(int p) {
        if (p <= 16) {
            return -75 * Math.cos(Math.PI * p / 16);
        }
        if (p <= 26) {
            return -60 + 120 * (p - 17) / 9.0;
        }
        if (p <= 30) {
            return 0;
        }
        if (p <= 35) {
            return -14 + 7 * (p - 31);
        }
        if (p <= 47) {
            return (p < 42 ? -30 : 30) - 15 * Math.cos(Math.PI * ((p - 36) % 6) / 3);
        }
        return p < 60
                ? -28 * Math.cos(Math.PI * (p - 48) / 6)
                : -20 * Math.cos(Math.PI * (p - 60) / 4);
    }

    private static double restY(int p) {
        if (p <= 16) {
            return 90 * Math.sin(Math.PI * p / 16);
        }
        if (p <= 26) {
            return -35;
        }
        if (p <= 30) {
            return -15 + 12 * (p - 27);
        }
        if (p <= 35) {
            return 28;
        }
        if (p <= 47) {
            return -15 - 6 * Math.sin(Math.PI * ((p - 36) % 6) / 3);
        }
        return p < 60
                ? 52 - 11 * Math.sin(Math.PI * (p - 48) / 6)
                : 52 - 5 * Math.sin(Math.PI * (p - 60) / 4);
    }
}
