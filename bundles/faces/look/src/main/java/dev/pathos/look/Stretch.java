package dev.pathos.look;

import dev.pathos.look.Seen.State;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time in which frames have one state.
 *
 * @param from seconds
 * @param to seconds
 * @param state what became of the frames
 */
record Stretch(double from, double to, State state) {
    /** Frames further apart than so many intervals have something between them. */
    private static final double GAP = 2.5;

    double seconds() {
        return to - from;
    }

    /**
     * Divides time by what became of the frames; a frame lasts until the next one.
     *
     * @param seen the track
     * @param from seconds where time begins
     * @param to seconds where it ends
     * @return the stretches in order, without holes; {@link State#UNKNOWN} where no frame is
     */
    static List<Stretch> all(Seen seen, double from, double to) {
        List<Stretch> found = new ArrayList<>();
        double[] time = seen.track().timestamps();
        int[] range = seen.frames(from, to);
        double at = from;
        // The frame before may last into the stretch.
        for (int f = Math.max(0, range[0] - 1); f < range[1]; f++) {
            if (time[f] - at > seen.interval() / 2) {
                add(found, at, time[f], State.UNKNOWN);
                at = time[f];
            }
            double next = f + 1 < time.length ? time[f + 1] : Double.POSITIVE_INFINITY;
            boolean gap = next - time[f] > GAP * seen.interval();
            double end = Math.min(to, gap ? time[f] + seen.interval() : next);
            add(found, at, end, seen.state(f));
            at = Math.max(at, end);
        }
        if (to - at > seen.interval() / 2) {
            add(found, at, to, State.UNKNOWN);
        }
        return List.copyOf(found);
    }

    private static void add(List<Stretch> found, double from, double to, State state) {
        int last = found.size() - 1;
        if (to <= from) {
            return;
        }
        if (last >= 0 && found.get(last).state == state) {
            found.set(last, new Stretch(found.get(last).from, to, state));
        } else {
            found.add(new Stretch(from, to, state));
        }
    }

    /**
     * The stretches in which no face counts, the longest first.
     *
     * @param all from {@link #all}; time before the first and behind the last frame is left out
     * @return each from the end of one face to the beginning of the next
     */
    static List<Stretch> lost(List<Stretch> all) {
        List<Stretch> lost = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Stretch stretch = all.get(i);
            boolean outside = stretch.state == State.UNKNOWN && (i == 0 || i == all.size() - 1);
            if (stretch.state == State.FACE || outside) {
                continue;
            }
            int last = lost.size() - 1;
            if (last >= 0 && lost.get(last).to == stretch.from) {
                lost.set(last, new Stretch(lost.get(last).from, stretch.to, State.LOST));
            } else {
                lost.add(new Stretch(stretch.from, stretch.to, State.LOST));
            }
        }
        lost.sort((a, b) -> Double.compare(b.seconds(), a.seconds()));
        return List.copyOf(lost);
    }
}
