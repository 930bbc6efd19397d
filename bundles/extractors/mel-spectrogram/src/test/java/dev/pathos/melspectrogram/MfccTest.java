package dev.pathos.melspectrogram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.acoustics.Cepstrum;
import dev.pathos.acoustics.Lanes;
import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import dev.pathos.tck.Configured;
import dev.pathos.tck.FeatureExtractorContract;
import dev.pathos.tck.Tones;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MfccTest extends FeatureExtractorContract {
    private static Mfcc of(Lanes lanes, Map<String, Object> given) {
        return new Mfcc(lanes, Configured.of(Mfcc.Settings.class, given));
    }

    @Override
    protected FeatureExtractor extractor() {
        return of(Lanes.best(), Map.of("deltas", 2));
    }

    /** The chapter's formulas one after the other, in double precision, for one frame. */
    private static double[] htk(float[] samples, int from, boolean power, int lifter) {
        int window = 400;
        double[] x = new double[window];
        for (int n = 0; n < window; n++) {
            double before = samples[from + Math.max(0, n - 1)];
            double emphasised = 32768 * (samples[from + n] - .97 * before);
            x[n] = emphasised * (.54 - .46 * Math.cos(2 * Math.PI * n / (window - 1)));
        }
        double[] bins = new double[257];
        for (int k = 0; k < 257; k++) {
            double re = 0;
            double im = 0;
            for (int n = 0; n < window; n++) {
                re += x[n] * Math.cos(2 * Math.PI * k * n / 512);
                im += x[n] * Math.sin(2 * Math.PI * k * n / 512);
            }
            bins[k] = power ? re * re + im * im : Math.hypot(re, im);
        }
        double low = 2595 * Math.log10(1 + 20. / 700);
        double step = (2595 * Math.log10(1 + 8000. / 700) - low) / 27;
        double[] logs = new double[26];
        for (int b = 0; b < 26; b++) {
            double sum = 0;
            for (int k = 0; k < 257; k++) {
                double mel = 2595 * Math.log10(1 + k * 31.25 / 700);
                sum += bins[k] * Math.max(0, 1 - Math.abs((mel - low) / step - (b + 1)));
            }
            logs[b] = Math.log(Math.max(1, sum));
        }
        double[] cepstra = new double[13];
        for (int i = 0; i < 13; i++) {
            for (int j = 1; j <= 26; j++) {
                cepstra[i] += logs[j - 1] * Math.cos(Math.PI * i / 26 * (j - .5));
            }
            cepstra[i] *= Math.sqrt(2. / 26);
            cepstra[i] *= 1 + lifter / 2. * Math.sin(Math.PI * i / lifter);
        }
        return cepstra;
    }

    @Test
    void should_equal_the_formulas_of_htk_when_computed_in_blocks() {
        Audio sound = Tones.swelling(210, .3, .8, 3, .3);
        float[] samples = sound.toArray();
        float[] noise = Tones.noise(5, .05, .3).toArray();
        for (int n = 0; n < samples.length; n++) {
            samples[n] += noise[n];
        }
        for (Lanes lanes : List.of(Lanes.best(), Lanes.plain())) {
            for (boolean power : new boolean[] {false, true}) {
                Mfcc mfcc = of(lanes, Map.of("use.power", power));
                Frames frames = mfcc.extract(Audio.of(16_000, samples));
                float[] rows = frames.toArray();
                assertEquals(28, frames.rows());
                for (int t = 0; t < frames.rows(); t++) {
                    double[] expected = htk(samples, 160 * t, power, 22);
                    for (int i = 0; i < 13; i++) {
                        assertEquals(expected[i], rows[13 * t + i], 2e-3, "mfcc" + i);
                    }
                }
            }
        }
    }

    @Test
    void should_be_a_constant_and_zeros_when_there_is_silence() {
        float[] rows = of(Lanes.best(), Map.of()).extract(Tones.silence(.1)).toArray();
        for (float value : rows) {
            assertEquals(0, value, 1e-6, "the logarithm of HTK's floor of 1");
        }
    }

    /** Two bands of ln 1 and ln e: sqrt(2/2) (0 + 1) and cos(pi/4) 0 + cos(3 pi/4) 1. */
    @Test
    void should_transform_by_cosines_and_lift_when_asked() {
        float[][] plain = Cepstrum.weights(0, 2, 2, 0);
        assertEquals(1, plain[0][1], 1e-6);
        assertEquals(-Math.sqrt(.5), plain[1][1], 1e-6);
        float[][] lifted = Cepstrum.weights(0, 2, 2, 22);
        assertEquals(1, lifted[0][1], 1e-6, "the first is not lifted");
        assertEquals(2.565463, lifted[1][1] / plain[1][1], 1e-5, "1 + 11 sin(pi / 22)");
    }

    @Test
    void should_append_slopes_with_ends_repeated_when_deltas_are_asked_for() {
        Audio sound = Tones.noise(9, .3, .5);
        Frames plain = of(Lanes.best(), Map.of()).extract(sound);
        Frames both = of(Lanes.best(), Map.of("deltas", 2)).extract(sound);
        float[] c = plain.toArray();
        float[] all = both.toArray();
        int rows = plain.rows();

        assertEquals(39, both.columns().size());
        assertEquals("mfcc0", both.columns().get(0));
        assertEquals("mfcc12_de", both.columns().get(25));
        assertEquals("mfcc12_de_de", both.columns().get(38));
        assertEquals(26, of(Lanes.best(), Map.of("deltas", 1)).extract(sound).columns().size());
        for (int t = 0; t < rows; t++) {
            double slope = 0;
            double bend = 0;
            for (int n = -2; n <= 2; n++) {
                int at = Math.max(0, Math.min(rows - 1, t + n));
                slope += n * c[13 * at + 4] / 10.;
                bend += n * all[39 * at + 13 + 4] / 10.;
            }
            assertEquals(c[13 * t + 4], all[39 * t + 4]);
            assertEquals(slope, all[39 * t + 13 + 4], 1e-4);
            assertEquals(bend, all[39 * t + 26 + 4], 1e-4);
        }
    }

    @Test
    void should_say_what_to_do_when_settings_contradict_one_another() {
        Problem range = assertThrows(Problem.class, () -> of(Lanes.best(), Map.of("fmin", 8000.)));
        assertTrue(range.getMessage().contains("fmax"), range.getMessage());
        Problem many =
                assertThrows(Problem.class, () -> of(Lanes.best(), Map.of("coefficients", 27)));
        assertTrue(many.getMessage().contains("mels"), many.getMessage());
        Problem rate =
                assertThrows(
                        Problem.class, () -> extractor().extract(Audio.of(8000, new float[9])));
        assertTrue(rate.getMessage().contains("8000"), rate.getMessage());
    }
}
