package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Seeds;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RandomizationTest {
    private static final ClassTally TWO = new ClassTally(List.of("a", "b"));
    private static final Measure WA = TWO.measures().get(3);

    /** Speakers with ten utterances of class a each, of which so many are right. */
    private static Pools right(int... right) {
        return Simulated.pools(
                Arrays.stream(right)
                        .mapToObj(r -> new double[] {r, 10 - r, 0, 0})
                        .toArray(double[][]::new));
    }

    @Test
    void should_count_all_exchanges_when_speakers_are_few() {
        // differences +2 +1 +1: of the 8 sums of signs 4 and -4 are as large as 4
        assertEquals(2 / 8., Randomization.p(WA, right(9, 6, 4), right(7, 5, 3)), 1e-12);
        // differences +2 +1 -1: sums 2 4 0 2 and their negatives; 6 of 8 are at least 2
        assertEquals(6 / 8., Randomization.p(WA, right(9, 6, 3), right(7, 5, 4)), 1e-12);
    }

    @Test
    void should_give_the_worked_example_of_the_documentation() {
        // each speaker has two clips of either class; see docs/statistics.md
        Pools scratch = Simulated.pools(new double[][] {{1, 1, 1, 1}, {1, 1, 1, 1}, {2, 0, 1, 1}});
        Pools arm = Simulated.pools(new double[][] {{2, 0, 0, 2}, {2, 0, 1, 1}, {2, 0, 1, 1}});
        Measure f1 = TWO.measures().get(0);
        assertEquals((8 / 13. + 6 / 11.) / 2, scratch.value(f1), 1e-12);
        assertEquals((12 / 14. + 8 / 10.) / 2, arm.value(f1), 1e-12);
        boolean[] first = {true, false, false};
        assertEquals(.657, arm.exchanged(scratch, first).value(f1), 5e-4);
        assertEquals(.748, scratch.exchanged(arm, first).value(f1), 5e-4);
        double p = Randomization.p(f1, arm, scratch);
        assertEquals(.5, p, 1e-12);
        assertArrayEquals(new double[] {.5, .5}, Holm.adjust(new double[] {p, .25}), 1e-12);
    }

    @Test
    void should_be_one_when_there_is_no_difference() {
        assertEquals(1, Randomization.p(WA, right(9, 6, 4), right(9, 6, 4)));
        assertEquals(1, Randomization.p(WA, right(9, 6), right(6, 9)), 1e-12);
        int[] many = new int[30];
        assertEquals(1, Randomization.p(WA, right(many), right(many)));
    }

    @Test
    void should_agree_with_scipy_when_accuracies_are_exchanged() {
        // scipy 1.10.1: permutation_test((a, b), mean difference, permutation_type="samples"),
        // exact for these 12 pairs
        int[] a = {7, 9, 6, 8, 10, 5, 7, 8, 9, 6, 7, 8};
        int[] b = {6, 7, 7, 5, 8, 5, 6, 8, 6, 7, 5, 7};
        assertEquals(0.037109375, Randomization.p(WA, right(a), right(b)), 1e-12);
    }

    @Test
    void should_be_as_small_as_can_be_when_every_one_of_many_speakers_gains() {
        int[] a = new int[40];
        int[] b = new int[40];
        Arrays.fill(a, 9);
        Arrays.fill(b, 3);
        assertEquals(1 / 10_001., Randomization.p(WA, right(a), right(b)), 1e-12);
    }

    @Test
    void should_exchange_a_speaker_in_every_seed_and_partition_at_once() {
        // one speaker in two pools: exchanged as a whole, so that nothing is as large but itself
        Pools a = Simulated.pools(new double[][] {{9, 1, 0, 0}}, new double[][] {{8, 2, 0, 0}});
        Pools b = Simulated.pools(new double[][] {{1, 9, 0, 0}}, new double[][] {{2, 8, 0, 0}});
        assertEquals(1, Randomization.p(WA, a, b), 1e-12);
        Pools mixed = a.exchanged(b, new boolean[] {true});
        assertEquals(b.value(WA), mixed.value(WA), 1e-12);
    }

    @Test
    void should_not_be_defined_when_the_difference_is_not() {
        Pools none = Simulated.pools(new double[][] {new double[7]});
        assertTrue(Double.isNaN(Randomization.p(new ValueTally().measures().get(1), none, none)));
    }

    @Test
    void should_be_uniform_when_two_systems_are_equally_good() {
        Simulated equal = new Simulated(.8, .4, 0);
        int experiments = 400;
        double[] p = new double[experiments];
        for (int e = 0; e < experiments; e++) {
            Pools[] two = equal.draw(10, 4, Seeds.random(3, "null", e));
            p[e] = Randomization.p(Simulated.F1, two[0], two[1]);
        }
        for (double level : new double[] {.05, .1, .25, .5, .75}) {
            double share = Arrays.stream(p).filter(v -> v <= level).count() / (double) experiments;
            // four standard errors of the share
            double margin = 4 * Math.sqrt(level * (1 - level) / experiments);
            assertTrue(Math.abs(share - level) < margin, share + " of p are at most " + level);
        }
    }

    @Test
    void should_find_what_is_there() {
        Simulated better = new Simulated(.8, .4, 1);
        int found = 0;
        for (int e = 0; e < 50; e++) {
            Pools[] two = better.draw(12, 10, Seeds.random(4, "better", e));
            found += Randomization.p(Simulated.F1, two[0], two[1]) < .05 ? 1 : 0;
        }
        assertTrue(found >= 45, found + " of 50");
    }
}
