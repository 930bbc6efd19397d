package dev.pathos.api.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ConfusionTest {
    /** Class 0: 3 of 4 found; class 1: 2 of 4; class 2 does not occur. */
    private static final Confusion TWO =
            Confusion.of(new int[] {0, 0, 0, 0, 1, 1, 1, 1}, new int[] {0, 0, 0, 1, 0, 0, 1, 1}, 3);

    @Test
    void should_count_by_true_and_predicted_class_when_made() {
        assertArrayEquals(new long[][] {{3, 1, 0}, {2, 2, 0}, {0, 0, 0}}, TWO.counts());
    }

    @Test
    void should_leave_absent_classes_out_when_averaging() {
        assertEquals(5 / 8.0, TWO.wa(), 1e-12);
        assertEquals((3 / 4.0 + 2 / 4.0) / 2, TWO.uar(), 1e-12);
        assertEquals(TWO.uar(), TWO.macroRecall());
        assertEquals((3 / 5.0 + 2 / 3.0) / 2, TWO.macroPrecision(), 1e-12);
        // 2 * .6 * .75 / 1.35 = 2/3 and 2 * (2/3) * .5 / (7/6) = 4/7
        assertEquals((2 / 3.0 + 4 / 7.0) / 2, TWO.macroF1(), 1e-12);
    }

    @Test
    void should_have_precision_and_f1_of_zero_when_a_class_is_never_right() {
        Confusion c = Confusion.of(new int[] {0, 0, 1}, new int[] {0, 0, 0}, 2);
        assertEquals(0, c.precision(1));
        assertEquals(0, c.f1(1));
        assertEquals(.5, c.uar());
        assertEquals((2 / 3.0 + 0) / 2, c.macroPrecision(), 1e-12);
        // 2 * (2/3) * 1 / (5/3) = .8
        assertEquals(.4, c.macroF1(), 1e-12);
    }

    @Test
    void should_count_predictions_of_an_absent_class_as_wrong_when_they_occur() {
        Confusion c = Confusion.of(new int[] {0, 0, 1}, new int[] {0, 2, 1}, 3);
        assertEquals(2 / 3.0, c.wa(), 1e-12);
        assertEquals((.5 + 1) / 2, c.uar(), 1e-12);
        assertEquals(1, c.macroPrecision(), 1e-12);
    }

    @Test
    void should_be_nan_when_there_is_no_utterance() {
        Confusion none = Confusion.of(new int[0], new int[0], 3);
        assertTrue(Double.isNaN(none.wa()));
        assertTrue(Double.isNaN(none.uar()));
        assertTrue(Double.isNaN(none.macroF1()));
    }

    @Test
    void should_refuse_series_when_their_lengths_differ() {
        assertThrows(IllegalArgumentException.class, () -> Confusion.of(new int[2], new int[3], 2));
    }

    @Test
    void should_weight_classes_by_their_utterances() {
        Confusion c = Confusion.of(new int[] {0, 0, 0, 1}, new int[] {0, 0, 1, 1}, 3);
        assertEquals(3 / 4., c.weightedRecall(), 1e-12);
        assertEquals((3 * 1 + 1 * .5) / 4, c.weightedPrecision(), 1e-12);
        // F1 .8 of three utterances, 2/3 of one
        assertEquals((3 * .8 + 2 / 3.) / 4, c.weightedF1(), 1e-12);
        assertEquals(3 / 4., c.microF1(), 1e-12);
    }

    @Test
    void should_take_agreement_by_chance_off_kappa() {
        // agreement 5/8; by chance (4 5 + 4 3) / 64 = 1/2
        assertEquals((5 / 8. - .5) / .5, TWO.kappa(), 1e-12);
        assertTrue(Double.isNaN(Confusion.of(new int[3], new int[3], 2).kappa()));
    }

    @Test
    void should_not_define_recall_and_f1_of_an_absent_class() {
        assertTrue(Double.isNaN(TWO.recall(2)));
        assertTrue(Double.isNaN(TWO.f1(2)));
        assertEquals(0, TWO.precision(2));
    }
}
