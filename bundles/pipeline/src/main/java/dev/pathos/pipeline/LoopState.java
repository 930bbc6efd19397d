package dev.pathos.pipeline;

import dev.pathos.api.run.State;
import java.util.Map;

/**
 * Where a training loop stands, beside the weights.
 *
 * @param epoch the current epoch, from 0
 * @param inEpoch steps done in it
 * @param step steps done in all
 * @param segment how often the set of tasks was exchanged
 * @param best the best development score of the segment, less is better; infinity before the first
 * @param bestEpoch the epoch that reached it; -1 before the first
 * @param stale epochs since then
 * @param plateau epochs since then or since the last change of the rate
 * @param rate the learning rate's factor
 */
record LoopState(
        int epoch,
        int inEpoch,
        long step,
        int segment,
        double best,
        int bestEpoch,
        int stale,
        int plateau,
        double rate) {

    static final LoopState START = new LoopState(0, 0, 0, 0, Double.POSITIVE_INFINITY, -1, 0, 0, 1);

    LoopState stepped() {
        return new LoopState(
                epoch, inEpoch + 1, step + 1, segment, best, bestEpoch, stale, plateau, rate);
    }

    /** The state after the set of tasks was exchanged: what comes is compared with itself alone. */
    LoopState exchanged() {
        return new LoopState(
                epoch, inEpoch, step, segment + 1, Double.POSITIVE_INFINITY, -1, 0, 0, rate);
    }

    /** The state after an epoch with that development score; NaN counts as no improvement. */
    LoopState epochEnded(double score, Recipe recipe) {
        if (score < best) {
            return new LoopState(epoch + 1, 0, step, segment, score, epoch, 0, 0, rate);
        }
        boolean slower = plateau + 1 >= recipe.plateauPatience();
        return new LoopState(
                epoch + 1,
                0,
                step,
                segment,
                best,
                bestEpoch,
                stale + 1,
                slower ? 0 : plateau + 1,
                slower ? rate * recipe.plateauFactor() : rate);
    }

    State state() {
        return State.of(
                Map.of(
                        "position",
                        new double[] {epoch, inEpoch, step, segment},
                        "selection",
                        new double[] {best, bestEpoch, stale, plateau, rate}));
    }

    static LoopState of(State state) {
        double[] p = state.doubles("position");
        double[] s = state.doubles("selection");
        return new LoopState(
                (int) p[0],
                (int) p[1],
                (long) p[2],
                (int) p[3],
                s[0],
                (int) s[1],
                (int) s[2],
                (int) s[3],
                s[4]);
    }
}
