package dev.pathos.tracking;

import dev.pathos.tracking.Follower.State;
import java.util.ArrayList;
import java.util.List;

/** One face over time: where it was followed, what was known of it, and where a detector saw it. */
public final class FollowedFace {
    private final int first;
    private final List<State> states = new ArrayList<>();
    private final List<Integer> seen = new ArrayList<>();
    private int tries;

    FollowedFace(int first) {
        this.first = first;
    }

    void add(State state) {
        states.add(state);
    }

    /** Is found again, or for the first time, in a picture after the last one that it is in. */
    void add(int picture, State state) {
        while (first + states.size() < picture) {
            states.add(null);
        }
        states.add(state);
    }

    /** A detector was asked about the last picture. */
    void tried(boolean found) {
        tries++;
        if (found) {
            seen.add(last());
        }
    }

    /** The number of the first picture it is in. */
    public int first() {
        return first;
    }

    /** The number of the last picture it is in; between, it is lost in some perhaps. */
    public int last() {
        return first + states.size() - 1;
    }

    /** Whether it is in a picture. */
    public boolean in(int picture) {
        return picture >= first && picture <= last() && states.get(picture - first) != null;
    }

    /** What is known of it in a picture that it is in. */
    public State state(int picture) {
        return states.get(picture - first);
    }

    /** The last picture in which the detector saw it. */
    int lastSeen() {
        return seen.get(seen.size() - 1);
    }

    /**
     * Whether the detector saw it often enough to be more than a slip: a cascade takes a fold of a
     * curtain for a face now and then, and seldom twice.
     *
     * @param end the number of the video's last picture: what it shows cannot be seen again
     */
    boolean trusted(int end) {
        boolean often = seen.size() >= 3 || 2 * seen.size() > tries;
        return often && (tries > 1 || last() == end);
    }

    /**
     * The time to the nearest picture in which the detector saw it.
     *
     * @param picture a picture
     * @param times seconds of all pictures
     * @return seconds, at least 0
     */
    double unseen(int picture, double[] times) {
        int low = 0;
        int high = seen.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (seen.get(middle) <= picture) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        double nearest = Math.abs(times[seen.get(low)] - times[picture]);
        return low + 1 < seen.size()
                ? Math.min(nearest, Math.abs(times[seen.get(low + 1)] - times[picture]))
                : nearest;
    }
}
