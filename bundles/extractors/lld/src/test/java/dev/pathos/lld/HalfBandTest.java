package dev.pathos.lld;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HalfBandTest {
    private static float[] tone(double hertz) {
        float[] x = new float[2 * 256 + 2 * HalfBand.REACH];
        for (int n = 0; n < x.length; n++) {
            x[n] = (float) Math.cos(2 * Math.PI * hertz / 16_000 * (n - HalfBand.REACH));
        }
        float[] y = new float[256];
        new HalfBand(256).apply(x, y);
        return y;
    }

    @Test
    void should_keep_every_other_sample_when_a_tone_is_low() {
        float[] y = tone(500);
        for (int m = 0; m < y.length; m++) {
            assertEquals(Math.cos(2 * Math.PI * 500 / 8000 * m), y[m], .005);
        }
    }

    @Test
    void should_suppress_by_forty_decibels_when_a_tone_would_fold() {
        for (double hertz : new double[] {5000, 6000, 7800}) {
            for (float value : tone(hertz)) {
                assertTrue(Math.abs(value) < .01, hertz + " Hz leaves " + value);
            }
        }
    }
}
