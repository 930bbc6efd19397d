package dev.pathos.api.task;

import java.util.Arrays;
import java.util.List;

/** The ready-made objectives. */
public final class Objectives {
    private Objectives() {}

    /**
     * Classification by cross entropy: {@code - sum_i w[t_i] log softmax(y_i)[t_i] / sum_i w[t_i]}.
     *
     * @param head as many outputs as classes
     * @param classes the names of the classes
     * @param weights the weight of each class, above 0; all 1 for none
     * @return the objective; its targets are class indices, one a row
     */
    public static Objective crossEntropy(Head head, List<String> classes, double[] weights) {
        return new CrossEntropy(head, List.copyOf(classes), weights.clone());
    }

    /**
     * Mean squared error: {@code sum (y - t)^2 / (rows width)}.
     *
     * @param head as many outputs as target values a row
     * @return the objective; its targets are values
     */
    public static Objective meanSquaredError(Head head) {
        return new MeanSquaredError(head);
    }

    /**
     * 1 - CCC, averaged over the outputs; CCC over all rows of the batch with population moments.
     *
     * @param head as many outputs as target values a row
     * @return the objective; its targets are values
     */
    public static Objective concordance(Head head) {
        return new Concordance(head);
    }

    /**
     * Several labels at once by binary cross entropy on sigmoids, averaged over rows and classes.
     *
     * @param head as many outputs as classes
     * @param classes the names of the classes
     * @return the objective; its targets are 0 or 1 for each class
     */
    public static Objective multiLabel(Head head, List<String> classes) {
        return new MultiLabel(head, List.copyOf(classes));
    }

    /**
     * A distribution over classes by Kullback-Leibler divergence {@code sum t log(t / softmax(y))},
     * averaged over rows, with {@code 0 log 0 = 0}.
     *
     * @param head as many outputs as classes
     * @param classes the names of the classes
     * @return the objective; its targets are shares that sum to 1
     */
    public static Objective distribution(Head head, List<String> classes) {
        return new Distribution(head, List.copyOf(classes));
    }

    /**
     * Class weights that give every class the same total: {@code n / (k n_c)}, with k the number of
     * classes that occur.
     *
     * @param counts training utterances of each class, at least 0
     * @return the weight of each class, 1 for a class that does not occur; their mean over
     *     utterances is 1
     */
    public static double[] balanced(double[] counts) {
        double all = Arrays.stream(counts).sum();
        long occurring = Arrays.stream(counts).filter(n -> n > 0).count();
        return Arrays.stream(counts).map(n -> n > 0 ? all / (occurring * n) : 1).toArray();
    }
}
