package dev.pathos.lld;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pathos.acoustics.Lanes;
import dev.pathos.tck.Tones;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WaveformTest {
    private static final int HOP = 160;
    private static final int WINDOW = 320;

    private static float[][] rows(int span, float[] samples) {
        Block block = Described.block(Lanes.plain());
        block.samples = Arrays.copyOf(samples, 15 * HOP + Math.max(span, WINDOW));
        return Described.rows(new Waveform(span, 16), block);
    }

    /** How many changes are counted in the first frame, of as many samples as there are. */
    private static long changes(float... samples) {
        return Math.round(rows(samples.length, samples)[1][0] * samples.length);
    }

    @Test
    void should_be_the_root_mean_square_when_windows_overlap() {
        float[] samples = Tones.noise(2, .8, .2).toArray();
        float[] values = rows(WINDOW, samples)[0];
        for (int f = 0; f < Lanes.WIDTH; f++) {
            double sum = 0;
            for (int i = 0; i < WINDOW; i++) {
                double x = f * HOP + i < samples.length ? samples[f * HOP + i] : 0;
                sum += x * x;
            }
            assertEquals(Math.sqrt(sum / WINDOW), values[f], 1e-6);
        }
    }

    @Test
    void should_see_an_impulse_when_it_lies_in_the_window() {
        float[] samples = new float[2720];
        samples[480] = .5f;
        float[] values = rows(960, samples)[0];
        for (int f = 0; f < Lanes.WIDTH; f++) {
            // windows from 160 to 480 on have it
            double expected = f == 2 || f == 3 ? .5 / Math.sqrt(320) : 0;
            assertEquals(expected, values[f], 1e-7, "frame " + f);
        }
    }

    @Test
    void should_count_where_the_sign_changes_when_no_sample_is_zero() {
        assertEquals(2, changes(1, 1, -1, -1, 1, 1));
        assertEquals(0, changes(1, 2, 3, 2, 1));
        assertEquals(3, changes(1, -1, 1, -1, 1), "the last sample has no successor");
        assertEquals(0, changes(1, 1, 1, -1), "so this one is not counted");
    }

    @Test
    void should_count_a_zero_when_its_neighbours_differ() {
        assertEquals(1, changes(1, 1, 0, -1, -1), "once, not at the next sample again");
        assertEquals(0, changes(1, 1, 0, 1, 1), "it only touches zero");
        assertEquals(0, changes(-1, -1, 0, -1, -1));
        assertEquals(2, changes(1, 1, 0, 0, -1, -1), "each zero beside another one counts");
        assertEquals(6, changes(0, 0, 0, 0, 0, 0, 0, 0), "also in digital silence");
    }

    @Test
    void should_treat_negative_zero_as_zero_when_it_occurs() {
        assertEquals(1, changes(1, 1, -0f, -1, -1));
        assertEquals(0, changes(1, 1, -0f, 1, 1));
        assertEquals(0, changes(-1, -1, -0f, -1, -1));
        assertEquals(1, changes(-1, -1, -0f, 1, 1));
        assertEquals(6, changes(0, -0f, 0, -0f, -0f, 0, 0, -0f));
    }

    @Test
    void should_look_at_sixty_milliseconds_when_the_window_is_shorter() {
        // a sine of 1 kHz changes its sign twice in 16 samples
        float[] samples = new float[4000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) Math.sin(2 * Math.PI * (i + .5) / 16);
        }
        for (float value : rows(960, samples)[1]) {
            assertEquals(1 / 8., value, 2 / 960.);
        }
    }

    @Test
    void should_keep_the_last_whole_rate_when_the_sound_ends_before_the_span() {
        float[] samples = new float[15 * HOP + 960];
        for (int i = 0; i < 1300; i++) {
            samples[i] = i / 8 % 2 == 0 ? 1 : -1;
        }
        Block block = Described.block(Lanes.plain());
        block.samples = samples;
        Waveform waveform = new Waveform(960, 3);
        float[] rates = Described.rows(waveform, block)[1];
        // 958 samples inside the span, a change at every eighth; the one of each 960th is outside
        assertEquals(119 / 960., rates[0], 2 / 960.);
        for (int f = 1; f < Lanes.WIDTH; f++) {
            assertEquals(rates[0], rates[f], 1e-7, "zeros after the end are no changes");
        }
        assertEquals(rates[0], Described.rows(waveform, block)[1][0], 1e-7, "in the next block");
    }
}
