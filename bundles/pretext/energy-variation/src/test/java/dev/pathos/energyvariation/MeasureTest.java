package dev.pathos.energyvariation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import org.junit.jupiter.api.Test;

class MeasureTest {
    private static final double[] RMS = {.1, .3, .1, .3};

    @Test
    void should_be_deviation_over_mean_when_variation_is_measured() {
        // mean .2, deviation .1
        assertEquals(.5, Measure.VARIATION.of(RMS, 1e-4), 1e-12);
    }

    @Test
    void should_be_population_deviation_when_deviation_is_measured() {
        assertEquals(.1, Measure.DEVIATION.of(RMS, 1e-4), 1e-12);
    }

    @Test
    void should_be_half_the_level_difference_when_two_levels_alternate_in_decibels() {
        // levels -20 dB and 20 log10(.3) dB
        assertEquals(10 * Math.log10(3), Measure.DECIBEL.of(RMS, 1e-4), 1e-12);
    }

    @Test
    void should_count_energy_below_the_floor_as_the_floor_when_in_decibels() {
        // -20 dB and the floor of -80 dB: 30 dB to either side of their mean
        assertEquals(30, Measure.DECIBEL.of(new double[] {.1, 0}, 1e-4), 1e-9);
    }

    @Test
    void should_be_the_mean_step_when_difference_is_measured() {
        // steps .2, .1
        assertEquals(.15, Measure.DIFFERENCE.of(new double[] {.1, .3, .2}, 1e-4), 1e-12);
    }

    @Test
    void should_name_the_key_when_there_is_no_such_measure() {
        Problem problem = assertThrows(Problem.class, () -> Measure.named("loudness"));
        assertTrue(problem.getMessage().contains("key measure"), problem.getMessage());
    }
}
