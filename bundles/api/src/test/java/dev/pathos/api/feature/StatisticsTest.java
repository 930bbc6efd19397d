package dev.pathos.api.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.pathos.api.signal.Frames;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    @Test
    void should_go_column_by_column_over_finite_values_when_computed() {
        float nan = Float.NaN;
        Frames frames =
                Frames.of(List.of("a", "b"), 1, new float[] {4, nan, 1, 7, nan, nan, 3, 9, 2, nan});
        // a: 1 2 3 4, deviation sqrt(1.25), ranks 1, 2, 4; b: 7 9, deviation 1, ranks 1, 1, 2
        assertArrayEquals(
                new float[] {2.5f, (float) Math.sqrt(1.25), 1, 2, 4, 8, 1, 7, 7, 9},
                Statistics.of(frames, Statistics.values()),
                1e-6f);
    }

    @Test
    void should_be_zero_when_a_column_has_no_finite_value() {
        Frames frames = Frames.of(List.of("a"), 1, new float[] {Float.NaN, Float.NaN});
        assertArrayEquals(
                new float[] {0, 0}, Statistics.of(frames, Statistics.MEAN, Statistics.P50));
        Frames none = Frames.of(List.of("a"), 1, new float[0]);
        assertArrayEquals(new float[] {0}, Statistics.of(none, Statistics.DEVIATION));
    }

    @Test
    void should_have_no_deviation_when_a_column_is_constant() {
        float[] values = new float[37];
        Arrays.fill(values, .1f);
        assertArrayEquals(
                new float[] {0},
                Statistics.of(Frames.of(List.of("a"), 1, values), Statistics.DEVIATION));
    }

    @Test
    void should_take_the_nearest_rank_when_percentiles_are_asked_for() {
        float[] values = new float[100];
        for (int i = 0; i < 100; i++) {
            values[i] = 100 - i;
        }
        assertArrayEquals(
                new float[] {5, 50, 95},
                Statistics.of(
                        Frames.of(List.of("a"), 1, values),
                        Statistics.P05,
                        Statistics.P50,
                        Statistics.P95));
    }
}
