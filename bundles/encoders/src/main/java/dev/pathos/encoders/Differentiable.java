package dev.pathos.encoders;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** Formulas of a transformer in SameDiff, which differentiates them. */
final class Differentiable {
    private static final double EPSILON = 1e-5;

    private Differentiable() {}

    /** Layer normalisation over the last of three axes. */
    static SDVariable normalized(SameDiff sd, SDVariable x, SDVariable scale, SDVariable shift) {
        SDVariable centered = x.sub(x.mean(true, 2));
        SDVariable variance = centered.mul(centered).mean(true, 2);
        return centered.div(sd.math().sqrt(variance.add(EPSILON))).mul(scale).add(shift);
    }

    /** A dense layer over rows; weights are {@code [output][input]}. */
    static SDVariable dense(SameDiff sd, SDVariable rows, SDVariable weights, SDVariable bias) {
        return sd.mmul(rows, sd.permute(weights, 1, 0)).add(bias);
    }

    /** Some of the numbers of the last of three axes. */
    static SDVariable part(SameDiff sd, SDVariable x, long from, long size) {
        return sd.slice(x, new int[] {0, 0, (int) from}, -1, -1, (int) size);
    }
}
