package dev.pathos.lld;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Seeds;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoiceTest {
    private final Voice voice = new Voice(Described.USUAL, 16_000);

    private static Frame frame(IntToDoubleFunction sample) {
        Frame frame = Described.frame();
        for (int n = 0; n < frame.wide.length; n++) {
            frame.wide[n] = (float) sample.applyAsDouble(n);
        }
        return frame;
    }

    /** Harmonics below 4 kHz whose amplitudes fall with 1/k, as those of a glottal pulse train. */
    private static double pulses(double hertz, int n) {
        double sum = 0;
        for (int k = 1; k * hertz < 4000; k++) {
            sum += Math.cos(2 * Math.PI * k * hertz * n / 16_000) / k;
        }
        return .1 * sum;
    }

    @ParameterizedTest
    @ValueSource(doubles = {62, 80, 120, 220, 400, 490})
    void should_find_the_fundamental_when_there_are_pulses(double hertz) {
        Frame frame = frame(n -> pulses(hertz, n));
        assertEquals(hertz, Described.value(voice, frame, "f0"), .005 * hertz);
        assertTrue(Described.value(voice, frame, "voicing") > .95);
        assertTrue(Described.value(voice, frame, "hnr") > 12);
    }

    /** Periods of whole samples, where YIN's aperiodicity is 0 but for rounding. */
    @ParameterizedTest
    @ValueSource(doubles = {80, 100, 160, 200, 250, 320, 400})
    void should_find_the_fundamental_when_periodicity_is_perfect(double hertz) {
        for (int phase = 0; phase < 20; phase++) {
            double shift = phase / 3.;
            Frame frame = frame(n -> Math.sin(2 * Math.PI * hertz * n / 16_000 + shift));
            assertEquals(hertz, Described.value(voice, frame, "f0"), .01 * hertz);
        }
    }

    @Test
    void should_not_find_any_fundamental_when_there_is_noise() {
        SplittableRandom random = Seeds.random(5, "noise");
        for (int trial = 0; trial < 20; trial++) {
            Frame frame = frame(n -> random.nextDouble(-1, 1));
            assertTrue(Float.isNaN(Described.value(voice, frame, "f0")));
            assertEquals(0, Described.value(voice, frame, "voicing"));
            assertTrue(Described.value(voice, frame, "hnr") < 0);
        }
    }

    @Test
    void should_be_undefined_when_the_fundamental_is_out_of_range() {
        Frame frame = frame(n -> Math.sin(2 * Math.PI * 900 * n / 16_000));
        assertTrue(Float.isNaN(Described.value(voice, frame, "f0")));
    }

    @Test
    void should_be_undefined_and_finite_elsewhere_when_silent() {
        Frame frame = frame(n -> 0);
        assertTrue(Float.isNaN(Described.value(voice, frame, "f0")));
        assertEquals(0, Described.value(voice, frame, "voicing"));
        assertEquals(-30, Described.value(voice, frame, "hnr"), .01);
    }

    /** Noise in the band of the tone, as the analysis sees only what lies below 4 kHz. */
    @Test
    void should_be_the_ratio_of_tone_to_noise_when_hnr() {
        SplittableRandom random = Seeds.random(6, "noise");
        for (double decibel : new double[] {5, 15}) {
            // white noise of variance v leaves v/2 below 4 kHz; the tone has 1/2
            double variance = Math.pow(10, -decibel / 10);
            double mean = 0;
            for (int trial = 0; trial < 50; trial++) {
                Frame frame =
                        frame(
                                n ->
                                        Math.sin(2 * Math.PI * 200 * n / 16_000)
                                                + Math.sqrt(3 * variance)
                                                        * random.nextDouble(-1, 1));
                mean += Described.value(voice, frame, "hnr") / 50;
            }
            assertEquals(decibel, mean, 1.5);
        }
    }
}
