package dev.pathos.look;

import dev.pathos.api.face.FaceTrack;
import java.awt.geom.Path2D;

/** Joins landmarks to the lines of a face, in the numbering of {@link FaceTrack}. */
final class Contours {
    /**
     * First and last point of each line; closed where the line ends where it begins: jaw, brows,
     * bridge and base of the nose, eyes, outer and inner lips.
     */
    private static final int[][] LINES = {
        {0, 16}, {17, 21}, {22, 26}, {27, 30}, {31, 35}, {36, 41}, {42, 47}, {48, 59}, {60, 67}
    };

    private static final int FIRST_CLOSED = 36;

    private Contours() {}

    /**
     * The lines of a face.
     *
     * @param track a track with landmarks
     * @param frame the frame
     * @param scale pixels drawn per pixel of the track
     * @return the lines, lacking points that are not finite
     */
    static Path2D of(FaceTrack track, int frame, double scale) {
        Path2D path = new Path2D.Double();
        for (int[] line : LINES) {
            boolean begun = false;
            for (int p = line[0]; p <= line[1]; p++) {
                int at = frame * FaceTrack.POINTS + p;
                double x = track.x()[at] * scale;
                double y = track.y()[at] * scale;
                if (!Double.isFinite(x) || !Double.isFinite(y)) {
                    continue;
                }
                if (begun) {
                    path.lineTo(x, y);
                } else {
                    path.moveTo(x, y);
                    begun = true;
                }
            }
            if (begun && line[0] >= FIRST_CLOSED) {
                path.closePath();
            }
        }
        return path;
    }
}
