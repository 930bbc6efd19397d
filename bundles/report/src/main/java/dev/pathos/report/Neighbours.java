package dev.pathos.report;

import java.util.Arrays;
import java.util.List;

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
        nearest = new int[n][Math.min(NEAREST, n - 1)];
        for (int i = 0; i < n; i++) {
            find(points, i, nearest[i]);
        }
    }

    /** Keeps the nearest so far in order; the first of equals stays. */
    private static void find(double[][] points, int self, int[] into) {
        double[] distances = new double[into.length];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        for (int j = 0; j < points.length; j++) {
            double distance = j == self ? Double.NaN : squared(points[self], points[j]);
            int place = into.length;
            while (place > 0 && distance < distances[place - 1]) {
                place--;
            }
            if (place < into.length && j != self) {
                int moved = into.length - place - 1;
                System.arraycopy(distances, place, distances, place + 1, moved);
                System.arraycopy(into, place, into, place + 1, moved);
                distances[place] = distance;
                into[place] = j;
            }
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
