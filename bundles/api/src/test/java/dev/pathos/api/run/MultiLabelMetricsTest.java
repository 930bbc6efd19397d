package dev.pathos.api.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MultiLabelMetricsTest {
    private static final boolean[] TRUTH = {true, false, true, false, true, true};
    private static final boolean[] PREDICTED = {true, false, false, false, true, false};

    @Test
    void should_count_labels_utterances_and_hits() {
        assertEquals(2 / 6., MultiLabelMetrics.hammingLoss(TRUTH, PREDICTED), 1e-12);
        assertEquals(1 / 3., MultiLabelMetrics.exactMatch(TRUTH, PREDICTED, 2), 1e-12);
        // 2 hits, 2 misses, no false alarm
        assertEquals(4 / 6., MultiLabelMetrics.microF1(TRUTH, PREDICTED), 1e-12);
        // the first label: 2 hits, 1 miss; the second: 1 miss
        assertEquals((4 / 5. + 0) / 2, MultiLabelMetrics.macroF1(TRUTH, PREDICTED, 2), 1e-12);
    }

    @Test
    void should_be_nan_when_there_is_nothing_and_zero_when_nothing_is_named() {
        boolean[] none = {};
        assertTrue(Double.isNaN(MultiLabelMetrics.hammingLoss(none, none)));
        assertTrue(Double.isNaN(MultiLabelMetrics.exactMatch(none, none, 2)));
        assertTrue(Double.isNaN(MultiLabelMetrics.microF1(none, none)));
        assertEquals(0, MultiLabelMetrics.microF1(new boolean[4], new boolean[4]));
        assertTrue(Double.isNaN(MultiLabelMetrics.macroF1(new boolean[4], new boolean[4], 2)));
    }

    @Test
    void should_refuse_what_are_no_whole_rows() {
        assertThrows(
                IllegalArgumentException.class,
                () -> MultiLabelMetrics.exactMatch(TRUTH, PREDICTED, 4));
        assertThrows(
                IllegalArgumentException.class,
                () -> MultiLabelMetrics.hammingLoss(TRUTH, new boolean[5]));
    }
}
