package dev.pathos.api.face;

import dev.pathos.api.signal.Frames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A face track as a matrix of single precision, and back: what a {@link
 * dev.pathos.api.feature.FeatureCache} can keep. Every bit survives.
 *
 * <p>A row is a frame. The first three columns hold the bits of its timestamp, 21 and 21 and 22 of
 * them, as whole numbers; then follow {@code success} (1 or 0), {@code confidence}, {@code x_0} to
 * {@code y_67} if there are landmarks, and the series by name: {@code intensity AU12}, {@code
 * presence AU12}, {@code measure pose_Rx}.
 */
public final class TrackFrames implements Frames {
    /** Names this layout; it changes whenever the same track would be laid out otherwise. */
    public static final String LAYOUT = "face track 1";

    private static final List<String> FIXED =
            List.of("time bits 1", "time bits 2", "time bits 3", "success", "confidence");

    private static final String INTENSITY = "intensity ";
    private static final String PRESENCE = "presence ";
    private static final String MEASURE = "measure ";
    private static final long MIDDLE = (1L << 21) - 1;
    private static final long LOW = (1L << 22) - 1;

    /** Rows that are read at once. */
    private static final int BLOCK = 256;

    private final FaceTrack track;
    private final List<String> columns;
    private final List<float[]> series = new ArrayList<>();

    /**
     * A view on a track; nothing is copied.
     *
     * @param track the track
     * @throws IllegalArgumentException if a series has not one value a frame
     */
    public TrackFrames(FaceTrack track) {
        this.track = track;
        List<String> names = new ArrayList<>(FIXED);
        if (track.hasLandmarks()) {
            for (String axis : List.of("x_", "y_")) {
                for (int p = 0; p < FaceTrack.POINTS; p++) {
                    names.add(axis + p);
                }
            }
        }
        add(INTENSITY, track.intensity(), names);
        add(PRESENCE, track.presence(), names);
        add(MEASURE, track.measures(), names);
        this.columns = List.copyOf(names);
    }

    private void add(String prefix, Map<String, float[]> values, List<String> names) {
        values.forEach(
                (name, one) -> {
                    if (one.length != track.frames()) {
                        throw new IllegalArgumentException(
                                prefix
                                        + name
                                        + " has "
                                        + one.length
                                        + " values for "
                                        + track.frames()
                                        + " frames");
                    }
                    names.add(prefix + name);
                    series.add(one);
                });
    }

    @Override
    public int rows() {
        return track.frames();
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    /** 0: frames need not be even in time, each row says its own. */
    @Override
    public double frameRate() {
        return 0;
    }

    @Override
    public int read(int fromRow, float[] into) {
        int width = columns.size();
        int count = Math.max(0, Math.min(into.length / width, rows() - fromRow));
        for (int i = 0; i < count; i++) {
            row(fromRow + i, into, i * width);
        }
        return count;
    }

    private void row(int frame, float[] into, int from) {
        int at = from;
        long bits = Double.doubleToRawLongBits(track.timestamps()[frame]);
        // whole numbers below 2^24 are exact, and none of them is a NaN that could be changed
        into[at++] = bits >>> 43;
        into[at++] = bits >>> 22 & MIDDLE;
        into[at++] = bits & LOW;
        into[at++] = track.success()[frame] ? 1 : 0;
        into[at++] = track.confidence()[frame];
        if (track.hasLandmarks()) {
            int points = FaceTrack.POINTS;
            System.arraycopy(track.x(), frame * points, into, at, points);
            System.arraycopy(track.y(), frame * points, into, at + points, points);
            at += 2 * points;
        }
        for (float[] one : series) {
            into[at++] = one[frame];
        }
    }

    /**
     * The track that frames are a view on, or were once kept of.
     *
     * @param frames frames of this layout
     * @return a fresh track, equal to the one before bit for bit
     * @throws IllegalArgumentException if they are of another layout
     */
    public static FaceTrack track(Frames frames) {
        List<String> names = frames.columns();
        int fixed = FIXED.size();
        boolean landmarks = names.size() > fixed && names.get(fixed).equals("x_0");
        int from = fixed + (landmarks ? 2 * FaceTrack.POINTS : 0);
        if (names.size() < from || !names.subList(0, fixed).equals(FIXED)) {
            throw new IllegalArgumentException("no face track, but " + names);
        }
        int n = frames.rows();
        int points = landmarks ? FaceTrack.POINTS : 0;
        double[] time = new double[n];
        boolean[] success = new boolean[n];
        float[] confidence = new float[n];
        float[] x = new float[n * points];
        float[] y = new float[n * points];
        float[][] rest = new float[names.size() - from][n];
        int width = names.size();
        float[] rows = new float[BLOCK * width];
        for (int f = 0; f < n; f++) {
            if (f % BLOCK == 0) {
                frames.read(f, rows);
            }
            int at = f % BLOCK * width;
            time[f] = time(rows, at);
            success[f] = rows[at + 3] == 1;
            confidence[f] = rows[at + 4];
            System.arraycopy(rows, at + fixed, x, f * points, points);
            System.arraycopy(rows, at + fixed + points, y, f * points, points);
            for (int s = 0; s < rest.length; s++) {
                rest[s][f] = rows[at + from + s];
            }
        }
        List<String> series = names.subList(from, width);
        return new FaceTrack(
                time,
                success,
                confidence,
                x,
                y,
                named(INTENSITY, series, rest),
                named(PRESENCE, series, rest),
                named(MEASURE, series, rest));
    }

    private static double time(float[] rows, int at) {
        return Double.longBitsToDouble(
                (long) rows[at] << 43 | (long) rows[at + 1] << 22 | (long) rows[at + 2]);
    }

    private static Map<String, float[]> named(String prefix, List<String> names, float[][] all) {
        Map<String, float[]> named = new TreeMap<>();
        for (int s = 0; s < all.length; s++) {
            if (names.get(s).startsWith(prefix)) {
                named.put(names.get(s).substring(prefix.length()), all[s]);
            }
        }
        return named;
    }
}
