package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final ClassTally TWO = new ClassTally(List.of("a", "b"));
    private static final Measure WA = TWO.measures().get(3);

    private static Interval of(double[]... speakers) {
        return Bootstrap.intervals(List.of(WA), Simulated.pools(speakers)).get(0);
    }

    @Test
    void should_be_certain_when_all_speakers_agree_and_not_otherwise() {
        Interval certain = of(new double[] {1, 0, 0, 1}, new double[] {1, 0, 0, 1});
        assertEquals(new Interval(1, 1, 1), certain);
        Interval unsure = of(new double[] {1, 0, 0, 1}, new double[] {0, 1, 1, 0});
        assertEquals(new Interval(.5, 0, 1), unsure);
    }

    @Test
    void should_know_no_interval_when_there_is_one_speaker() {
        Interval one = of(new double[] {3, 1, 0, 0});
        assertEquals(.75, one.value());
        assertFalse(one.known());
        assertEquals("75.0", WA.text(one));
    }

    @Test
    void should_find_no_difference_of_a_system_from_itself() {
        Pools pools = Simulated.pools(new double[][] {{1, 0, 1, 0}, {0, 1, 0, 1}});
        assertEquals(new Interval(0, 0, 0), Bootstrap.difference(WA, pools, pools));
    }

    @Test
    void should_pair_speakers_when_two_systems_are_compared() {
        // every speaker gains exactly one of two, however different the speakers are
        Pools better = Simulated.pools(new double[][] {{2, 0, 0, 0}, {1, 1, 0, 0}, {0, 0, 0, 2}});
        Pools worse = Simulated.pools(new double[][] {{1, 1, 0, 0}, {0, 2, 0, 0}, {0, 0, 1, 1}});
        Interval gain = Bootstrap.difference(WA, better, worse);
        assertEquals(.5, gain.value(), 1e-12);
        assertEquals(.5, gain.low(), 1e-12);
        assertEquals(.5, gain.high(), 1e-12);
    }

    @Test
    void should_widen_percentiles_as_much_as_t_is_wider_than_normal() {
        // scipy 1.10.1: norm.cdf(sqrt(n / (n - 1)) * t.ppf(.025, n - 1))
        assertEquals(0.0024318031664989, Bootstrap.tail(6), 1e-9);
        assertEquals(0.0085506390258079, Bootstrap.tail(10), 1e-9);
        assertEquals(0.0172939673089144, Bootstrap.tail(24), 1e-9);
        assertEquals(0.0228756205294400, Bootstrap.tail(91), 1e-9);
        assertTrue(Double.isNaN(Bootstrap.tail(1)));
    }

    @Test
    void should_cover_the_true_value_in_about_95_of_100_experiments() {
        Simulated simulated = new Simulated(.8, .4, .5);
        Pools[] everybody = simulated.draw(20_000, 10, Seeds.random(1, "everybody"));
        double truth = everybody[0].value(Simulated.F1);
        double gain = everybody[1].value(Simulated.F1) - truth;
        for (int speakers : new int[] {8, 24}) {
            int covered = 0;
            int coveredGain = 0;
            int experiments = 300;
            for (int e = 0; e < experiments; e++) {
                Pools[] two = simulated.draw(speakers, 10, Seeds.random(2, "experiment", e));
                Interval f1 = Bootstrap.intervals(List.of(Simulated.F1), two[0]).get(0);
                Interval more = Bootstrap.difference(Simulated.F1, two[1], two[0]);
                covered += f1.low() <= truth && truth <= f1.high() ? 1 : 0;
                coveredGain += more.low() <= gain && gain <= more.high() ? 1 : 0;
            }
            // the standard error of a share of 300 is 1.3 %
            String shares = speakers + " speakers: " + covered + " and " + coveredGain + " of 300";
            assertTrue(covered >= .91 * experiments && covered <= .985 * experiments, shares);
            assertTrue(
                    coveredGain >= .91 * experiments && coveredGain <= .985 * experiments, shares);
        }
    }
}
