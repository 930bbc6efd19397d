package dev.pathos.api.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.pathos.api.signal.Frames;
import java.util.List;
import org.junit.jupiter.api.Test;

class NormalizationTest {
    private static final float NAN = Float.NaN;
    private static final float INFINITY = Float.POSITIVE_INFINITY;
    private static final List<String> COLUMNS = List.of("a", "b", "c");

    /** Column a: 1, 3, 5; column b: 5, 5; column c: nothing finite. */
    private static Normalization fitted(double clip) {
        Normalization.Fit fit = new Normalization.Fit(3);
        fit.add(Frames.of(COLUMNS, 1, new float[] {1, NAN, NAN, 3, 5, INFINITY}));
        fit.add(Frames.of(COLUMNS, 1, new float[] {5, 5, NAN}));
        return fit.done(clip);
    }

    @Test
    void should_fit_mean_and_deviation_of_finite_values_when_utterances_are_added() {
        Normalization n = fitted(3);
        assertArrayEquals(new double[] {3, 5, 0}, n.mean(), 1e-12);
        assertArrayEquals(new double[] {Math.sqrt(8 / 3.0), 0, 0}, n.deviation(), 1e-12);
    }

    @Test
    void should_put_undefined_and_constant_values_to_zero_when_applied() {
        float[] rows = {5, 7, 1, NAN, NAN, NAN, INFINITY, 5, 0};
        fitted(3).apply(rows);
        float z = (float) (2 / Math.sqrt(8 / 3.0));
        assertArrayEquals(new float[] {z, 0, 0, 0, 0, 0, 0, 0, 0}, rows, 1e-6f);
    }

    @Test
    void should_cut_values_when_they_are_beyond_the_clip() {
        float[] rows = {5, 0, 0, -100, 0, 0, 3.5f, 0, 0};
        fitted(1).apply(rows);
        float z = (float) (.5 / Math.sqrt(8 / 3.0));
        assertArrayEquals(new float[] {1, 0, 0, -1, 0, 0, z, 0, 0}, rows, 1e-6f);
    }

    @Test
    void should_silence_columns_when_masked() {
        Normalization whole = fitted(3);
        Normalization masked = whole.mask(new boolean[] {true, false, false});
        float[] rows = {5, 5, 5};
        masked.apply(rows);
        assertArrayEquals(new float[] {0, 0, 0}, rows);
        assertArrayEquals(
                new double[] {Math.sqrt(8 / 3.0), 0, 0}, whole.deviation(), 1e-12, "a copy");
    }

    @Test
    void should_be_the_same_when_saved_and_restored() {
        Normalization restored = Normalization.restore(fitted(2).state());
        float[] rows = {4.2f, 5, 5, 99, 5, 5};
        float[] again = rows.clone();
        fitted(2).apply(rows);
        restored.apply(again);
        assertArrayEquals(rows, again);
    }
}
