package dev.pathos.lld;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Deltas;
import dev.pathos.api.signal.Energy;
import dev.pathos.api.signal.Frames;
import dev.pathos.api.signal.Framing;
import dev.pathos.tck.FeatureExtractorContract;
import dev.pathos.tck.Tones;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LldTest extends FeatureExtractorContract {
    private final Audio sound = Tones.swelling(140, .3, .9, 2, 10);

    @Override
    protected FeatureExtractor extractor() {
        return new Lld(Described.USUAL);
    }

    @Override
    protected Set<String> undefinable() {
        return Set.of("f0", "f0-delta");
    }

    private static float[] column(Frames frames, String name) {
        float[] all = frames.toArray();
        float[] values = new float[frames.rows()];
        int at = frames.columns().indexOf(name);
        for (int r = 0; r < values.length; r++) {
            values[r] = all[r * frames.columns().size() + at];
        }
        return values;
    }

    @Test
    void should_have_65_descriptors_and_as_many_deltas_when_usual() {
        Frames frames = extractor().extract(sound);
        assertEquals(130, frames.columns().size());
        for (int c = 0; c < 65; c++) {
            String name = frames.columns().get(c);
            assertFalse(name.endsWith("-delta"), name);
            assertEquals(name + "-delta", frames.columns().get(65 + c));
        }
        assertEquals(62.5, frames.frameRate());
        assertEquals((160_000 - 512) / 256 + 1, frames.rows());
        assertEquals("1", extractor().revision());
    }

    @Test
    void should_leave_deltas_out_when_they_are_switched_off() {
        Options options = new Options(new Framing(400, 160), false, 0, 60, 500, .3);
        Frames frames = new Lld(options).extract(sound);
        assertEquals(65, frames.columns().size());
        assertEquals(100, frames.frameRate());
    }

    @Test
    void should_give_the_same_values_when_read_in_pieces_of_any_size() {
        Frames frames = extractor().extract(sound);
        int width = frames.columns().size();
        float[] whole = frames.toArray();
        for (int size : new int[] {7, 256, 300}) {
            float[] joined = new float[whole.length];
            float[] piece = new float[size * width];
            for (int r = 0; r < frames.rows(); r += size) {
                int n = frames.read(r, piece);
                System.arraycopy(piece, 0, joined, r * width, n * width);
            }
            assertArrayEquals(whole, joined);
        }
    }

    @Test
    void should_agree_with_the_vocabularys_functions_when_they_compute_the_same() {
        Frames frames = extractor().extract(sound);
        float[] rms = column(frames, "rms");
        double[] expected = Energy.rms(sound, .032, .016);
        for (int r = 0; r < expected.length; r++) {
            assertEquals(expected[r], rms[r], 1e-6);
        }
        float[] deltas = new float[rms.length];
        Deltas.of(rms, rms.length, 1, 2, deltas);
        assertArrayEquals(deltas, column(frames, "rms-delta"), 1e-7f);
    }

    @Test
    void should_have_no_flux_when_a_tone_repeats_with_the_hop() {
        // 250 Hz: 4 periods of 64 samples a hop, so that every frame is the same
        float[] flux = column(extractor().extract(Tones.sine(250, .5, 1)), "flux");
        for (float value : flux) {
            assertEquals(0, value, 1e-4);
        }
        assertTrue(column(extractor().extract(sound), "flux")[10] > 1e-3);
    }

    @Test
    void should_find_the_fundamental_when_a_tone_is_low_enough() {
        float[] f0 = column(extractor().extract(Tones.sine(140, .5, 1)), "f0");
        for (int r = 2; r < f0.length - 2; r++) {
            assertEquals(140, f0[r], 1);
        }
    }

    @Test
    void should_read_the_end_of_three_hours_when_nothing_could_hold_them() {
        long length = 3L * 3600 * 16_000;
        Audio endless =
                new Audio() {
                    @Override
                    public int sampleRate() {
                        return 16_000;
                    }

                    @Override
                    public long length() {
                        return length;
                    }

                    @Override
                    public int read(long from, float[] into) {
                        int count = (int) Math.max(0, Math.min(into.length, length - from));
                        for (int i = 0; i < count; i++) {
                            into[i] = (float) Math.sin(2 * Math.PI * ((from + i) % 80) / 80);
                        }
                        return count;
                    }
                };
        Frames frames = extractor().extract(endless);
        assertEquals(674_999, frames.rows());
        float[] row = new float[130];
        assertEquals(1, frames.read(frames.rows() - 9, row));
        assertEquals(Math.sqrt(.5), row[0], .01);
        assertEquals(200, row[frames.columns().indexOf("f0")], 1);
    }

    @Test
    void should_say_what_to_do_when_the_rate_is_another() {
        Problem problem =
                assertThrows(
                        Problem.class, () -> extractor().extract(Audio.of(44_100, new float[100])));
        assertTrue(problem.getMessage().contains("44100"), problem.getMessage());
    }

    @Test
    void should_name_the_keys_when_the_range_of_f0_is_empty() {
        Problem problem =
                assertThrows(
                        Problem.class,
                        () -> new Options(new Framing(512, 256), true, 0, 300, 300, .3));
        assertTrue(problem.getMessage().contains("f0.max"), problem.getMessage());
    }

    @Test
    void should_round_up_to_a_power_of_two_when_the_transform_is_chosen() {
        int[][] windowsAndSizes = {{512, 512}, {513, 1024}, {400, 512}, {80, 128}};
        for (int[] pair : windowsAndSizes) {
            Options options = new Options(new Framing(pair[0], 160), true, 0, 60, 500, .3);
            assertEquals(pair[1], options.fftSize());
        }
    }

    @Test
    void should_stay_finite_when_the_window_is_the_shortest() {
        Options options = new Options(new Framing(80, 16), true, 0, 40, 1000, .3);
        Frames frames = new Lld(options).extract(Tones.noise(3, .5, .2));
        float[] all = frames.toArray();
        for (int i = 0; i < all.length; i++) {
            String column = frames.columns().get(i % 130);
            assertTrue(Float.isFinite(all[i]) || undefinable().contains(column), column);
        }
    }
}
