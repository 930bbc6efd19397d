package dev.pathos.api.encoder;

import java.util.List;

/**
 * How heads pull at the trunk that they share: the dot products of the gradients of the trunk's
 * weights that each head causes alone.
 *
 * <p>Two tasks help each other where the cosine of their gradients is above 0 and hinder each other
 * where it is below (Du et al., Adapting Auxiliary Losses Using Gradient Similarity, 2018).
 *
 * @param heads the heads in order of rows and columns
 * @param products the Gram matrix: {@code products[i][j]} is the dot product of the gradients of
 *     heads i and j
 */
public record TrunkGradients(List<String> heads, double[][] products) {
    public TrunkGradients {
        heads = List.copyOf(heads);
        if (products.length != heads.size()) {
            throw new IllegalArgumentException(products.length + " rows for heads " + heads);
        }
        for (double[] row : products) {
            if (row.length != heads.size()) {
                throw new IllegalArgumentException(row.length + " columns for heads " + heads);
            }
        }
    }

    /**
     * The products of flat gradients, summed in double precision.
     *
     * @param heads the heads in order
     * @param gradients the gradient of each, all of one length
     * @return their products
     */
    public static TrunkGradients of(List<String> heads, List<float[]> gradients) {
        double[][] products = new double[gradients.size()][gradients.size()];
        for (int i = 0; i < products.length; i++) {
            for (int j = 0; j <= i; j++) {
                products[i][j] = dot(gradients.get(i), gradients.get(j));
                products[j][i] = products[i][j];
            }
        }
        return new TrunkGradients(heads, products);
    }

    private static double dot(float[] a, float[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("gradients of " + a.length + " and " + b.length);
        }
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += (double) a[k] * b[k];
        }
        return sum;
    }

    /**
     * The Euclidean norm of a head's gradient.
     *
     * @param head its index
     * @return at least 0
     */
    public double norm(int head) {
        return Math.sqrt(products[head][head]);
    }

    /**
     * The cosine of the angle between two heads' gradients.
     *
     * @param one a head's index
     * @param other a head's index
     * @return in -1..1; NaN when one of the gradients is 0
     */
    public double cosine(int one, int other) {
        double cosine = products[one][other] / (norm(one) * norm(other));
        return Math.max(-1, Math.min(1, cosine));
    }
}
