package dev.pathos.api.face;

/**
 * Measures how much a face moves apart from the head: the mean displacement of its landmarks in
 * inter-ocular distances (between the outer eye corners) per second, over time.
 *
 * <p>Landmarks are resampled to an even grid ({@link Resampled}), carried onto the clip's mean
 * shape ({@link AlignedFace}) and smoothed; the speed at a grid point is the displacement since the
 * one before. Of a track without landmarks, its own measure {@link FaceTrack#MOTION} of the region
 * is taken, averaged over the time between two grid points.
 *
 * @param confidence the least confidence of a frame, 0..1
 * @param rate grid points per second onto which tracks are resampled
 * @param rounds how often the mean shape is computed, at least 1
 * @param smoothing grid points that are averaged, odd; 1 for none
 * @param region which landmarks count
 */
public record Activation(
        double confidence, double rate, int rounds, int smoothing, FaceRegion region) {
    /**
     * The usual measure: frames of confidence .8, 25 grid points a second, two rounds, an average
     * over three grid points, all landmarks.
     */
    public static final Activation USUAL = new Activation(.8, 25, 2, 3, FaceRegion.ALL);

    public Activation {
        if (smoothing < 1 || smoothing % 2 == 0 || rounds < 1 || !(rate > 0)) {
            throw new IllegalArgumentException(
                    smoothing + " averaged, " + rounds + " rounds, " + rate + "/s");
        }
    }

    /**
     * Measures a track.
     *
     * @param track the track
     * @return its activation, which nowhere is known if the track has neither landmarks nor motion;
     *     a speed that is not finite where all landmarks are one point
     */
    public Course of(FaceTrack track) {
        if (!track.hasLandmarks()) {
            return ofMotion(track);
        }
        Resampled face = Resampled.of(track, rate, confidence);
        boolean[] known = new boolean[face.valid().length];
        boolean any = false;
        for (int g = 1; g < known.length; g++) {
            known[g] = face.valid()[g - 1] && face.valid()[g];
            any |= known[g];
        }
        return new Course(rate, known, any ? speed(face, known) : new double[known.length]);
    }

    private Course ofMotion(FaceTrack track) {
        float[] motion = track.measures().get(FaceTrack.MOTION + region);
        double[] time = track.timestamps();
        if (motion == null || time.length < 2) {
            return new Course(rate, new boolean[0], new double[0]);
        }
        double gap = Resampled.gap(time);
        int size = (int) Math.floor((time[time.length - 1] - time[0]) * rate + 1e-6) + 1;
        boolean[] known = new boolean[size];
        double[] speed = new double[size];
        int f = 1;
        for (int g = 1; g < size; g++) {
            double from = time[0] + (g - 1) / rate;
            double to = Math.min(time[0] + g / rate, time[time.length - 1]);
            known[g] = true;
            // what a frame says holds since the one before
            while (f < time.length - 1 && time[f] <= from) {
                f++;
            }
            for (int k = f; k < time.length && time[k - 1] < to; k++) {
                double share = Math.min(time[k], to) - Math.max(time[k - 1], from);
                if (share > 1e-9) {
                    known[g] &=
                            track.valid(k, confidence)
                                    && track.valid(k - 1, confidence)
                                    && Float.isFinite(motion[k])
                                    && time[k] - time[k - 1] <= gap;
                    speed[g] += motion[k] * share * rate;
                }
            }
            speed[g] = known[g] ? speed[g] : 0;
        }
        return new Course(rate, known, speed);
    }

    private double[] speed(Resampled face, boolean[] known) {
        AlignedFace aligned = AlignedFace.of(face, rounds);
        double scale = aligned.interOcularDistance();
        AlignedFace smooth = aligned.smoothed(smoothing);
        int[] points = region.points();
        double[] speed = new double[known.length];
        for (int g = 1; g < known.length; g++) {
            if (known[g]) {
                speed[g] = displacement(smooth, g, points) * rate / scale;
            }
        }
        return speed;
    }

    /** The mean displacement of the points since the grid point before. */
    private static double displacement(AlignedFace face, int g, int[] points) {
        double sum = 0;
        for (int p : points) {
            int here = g * FaceTrack.POINTS + p;
            int before = here - FaceTrack.POINTS;
            sum += Math.hypot(face.x()[here] - face.x()[before], face.y()[here] - face.y()[before]);
        }
        return sum / points.length;
    }

    /**
     * Activation over time, on the grid that begins at the track's first timestamp.
     *
     * @param rate grid points per second
     * @param known whether a grid point and the one before are valid; never at the first
     * @param speed inter-ocular distances per second since the grid point before; 0 where not known
     */
    public record Course(double rate, boolean[] known, double[] speed) {
        /** How many grid points have a known speed. */
        public int count() {
            return count(0, known.length);
        }

        /**
         * How many of some grid points have a known speed.
         *
         * @param from the first
         * @param to behind the last
         */
        public int count(int from, int to) {
            int count = 0;
            for (int g = from; g < to; g++) {
                count += known[g] ? 1 : 0;
            }
            return count;
        }

        /** The mean of all known speeds; NaN if there is none. */
        public double mean() {
            return mean(0, known.length);
        }

        /**
         * The mean of the known speeds of some grid points.
         *
         * @param from the first
         * @param to behind the last
         * @return the mean; NaN if none is known
         */
        public double mean(int from, int to) {
            double sum = 0;
            for (int g = from; g < to; g++) {
                sum += known[g] ? speed[g] : 0;
            }
            return sum / count(from, to);
        }
    }
}
