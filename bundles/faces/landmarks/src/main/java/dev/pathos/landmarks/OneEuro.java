package dev.pathos.landmarks;

import dev.pathos.api.face.FaceTrack;

/**
 * Smooths landmarks: strongly while they are still, hardly while they move (Casiez, Roussel and
 * Vogel, 1 Euro filter, CHI 2012).
 *
 * <p>The cutoff of a point is {@code cutoff + factor * speed}, its speed itself smoothed and in
 * distances between the outer corners of the eyes per second, so that the same settings serve any
 * resolution. Time is that of the timestamps. Frames without a face, and gaps longer than 2.5
 * median intervals, begin anew. The filter runs over the track forwards and backwards and both are
 * averaged, so that nothing lags.
 */
final class OneEuro {
    private final double cutoff;
    private final double factor;
    private final double speedCutoff;

    /**
     * Makes a filter.
     *
     * @param cutoff Hz, the cutoff of a point at rest, above 0
     * @param factor how many Hz the cutoff rises per distance between the eyes and second, at least
     *     0
     * @param speedCutoff Hz, the cutoff for the speed itself, above 0
     */
    OneEuro(double cutoff, double factor, double speedCutoff) {
        if (!(cutoff > 0) || !(factor >= 0) || !(speedCutoff > 0)) {
            throw new IllegalArgumentException(cutoff + ", " + factor + ", " + speedCutoff);
        }
        this.cutoff = cutoff;
        this.factor = factor;
        this.speedCutoff = speedCutoff;
    }

    /** The filter for the landmarks of a network that sees a face in about 100 pixels. */
    static OneEuro usual() {
        return new OneEuro(1, 20, 1);
    }

    /**
     * Smooths a track.
     *
     * @param track a track with landmarks, or without frames
     * @return the same with other coordinates; those of frames without a face, or in which a
     *     coordinate is no number, are as they were
     */
    FaceTrack smooth(FaceTrack track) {
        float[] x = track.x().clone();
        float[] y = track.y().clone();
        if (track.hasLandmarks()) {
            Times times = new Times(track.timestamps());
            int frames = track.frames();
            Pass forwards = new Pass(track, times);
            for (int f = 0; f < frames; f++) {
                forwards.advance(f, x, y, 1);
            }
            Pass backwards = new Pass(track, times);
            for (int f = frames - 1; f >= 0; f--) {
                backwards.advance(f, x, y, .5);
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

    /** One run of the filter over a track. */
    private final class Pass {
        private final FaceTrack track;
        private final Times times;
        private final double[] x = new double[FaceTrack.POINTS];
        private final double[] y = new double[FaceTrack.POINTS];
        private final double[] speedX = new double[FaceTrack.POINTS];
        private final double[] speedY = new double[FaceTrack.POINTS];
        private int last = -1;

        Pass(FaceTrack track, Times times) {
            this.track = track;
            this.times = times;
        }

        /** Goes on to a frame and mixes what comes out into the result with a weight. */
        void advance(int frame, float[] toX, float[] toY, double weight) {
            int at = frame * FaceTrack.POINTS;
            double eyes =
                    Math.hypot(
                            track.x()[at + 45] - track.x()[at + 36],
                            track.y()[at + 45] - track.y()[at + 36]);
            if (!track.success()[frame] || !isFinite(at) || !(eyes > 0)) {
                last = -1;
                return;
            }
            boolean fresh = last < 0 || !times.joined(frame, last);
            double seconds = fresh ? 0 : Math.max(times.between(frame, last), 1e-6);
            for (int p = 0; p < FaceTrack.POINTS; p++) {
                step(p, track.x()[at + p], track.y()[at + p], fresh ? 0 : seconds, eyes);
                toX[at + p] += (float) (weight * (x[p] - toX[at + p]));
                toY[at + p] += (float) (weight * (y[p] - toY[at + p]));
            }
            last = frame;
        }

        private void step(int p, double newX, double newY, double seconds, double eyes) {
            if (seconds == 0) {
                x[p] = newX;
                y[p] = newY;
                speedX[p] = 0;
                speedY[p] = 0;
                return;
            }
            double slow = share(speedCutoff, seconds);
            speedX[p] += slow * ((newX - x[p]) / seconds / eyes - speedX[p]);
            speedY[p] += slow * ((newY - y[p]) / seconds / eyes - speedY[p]);
            double speed = Math.hypot(speedX[p], speedY[p]);
            double fast = share(cutoff + factor * speed, seconds);
            x[p] += fast * (newX - x[p]);
            y[p] += fast * (newY - y[p]);
        }

        private boolean isFinite(int at) {
            float sum = 0;
            for (int p = at; p < at + FaceTrack.POINTS; p++) {
                sum += track.x()[p] - track.x()[p] + track.y()[p] - track.y()[p];
            }
            return sum == 0;
        }
    }

    /** The share of a new value that an exponential filter of a cutoff takes. */
    private static double share(double cutoff, double seconds) {
        double turns = 2 * Math.PI * cutoff * seconds;
        return turns / (turns + 1);
    }
}
