package dev.pathos.lld;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AuditorySpectrumTest {
    private static final double KILOHERTZ = 39_478_417.6;

    @Test
    void should_agree_with_the_formula_when_at_one_kilohertz() {
        // (39.48e6 + 56.8e6) 39.48e6^2 / ((39.48e6 + 6.3e6)^2 (39.48e6 + 380e6))
        double expected =
                (KILOHERTZ + 56.8e6)
                        * Math.pow(KILOHERTZ, 2)
                        / (Math.pow(KILOHERTZ + 6.3e6, 2) * (KILOHERTZ + 380e6));
        assertEquals(expected, AuditorySpectrum.equalLoudness(1000), 1e-6);
        assertEquals(.1707, AuditorySpectrum.equalLoudness(1000), 1e-4);
    }

    @Test
    void should_weigh_low_frequencies_less_when_equal_loudness() {
        double[] weights =
                Arrays.stream(new double[] {50, 100, 300, 1000, 3000})
                        .map(AuditorySpectrum::equalLoudness)
                        .toArray();
        for (int i = 1; i < weights.length; i++) {
            assertTrue(weights[i] > weights[i - 1]);
        }
    }

    @Test
    void should_be_a_cubic_root_and_its_sum_when_bands_are_given() {
        double[] centres = new double[Spectrum.BANDS];
        Arrays.fill(centres, 1000);
        AuditorySpectrum auditory = new AuditorySpectrum(centres);
        Frame frame = Described.frame();
        double weight = AuditorySpectrum.equalLoudness(1000);
        frame.mel[3] = (float) (8 / weight);
        frame.mel[4] = (float) (27 / weight);
        assertEquals(2, Described.value(auditory, frame, "auditory-band-3"), 1e-5);
        assertEquals(3, Described.value(auditory, frame, "auditory-band-4"), 1e-5);
        assertEquals(5, Described.value(auditory, frame, "loudness"), 1e-5);
    }
}
