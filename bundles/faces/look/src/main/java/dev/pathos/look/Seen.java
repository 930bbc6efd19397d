package dev.pathos.look;

import dev.pathos.api.face.FaceTrack;

/**
 * A track, asked for moments: which of its frames belongs to a picture, and what became of it.
 *
 * @param track the track
 * @param interval seconds between its frames, usually
 */
record Seen(FaceTrack track, double interval) {
    /** The least confidence of a frame that tasks count, by convention. */
    static final double CONFIDENCE = .8;

    /** A picture further from a frame than so many intervals was not analyzed. */
    private static final double NEAR = .75;

    /** How far a single frame reaches, seconds. */
    private static final double ALONE = .75;

    /** What became of a frame. */
    enum State {
        /** A face, surely enough to count. */
        FACE("face"),
        /** A face that is too uncertain to count. */
        UNCERTAIN("uncertain"),
        /** No face. */
        LOST("no face"),
        /** The track says nothing of that time. */
        UNKNOWN("not analyzed");

        private final String words;

        State(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static Seen of(FaceTrack track) {
        double interval = Series.interval(track.timestamps());
        return new Seen(track, Double.isFinite(interval) && interval > 0 ? interval : ALONE / NEAR);
    }

    /**
     * The frame of a moment.
     *
     * @param seconds the moment
     * @return the index of the nearest frame; -1 if none is near
     */
    int at(double seconds) {
        double[] time = track.timestamps();
        int nearest = Series.nearest(time, seconds);
        return nearest >= 0 && Math.abs(time[nearest] - seconds) <= NEAR * interval ? nearest : -1;
    }

    /** What became of a frame; -1 for none. */
    State state(int frame) {
        if (frame < 0) {
            return State.UNKNOWN;
        }
        if (!track.success()[frame]) {
            return State.LOST;
        }
        return track.valid(frame, CONFIDENCE) ? State.FACE : State.UNCERTAIN;
    }

    /** A frame's value of a measure, NaN if there is none. */
    double measure(String name, int frame) {
        float[] values = track.measures().get(name);
        return values == null || frame < 0 ? Double.NaN : values[frame];
    }

    /** Values over frames, known where a face counts. */
    Series counted(float[] values) {
        float[] known = values.clone();
        for (int f = 0; f < known.length; f++) {
            known[f] = state(f) == State.FACE ? known[f] : Float.NaN;
        }
        return Series.of(track.timestamps(), known);
    }

    /** The frames of a stretch of time: the first, and behind the last. */
    int[] frames(double from, double to) {
        double[] time = track.timestamps();
        int first = 0;
        while (first < time.length && time[first] < from) {
            first++;
        }
        int end = first;
        while (end < time.length && time[end] <= to) {
            end++;
        }
        return new int[] {first, end};
    }
}
