package dev.pathos.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How much points have in common with those nearest to them. */
final class Neighbours {
    /** So many are asked. */
    static final int NEAREST = 10;

    private final int[][] nearest;

    /**
     * Finds the nearest points of every point.
     *
     * @param points one row a point, at least two
     */
    Neighbours(double[][] points) {
        int n = points.length;
        int k = Math.min(NEAREST, n - 1);
        nearest = new int[n][];
        double[] distance = new double[n];
        for (int i = 0; i < n; i++) {
            int self = i;
            for (int j = 0; j < n; j++) {
                distance[j] = squared(points[i], points[j]);
            }
            nearest[i] =
                    IntStream.range(0, n)
                            .filter(j -> j != self)
                            .boxed()
                            .sorted(Comparator.comparingDouble(j -> distance[j]))
                            .limit(k)
                            .mapToInt(Integer::intValue)
                            .toArray();
        }
    }

    private static double squared(double[] a, double[] b) {
        double sum = 0;
        for (int c = 0; c < a.length; c++) {
            sum += (a[c] - b[c]) * (a[c] - b[c]);
        }
        return sum;
    }

    /** The share of neighbours that bear a point's own name. */
    double share(List<String> names) {
        long same = 0;
        long all = 0;
        for (int i = 0; i < nearest.length; i++) {
            for (int j : nearest[i]) {
                same += names.get(i).equals(names.get(j)) ? 1 : 0;
                all++;
            }
        }
        return (double) same / all;
    }

    /** The share that neighbours chosen at random would have. */
    static double chance(List<String> names) {
        double n = names.size();
        return names.stream()
                        .distinct()
                        .mapToDouble(
                                name -> {
                                    double c = names.stream().filter(name::equals).count();
                                    return c * (c - 1);
                                })
                        .sum()
                / (n * (n - 1));
    }
}
