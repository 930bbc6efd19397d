package dev.pathos.lld;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NaturalLogTest {
    @Test
    void should_agree_with_the_library_when_over_the_whole_range() {
        for (double x = 1.2e-38; x < 3e38; x *= 1.0137) {
            double expected = Math.log((float) x);
            assertEquals(expected, NaturalLog.of((float) x), 1e-6 + 2e-7 * Math.abs(expected));
        }
    }

    @Test
    void should_be_zero_when_one() {
        assertEquals(0, NaturalLog.of(1));
        assertEquals(Math.log(2), NaturalLog.of(2), 1e-7);
        assertEquals(-Math.log(2), NaturalLog.of(.5f), 1e-7);
    }
}
