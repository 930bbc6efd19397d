package dev.pathos.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The frequency response of the way to 16 kHz, measured with tones; docs/media.md tells it. */
class ResamplerTest {
    private static final int TARGET = Decoding.RATE;

    @BeforeAll
    static void load() {
        Decoding.prepare();
    }

    /** Resamples in pieces of an odd length, as codecs give them. */
    private static float[] resampled(float[] samples, int rate) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Resampler resampler = new Resampler(rate, TARGET)) {
            for (int from = 0; from < samples.length; from += 1151) {
                int to = Math.min(samples.length, from + 1151);
                append(out, resampler.convert(Arrays.copyOfRange(samples, from, to), to - from));
            }
            append(out, resampler.flush());
        }
        float[] all = new float[out.size() / 4];
        ByteBuffer.wrap(out.toByteArray()).asFloatBuffer().get(all);
        return all;
    }

    private static void append(ByteArrayOutputStream out, float[] samples) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * samples.length);
        bytes.asFloatBuffer().put(samples);
        out.writeBytes(bytes.array());
    }

    /** What comes out of one second of a tone, over what went in, in dB, wherever it lies. */
    private static double level(int rate, double hertz) {
        float[] out = resampled(Wav.tone(rate, 1, hertz, .5), rate);
        double power = 0;
        for (int i = 1600; i < 14_400; i++) {
            power += out[i] * (double) out[i] / 12_800;
        }
        return 10 * Math.log10(power / .125 + 1e-30);
    }

    @ParameterizedTest
    @ValueSource(ints = {22_050, 24_000, 32_000, 37_800, 44_099, 44_100, 48_000, 96_000, 192_000})
    void should_be_flat_to_7200_hz_and_silent_from_8_khz_when_a_rate_is_lowered(int rate) {
        for (double hertz : new double[] {50, 100, 300, 1000, 3000, 5000, 6500, 7000, 7200}) {
            assertEquals(0, level(rate, hertz), .01, rate + " Hz: " + hertz + " Hz");
        }
        assertEquals(-6, level(rate, 7600), .5);
        for (double hertz = 8010; hertz < rate / 2.0; hertz *= 1.07) {
            double level = level(rate, hertz);
            assertTrue(level < -95, rate + " Hz: " + hertz + " Hz at " + level + " dB");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4000, 8000, 11_025, 12_000, 15_999, 16_001, 44_056, 44_100, 96_000})
    void should_be_the_same_tone_at_the_same_time_when_the_rate_changes(int rate) {
        double highest = Math.min(rate, TARGET) / 2.0 * .9;
        for (double hertz : new double[] {100, 1000, highest}) {
            float[] out = resampled(Wav.tone(rate, 1, hertz, .5), rate);
            assertEquals(TARGET, out.length, 1);
            double residue = 0;
            for (int i = 1600; i < 14_400; i++) {
                double error = out[i] - .5 * Math.sin(2 * Math.PI * hertz * i / TARGET);
                residue += error * error / 12_800;
            }
            // Images of a raised rate and any delay would be in here.
            double level = 10 * Math.log10(residue / .125);
            assertTrue(level < -90, rate + " Hz: " + hertz + " Hz: " + level + " dB");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 11_025, 22_050, 44_100, 48_000, 96_000})
    void should_keep_a_click_where_it_is_and_a_constant_what_it_is_when_resampled(int rate) {
        float[] click = new float[rate];
        for (int i = 0; i < rate; i++) {
            double milliseconds = (i / (double) rate - .5) * 1000;
            click[i] = (float) Math.exp(-2 * milliseconds * milliseconds);
        }
        float[] out = resampled(click, rate);
        double sum = 0;
        double moment = 0;
        for (int i = 0; i < out.length; i++) {
            sum += out[i];
            moment += i * (double) out[i];
        }
        assertEquals(8000, moment / sum, .01, "samples");
        float[] constant = new float[rate];
        Arrays.fill(constant, .25f);
        float[] level = resampled(constant, rate);
        for (float value : level) {
            assertEquals(.25, value, 1e-4);
        }
    }

    @Test
    void should_give_the_same_when_the_pieces_differ() {
        float[] tone = Wav.tone(44_100, .2, 440, .5);
        float[] inPieces = resampled(tone, 44_100);
        try (Resampler whole = new Resampler(44_100, TARGET)) {
            float[] first = whole.convert(tone, tone.length);
            for (int i = 0; i < first.length; i++) {
                assertEquals(first[i], inPieces[i], 0f);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 11_025, 44_100, 48_000, 192_000})
    void should_give_as_much_as_there_is_when_a_sound_is_shorter_than_the_filter(int rate) {
        for (int count = 1; count < 4000; count = count * 2 + 1) {
            float[] constant = new float[count];
            Arrays.fill(constant, .5f);
            float[] out = resampled(constant, rate);
            assertEquals(Math.ceil((double) count * TARGET / rate), out.length, 1, count + "");
        }
    }

    /** The table in docs/media.md. */
    @Test
    void should_print_the_response_when_measured() {
        double[] tones = {100, 1000, 5000, 7000, 7200, 7400, 7600, 7800, 8010, 8200, 8500, 9000};
        System.out.print("rate   ");
        for (double hertz : tones) {
            System.out.printf(Locale.ROOT, "%9.0f", hertz);
        }
        System.out.println("  loudest above 9 kHz");
        for (int rate : new int[] {22_050, 32_000, 44_100, 48_000, 96_000}) {
            System.out.printf(Locale.ROOT, "%-7d", rate);
            for (double hertz : tones) {
                double level = level(rate, hertz);
                double rounded = Math.round(level * 1000) / 1000. + 0.0;
                System.out.printf(Locale.ROOT, level > -1 ? "%9.3f" : "%9.1f", rounded);
                assertTrue(hertz > 7200 || Math.abs(level) < .01);
            }
            double loudest = -300;
            for (double hertz = 9000; hertz < rate / 2.0; hertz += 331) {
                loudest = Math.max(loudest, level(rate, hertz));
            }
            System.out.printf(Locale.ROOT, "%21.1f%n", loudest);
            assertTrue(loudest < -100);
        }
    }
}
