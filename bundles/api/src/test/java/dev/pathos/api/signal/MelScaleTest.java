package dev.pathos.api.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MelScaleTest {
    @Test
    void should_give_the_known_values_when_htk() {
        assertEquals(0, MelScale.HTK.mel(0), 1e-12);
        assertEquals(2595 * Math.log10(2), MelScale.HTK.mel(700), 1e-9);
        assertEquals(999.99, MelScale.HTK.mel(1000), .01);
    }

    @Test
    void should_be_linear_then_logarithmic_when_slaney() {
        assertEquals(1.5, MelScale.SLANEY.mel(100), 1e-12);
        assertEquals(15, MelScale.SLANEY.mel(1000), 1e-12);
        assertEquals(15 + 27, MelScale.SLANEY.mel(6400), 1e-9);
    }

    @ParameterizedTest
    @EnumSource
    void should_come_back_when_inverted(MelScale scale) {
        for (double hertz : new double[] {0, 33, 999, 1000, 1001, 4321, 8000}) {
            assertEquals(hertz, scale.hertz(scale.mel(hertz)), 1e-8);
        }
    }
}
