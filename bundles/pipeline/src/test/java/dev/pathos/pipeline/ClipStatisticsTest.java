package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pathos.api.feature.Normalization;
import dev.pathos.api.feature.Statistics;
import dev.pathos.api.signal.Frames;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClipStatisticsTest {
    private final CorpusSample sample =
            Toy.sample("a", "p", "no", Frames.of(List.of("x", "y"), 10, new float[] {1, 5, 3, 9}));
    private final Normalization normalization =
            new Normalization(new double[] {1, 5}, new double[] {2, 4}, 3);

    @Test
    void should_compute_on_normalised_values_when_asked() {
        ClipStatistics statistics = new ClipStatistics(normalization);
        // 0 and 1 in both columns
        float[] expected = {.5f, .5f, .5f, .5f};
        assertArrayEquals(
                expected, statistics.of(sample, Statistics.MEAN, Statistics.DEVIATION), 1e-6f);
        assertArrayEquals(new float[] {.5f, .5f}, statistics.of(sample, Statistics.MEAN), 1e-6f);
    }

    @Test
    void should_give_the_same_again_when_a_caller_changed_what_it_got() {
        ClipStatistics statistics = new ClipStatistics(normalization);
        statistics.of(sample, Statistics.MEAN)[0] = 17;
        assertEquals(.5f, statistics.of(sample, Statistics.MEAN)[0], 1e-6f);
    }

    @Test
    void should_share_what_is_known_when_other_utterances_are_viewed() {
        Dataset data = Toy.data(Toy.samples("u", 5, 1));
        assertEquals(data.statistics(), data.of(List.of(sample)).statistics());
    }
}
