package dev.pathos.functionals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.acoustics.Lanes;
import dev.pathos.acoustics.VoiceRows;
import dev.pathos.api.run.Seeds;
import dev.pathos.api.signal.Audio;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HarmonicsTest {
    private static final double F0 = 201.7;

    /** A tone of harmonics with these amplitudes. */
    private static Audio tone(double... amplitudes) {
        float[] samples = new float[16_000];
        for (int n = 0; n < samples.length; n++) {
            for (int h = 0; h < amplitudes.length; h++) {
                double phase = 2 * Math.PI * F0 * (h + 1) * n / 16_000;
                samples[n] += (float) (amplitudes[h] * Math.sin(phase));
            }
        }
        return Audio.of(16_000, samples);
    }

    private static Harmonics harmonics(Audio audio, int frame) {
        Harmonics harmonics = new Harmonics(Lanes.plain(), audio, VoiceRows.framing(audio, 160));
        for (int t = 0; t <= frame; t++) {
            harmonics.advance(t == frame);
        }
        return harmonics;
    }

    @Test
    void should_tell_levels_of_harmonics_when_they_stand_apart() {
        Harmonics harmonics = harmonics(tone(.4, .2, .1, .05, .025), 20);
        for (int n = 1; n < 5; n++) {
            assertEquals(6.02, harmonics.level(F0, n) - harmonics.level(F0, n + 1), .3);
        }
        assertEquals(harmonics.level(F0, 1), harmonics.fundamental(F0), 1);
    }

    @Test
    void should_find_the_strongest_when_several_lie_around_a_formant() {
        Harmonics harmonics = harmonics(tone(.4, .2, .01, .01, .1, .01), 3);
        assertEquals(harmonics.level(F0, 5), harmonics.strongest(F0, 4.6 * F0), 1e-9);
        assertEquals(
                harmonics.fundamental(F0), harmonics.strongest(F0, .5 * F0), 1e-9, "the nearest");
    }

    @Test
    void should_relate_harmonics_to_noise_when_a_tone_is_noisy() {
        Audio clean = tone(.2, .1, .1);
        float[] noisy = clean.toArray();
        SplittableRandom random = Seeds.random(1, "noise");
        for (int n = 0; n < noisy.length; n++) {
            noisy[n] += (float) (.15 * random.nextDouble(-1, 1));
        }
        HarmonicsToNoise noise = new HarmonicsToNoise(Lanes.plain(), 960);
        double of = noise.level(clean.toArray(), 1600, 16_000 / F0);
        assertTrue(of > 12, "clean: " + of);
        // power of the tone .06 / 2, of the noise .0225 / 3: 6 dB
        assertEquals(6, noise.level(noisy, 1600, 16_000 / F0), 1.5);
        assertEquals(-90, noise.level(new float[960], 0, 80), 1e-6);
    }
}
