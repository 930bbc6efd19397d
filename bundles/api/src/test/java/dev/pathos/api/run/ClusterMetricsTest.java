package dev.pathos.api.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ClusterMetricsTest {
    private static final int[] A = {0, 0, 1, 1};
    private static final int[] B = {0, 0, 1, 2};

    @Test
    void should_divide_information_by_mean_entropy() {
        // H(A) = ln 2, H(B) = 1.5 ln 2, I = H(A) since B tells A
        assertEquals(2 / 2.5, ClusterMetrics.nmi(A, B), 1e-12);
    }

    @Test
    void should_take_off_what_chance_gives_when_pairs_are_counted() {
        // 1 pair together in both, 2 and 1 in each, 6 in all: e = 1/3
        assertEquals((1 - 1 / 3.) / (1.5 - 1 / 3.), ClusterMetrics.ari(A, B), 1e-12);
    }

    @Test
    void should_be_blind_to_names() {
        int[] renamed = {7, 7, 2, 2};
        assertEquals(1, ClusterMetrics.nmi(A, renamed), 1e-12);
        assertEquals(1, ClusterMetrics.ari(A, renamed), 1e-12);
    }

    @Test
    void should_define_single_clusters_and_single_utterances() {
        int[] one = {3, 3, 3, 3};
        assertEquals(1, ClusterMetrics.nmi(one, one));
        assertEquals(1, ClusterMetrics.ari(one, one));
        assertEquals(0, ClusterMetrics.nmi(one, A), 1e-12);
        assertEquals(0, ClusterMetrics.ari(one, A), 1e-12);
        assertEquals(1, ClusterMetrics.nmi(new int[1], new int[] {5}));
        assertEquals(1, ClusterMetrics.ari(new int[1], new int[] {5}));
    }

    @Test
    void should_be_nan_when_there_is_nothing_and_refuse_unequal_lengths() {
        assertTrue(Double.isNaN(ClusterMetrics.nmi(new int[0], new int[0])));
        assertTrue(Double.isNaN(ClusterMetrics.ari(new int[0], new int[0])));
        assertThrows(IllegalArgumentException.class, () -> ClusterMetrics.nmi(A, new int[3]));
    }
}
