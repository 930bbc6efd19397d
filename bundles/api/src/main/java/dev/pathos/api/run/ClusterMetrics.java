package dev.pathos.api.run;

/**
 * How well two clusterings of the same utterances agree, whatever their clusters are called.
 *
 * <p>Both metrics are symmetric. NaN without any utterance; 1 when both are the same up to names,
 * also when both put everything in one cluster.
 */
public final class ClusterMetrics {
    private ClusterMetrics() {}

    /**
     * Normalised mutual information: {@code 2 I(A; B) / (H(A) + H(B))} (Vinh, Epps and Bailey 2010,
     * JMLR 11, NMI_sum).
     *
     * @param a the cluster of each utterance, any numbers from 0
     * @param b the cluster of each utterance in the other clustering
     * @return in 0..1; 0 when one of both has a single cluster and the other has more
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double nmi(int[] a, int[] b) {
        long[][] counts = counts(a, b);
        if (a.length == 0) {
            return Double.NaN;
        }
        double n = a.length;
        long[] rows = rows(counts);
        long[] columns = columns(counts);
        double entropies = entropy(rows, n) + entropy(columns, n);
        double information = 0;
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < columns.length; c++) {
                double both = counts[r][c];
                if (both > 0) {
                    information += both / n * Math.log(both / rows[r] * (n / columns[c]));
                }
            }
        }
        return entropies == 0 ? 1 : Math.max(0, 2 * information / entropies);
    }

    /**
     * Adjusted Rand index (Hubert and Arabie 1985): the share of pairs of utterances that both put
     * together or both part, beyond what chance gives with these sizes of clusters.
     *
     * @param a the cluster of each utterance, any numbers from 0
     * @param b the cluster of each utterance in the other clustering
     * @return at most 1, 0 at chance
     * @throws IllegalArgumentException if the lengths differ
     */
    public static double ari(int[] a, int[] b) {
        long[][] counts = counts(a, b);
        if (a.length == 0) {
            return Double.NaN;
        }
        double together = 0;
        for (long[] row : counts) {
            together += pairs(row);
        }
        double ofA = pairs(rows(counts));
        double ofB = pairs(columns(counts));
        double all = pairs(new long[] {a.length});
        double expected = all == 0 ? 0 : ofA * ofB / all;
        double most = (ofA + ofB) / 2;
        return most == expected ? 1 : (together - expected) / (most - expected);
    }

    private static long[][] counts(int[] a, int[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException(a.length + " against " + b.length);
        }
        long[][] counts = new long[most(a) + 1][most(b) + 1];
        for (int i = 0; i < a.length; i++) {
            counts[a[i]][b[i]]++;
        }
        return counts;
    }

    private static int most(int[] clusters) {
        int most = -1;
        for (int cluster : clusters) {
            most = Math.max(most, cluster);
        }
        return most;
    }

    private static long[] rows(long[][] counts) {
        long[] sums = new long[counts.length];
        for (int r = 0; r < counts.length; r++) {
            for (long count : counts[r]) {
                sums[r] += count;
            }
        }
        return sums;
    }

    private static long[] columns(long[][] counts) {
        long[] sums = new long[counts[0].length];
        for (long[] row : counts) {
            for (int c = 0; c < row.length; c++) {
                sums[c] += row[c];
            }
        }
        return sums;
    }

    private static double entropy(long[] sizes, double n) {
        double entropy = 0;
        for (long size : sizes) {
            entropy -= size > 0 ? size / n * Math.log(size / n) : 0;
        }
        return entropy;
    }

    private static double pairs(long[] sizes) {
        double pairs = 0;
        for (long size : sizes) {
            pairs += size * (size - 1.) / 2;
        }
        return pairs;
    }
}
