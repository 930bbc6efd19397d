package dev.pathos.melspectrogram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.acoustics.Lanes;
import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import dev.pathos.api.signal.Framing;
import dev.pathos.api.signal.MelScale;
import dev.pathos.tck.FeatureExtractorContract;
import dev.pathos.tck.Tones;
import org.junit.jupiter.api.Test;

class MelSpectrogramTest extends FeatureExtractorContract {
    private static final Framing FRAMING = new Framing(512, 256);

    /** What frames are computed with. */
    protected Lanes lanes() {
        return Lanes.best();
    }

    private FeatureExtractor of(boolean log, boolean peakNormalise) {
        return new MelSpectrogram(
                lanes(), FRAMING, 128, 0, 8000, MelScale.SLANEY, log, peakNormalise);
    }

    @Override
    protected FeatureExtractor extractor() {
        return of(false, true);
    }

    private static Audio scaled(Audio audio, float gain) {
        float[] samples = audio.toArray();
        for (int n = 0; n < samples.length; n++) {
            samples[n] *= gain;
        }
        return Audio.of(audio.sampleRate(), samples);
    }

    @Test
    void should_name_columns_mel_and_hop_by_16_ms_when_usual() {
        Frames frames = extractor().extract(Tones.sine(220, .5, 1));
        assertEquals(128, frames.columns().size());
        assertEquals("mel0", frames.columns().get(0));
        assertEquals("mel127", frames.columns().get(127));
        assertEquals(62.5, frames.frameRate());
        assertEquals(61, frames.rows());
        assertEquals("2", extractor().revision());
    }

    /**
     * A cosine on bin 10 of amplitude 1 under a Hann window of 512 has magnitudes 64, 128, 64 on
     * bins 9 to 11. Slaney's scale is linear up to 800 Hz, so one band rises with f / 400 to its
     * peak at 400 Hz (bin 12.8), times 2 / 800 for an area of 1.
     */
    @Test
    void should_weigh_squared_magnitudes_when_there_is_one_band() {
        float[] samples = new float[512];
        for (int n = 0; n < 512; n++) {
            samples[n] = (float) Math.cos(2 * Math.PI * 10 * n / 512);
        }
        FeatureExtractor one =
                new MelSpectrogram(lanes(), FRAMING, 1, 0, 800, MelScale.SLANEY, false, false);
        double bin = 31.25;
        double expected =
                (64 * 64 * 9 * bin + 128 * 128 * 10 * bin + 64 * 64 * 11 * bin) / 400 / 400;
        float[] found = one.extract(Audio.of(16_000, samples)).toArray();
        assertEquals(1, found.length);
        assertEquals(expected, found[0], 1e-4 * expected);
    }

    @Test
    void should_peak_in_the_band_of_the_tone_when_htk_or_slaney() {
        for (MelScale scale : MelScale.values()) {
            FeatureExtractor bands =
                    new MelSpectrogram(lanes(), FRAMING, 40, 0, 8000, scale, false, true);
            float[] rows = bands.extract(Tones.sine(2000, .5, .1)).toArray();
            int best = 0;
            for (int b = 1; b < 40; b++) {
                best = rows[b] > rows[best] ? b : best;
            }
            double step = scale.mel(8000) / 41;
            assertEquals(scale.mel(2000) / step - 1, best, .51);
        }
    }

    @Test
    void should_not_depend_on_the_level_when_peak_normalised() {
        Audio loud = Tones.swelling(150, .3, .8, 3, .7);
        Audio soft = scaled(loud, .0625f);
        assertArrayEquals(
                extractor().extract(loud).toArray(), extractor().extract(soft).toArray(), 1e-2f);
        float[] plain = of(false, false).extract(loud).toArray();
        float[] softer = of(false, false).extract(soft).toArray();
        for (int i = 0; i < plain.length; i++) {
            assertEquals(plain[i] / 256, softer[i], 1e-5 * plain[i] + 1e-12);
        }
    }

    @Test
    void should_find_the_peak_when_it_lies_in_the_last_piece() {
        float[] samples = new float[40_001];
        samples[40_000] = -.75f;
        samples[3] = .5f;
        assertEquals(.75f, MelSpectrogram.peak(Audio.of(16_000, samples)));
        assertEquals(1, MelSpectrogram.peak(Tones.silence(.1)));
    }

    @Test
    void should_be_decibels_of_the_power_when_logarithmic() {
        Audio sound = Tones.noise(4, .5, .3);
        float[] power = of(false, true).extract(sound).toArray();
        float[] decibels = of(true, true).extract(sound).toArray();
        for (int i = 0; i < power.length; i++) {
            assertEquals(10 * Math.log10(power[i]), decibels[i], 1e-3);
        }
        for (float value : of(true, true).extract(Tones.silence(.1)).toArray()) {
            assertEquals(-100, value, 1e-4);
        }
    }

    @Test
    void should_say_what_to_do_when_rate_or_range_are_wrong() {
        Problem rate =
                assertThrows(
                        Problem.class, () -> extractor().extract(Audio.of(8000, new float[9])));
        assertTrue(rate.getMessage().contains("8000"), rate.getMessage());
        Problem range =
                assertThrows(
                        Problem.class,
                        () ->
                                new MelSpectrogram(
                                        lanes(),
                                        FRAMING,
                                        128,
                                        4000,
                                        300,
                                        MelScale.HTK,
                                        false,
                                        true));
        assertTrue(range.getMessage().contains("fmax"), range.getMessage());
    }
}
