package dev.pathos.talkingheads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SynthesizerTest {
    private static final double F0 = 50;
    private static final int SAMPLES = Synthesizer.RATE;

    private final Parameters parameters = Parameters.load();

    private static double[] constant(double value) {
        double[] values = new double[202];
        Arrays.fill(values, value);
        return values;
    }

    /** One second of a phone, held. */
    private double[] sustained(Phone phone, double f0) {
        Speaker man =
                new Speaker(
                        0, false, f0, 1, -90, new double[Cue.values().length], new double[0][0]);
        double[] calm = new double[Cue.values().length];
        calm[Cue.JITTER.ordinal()] = -20;
        calm[Cue.SHIMMER.ordinal()] = -20;
        calm[Cue.BREATH.ordinal()] = -60;
        VocalTract tract =
                new VocalTract(
                        new double[][] {
                            constant(phone.formants()[0]),
                            constant(phone.formants()[1]),
                            constant(phone.formants()[2])
                        },
                        constant(phone.voicing()),
                        constant(0),
                        constant(phone.noise()),
                        constant(Math.max(1000, phone.centre())),
                        constant(Math.max(1000, phone.width())),
                        constant(0));
        return new Synthesizer(parameters, man, new Prosody(calm), Draws.of(1, "test"))
                .speak(new Intonation(constant(f0), constant(0)), tract, SAMPLES);
    }

    private static double magnitude(double[] x, double frequency) {
        double re = 0;
        double im = 0;
        for (int i = x.length / 4; i < x.length; i++) {
            double window =
                    .5 - .5 * Math.cos(2 * Math.PI * (i - x.length / 4.0) / (.75 * x.length));
            double angle = 2 * Math.PI * frequency * i / Synthesizer.RATE;
            re += window * x[i] * Math.cos(angle);
            im += window * x[i] * Math.sin(angle);
        }
        return Math.hypot(re, im);
    }

    /**
     * The strongest harmonic near a frequency that is stronger than both its neighbours; 0 if none.
     */
    private static double peakNear(double[] x, double frequency) {
        double best = 0;
        double at = 0;
        for (double f = F0 * Math.ceil(.8 * frequency / F0); f < 1.2 * frequency; f += F0) {
            double height = magnitude(x, f);
            boolean peak = height > magnitude(x, f - F0) && height > magnitude(x, f + F0);
            if (peak && height > best) {
                best = height;
                at = f;
            }
        }
        return at;
    }

    @Test
    void should_have_its_formants_in_the_spectrum_when_a_vowel_is_held() {
        for (String symbol : new String[] {"iy", "ae", "aa", "uw"}) {
            Phone vowel = parameters.phone(symbol);
            double[] sound = sustained(vowel, F0);
            for (double formant : vowel.formants()) {
                assertEquals(formant, peakNear(sound, formant), F0, symbol + " " + formant);
            }
        }
    }

    @Test
    void should_have_harmonics_only_of_the_wanted_f0_when_a_vowel_is_held() {
        double[] sound = sustained(parameters.phone("ah"), 123);
        double harmonic = magnitude(sound, 4 * 123);
        double between = magnitude(sound, 4.5 * 123);
        assertTrue(20 * Math.log10(harmonic / between) > 40);
    }

    @Test
    void should_be_of_the_wanted_level_and_place_when_a_fricative_is_held() {
        Phone phone = parameters.phone("s");
        double[] sound = sustained(phone, F0);
        double power = 0;
        for (double x : sound) {
            power += x * x / sound.length;
        }
        assertEquals(phone.noise(), Math.sqrt(power), .2 * phone.noise());
        double low = 0;
        double high = 0;
        for (int f = 200; f < 1800; f += 10) {
            low += magnitude(sound, f);
            high += magnitude(sound, f + 4800);
        }
        assertTrue(high > 3 * low);
    }

    @Test
    void should_be_silent_when_nothing_excites_the_tract() {
        double[] sound = sustained(parameters.phone("sil"), F0);
        assertEquals(0, Arrays.stream(sound).map(Math::abs).max().orElseThrow(), 0);
    }
}
