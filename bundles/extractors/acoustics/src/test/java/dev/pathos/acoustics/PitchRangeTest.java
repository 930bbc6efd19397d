package dev.pathos.acoustics;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PitchRangeTest {
    @Test
    void should_refuse_when_no_frequency_lies_within() {
        assertDoesNotThrow(() -> new PitchRange(52, 620, .7));
        for (double[] range : new double[][] {{0, 620}, {-5, 620}, {300, 300}, {400, 300}}) {
            assertThrows(
                    IllegalArgumentException.class, () -> new PitchRange(range[0], range[1], .7));
        }
        assertThrows(IllegalArgumentException.class, () -> new PitchRange(Double.NaN, 620, .7));
        assertThrows(IllegalArgumentException.class, () -> new PitchRange(52, Double.NaN, .7));
    }
}
