package dev.pathos.acoustics;

/**
 * Chooses one fundamental frequency or none for each frame, so that the contour jumps little
 * (Viterbi's algorithm over the candidates of consecutive frames; Eyben 2016, section 2.2.11.5).
 *
 * <p>Costs: how much less voicing a candidate has than the frame's most voiced one; a fixed cost of
 * taking a frame with a voiced candidate for unvoiced; a fixed cost of taking a candidate somewhat
 * below the threshold, so that a voice does not break off for a single frame; a fixed cost of going
 * from voice to none or back, so that one or two frames make no voice; and a cost for each octave
 * that the frequency moves. A frame is decided when {@link #DELAY} more have been seen, so that a
 * sound of any length needs the same memory. For one thread.
 */
final class PitchPath {
    /** Frames that are seen before one is decided. */
    static final int DELAY = 40;

    private static final int STATES = SubharmonicSummation.CANDIDATES + 1;
    private static final int KEPT = DELAY + 1 + Lanes.WIDTH;
    private static final double UNVOICED = .04;
    private static final double SWITCH = .05;
    private static final double WEAK = .06;
    private static final double MARGIN = .1;
    private static final double OCTAVE = .1;

    private final double threshold;
    private final double[][] octave = new double[KEPT][STATES];
    private final int[][] candidate = new int[KEPT][STATES];
    private final int[][] origin = new int[KEPT][STATES];
    private final int[] states = new int[KEPT];
    private double[] cost = new double[STATES];
    private double[] next = new double[STATES];
    private long seen;
    private long decided;

    /**
     * @param threshold the voicing from which on a candidate is a voice's; less by up to .1 is that
     *     of a weak one
     */
    PitchPath(double threshold) {
        this.threshold = threshold;
    }

    /**
     * Takes a frame.
     *
     * @param hertz its candidates
     * @param voicing their voicing
     * @param count how many there are
     */
    void add(double[] hertz, double[] voicing, int count) {
        int now = (int) (seen % KEPT);
        int before = (int) ((seen + KEPT - 1) % KEPT);
        double most = 0;
        int n = 0;
        for (int c = 0; c < count; c++) {
            if (voicing[c] >= threshold - MARGIN) {
                octave[now][n] = Math.log(hertz[c]) / Math.log(2);
                candidate[now][n] = c;
                most = Math.max(most, voicing[c]);
                n++;
            }
        }
        candidate[now][n] = -1;
        states[now] = n + 1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= n; i++) {
            next[i] = local(voicing, candidate[now][i], most);
            if (seen > 0) {
                next[i] += arrive(before, now, i);
            }
            least = Math.min(least, next[i]);
        }
        for (int i = 0; i <= n; i++) {
            next[i] -= least;
        }
        double[] old = cost;
        cost = next;
        next = old;
        seen++;
    }

    private double local(double[] voicing, int chosen, double most) {
        if (chosen < 0) {
            return most >= threshold ? UNVOICED : 0;
        }
        return most - voicing[chosen] + (voicing[chosen] < threshold ? WEAK : 0);
    }

    private double arrive(int before, int now, int i) {
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < states[before]; j++) {
            double way = cost[j] + transition(before, j, now, i);
            if (way < least) {
                least = way;
                origin[now][i] = j;
            }
        }
        return least;
    }

    private double transition(int before, int j, int now, int i) {
        boolean was = candidate[before][j] >= 0;
        boolean is = candidate[now][i] >= 0;
        if (was && is) {
            return OCTAVE * Math.abs(octave[now][i] - octave[before][j]);
        }
        return was == is ? 0 : SWITCH;
    }

    /**
     * Whether the oldest frame that is not decided can be.
     *
     * @param ended whether no frame follows
     */
    boolean ready(boolean ended) {
        return seen - decided > (ended ? 0 : DELAY);
    }

    /** Decides the oldest frame: the index of its candidate, or -1 for none. */
    int decide() {
        int state = 0;
        int last = (int) ((seen - 1) % KEPT);
        for (int i = 1; i < states[last]; i++) {
            if (cost[i] < cost[state]) {
                state = i;
            }
        }
        for (long t = seen - 1; t > decided; t--) {
            state = origin[(int) (t % KEPT)][state];
        }
        return candidate[(int) (decided++ % KEPT)][state];
    }
}
