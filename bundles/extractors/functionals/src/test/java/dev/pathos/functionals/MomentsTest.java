package dev.pathos.functionals;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MomentsTest {
    @Test
    void should_give_the_population_deviation_by_the_mean_when_values_vary() {
        Moments moments = new Moments();
        for (double value : new double[] {-2, -4, -4, -4, -5, -5, -7, -9}) {
            moments.add(value);
        }
        assertEquals(-5, moments.mean(), 1e-12);
        assertEquals(2, moments.deviation(), 1e-12);
        assertEquals(-.4, moments.variation(), 1e-12);
        assertEquals(8, moments.count());
    }

    @Test
    void should_give_0_when_there_is_nothing() {
        assertEquals(0, new Moments().mean());
        assertEquals(0, new Moments().deviation());
        assertEquals(0, new Moments().variation());
    }
}
