package dev.pathos.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SpeechTest {
    private static double level(float[] samples, int from, int length) {
        double sum = 0;
        for (int i = from; i < from + length; i++) {
            sum += samples[i] * samples[i];
        }
        return Math.sqrt(sum / length);
    }

    @Test
    void should_have_syllables_and_pauses_within_full_scale() {
        float[] samples = Speech.samples(3, 16_000);
        for (float sample : samples) {
            assertTrue(Math.abs(sample) <= 1);
        }
        // A syllable lasts 250 ms, and its first 62 are a pause.
        double voice = level(samples, 4000 + 2000, 1000);
        double pause = level(samples, 4000 + 300, 600);
        assertTrue(voice > .005, "a level of " + voice);
        assertTrue(voice > 5 * pause, voice + " beside " + pause);
    }

    @Test
    void should_be_the_same_when_the_seed_is() {
        assertArrayEquals(Speech.samples(1, 500), Speech.samples(1, 500));
        assertTrue(Speech.samples(1, 500)[400] != Speech.samples(2, 500)[400]);
    }
}
