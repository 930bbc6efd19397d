package dev.pathos.lld;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.acoustics.Lanes;
import dev.pathos.acoustics.PitchRange;
import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Deltas;
import dev.pathos.api.signal.Frames;
import dev.pathos.tck.Configured;
import dev.pathos.tck.FeatureExtractorContract;
import dev.pathos.tck.Tones;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LldTest {
    private static final int RATE = 16_000;
    private static final PitchRange RANGE = new PitchRange(52, 620, .7);

    @Nested
    class Compare2016 extends FeatureExtractorContract {
        @Override
        protected FeatureExtractor extractor() {
            return configured(Map.of());
        }
    }

    @Nested
    class Serlab extends FeatureExtractorContract {
        @Override
        protected FeatureExtractor extractor() {
            return configured(Map.of("preset", "serlab"));
        }
    }

    @Nested
    class WithoutDeltas extends FeatureExtractorContract {
        @Override
        protected FeatureExtractor extractor() {
            return configured(Map.of("deltas", false));
        }
    }

    private static Lld configured(Map<String, Object> given) {
        return new Lld(Configured.of(Lld.Settings.class, given));
    }

    /** A voice that glides from 120 to 180 Hz in a little noise, silence in the middle. */
    private static Audio voice(double seconds) {
        float[] samples = Tones.noise(8, .01, seconds).toArray();
        double turns = 0;
        for (int i = 0; i < samples.length; i++) {
            double share = (double) i / samples.length;
            turns += (120 + 60 * share) / RATE;
            boolean silent = share > .45 && share < .6;
            for (int n = 1; n <= 25; n++) {
                samples[i] += (float) (.2 / n * Math.sin(2 * Math.PI * turns * n + n * n));
            }
            samples[i] = silent ? 0 : samples[i];
        }
        return Audio.of(RATE, samples);
    }

    /** All values, computed once. */
    private static Frames kept(Frames frames) {
        return Frames.of(frames.columns(), frames.frameRate(), frames.toArray());
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
    void should_have_130_columns_ten_milliseconds_apart_when_nothing_is_set() {
        Frames frames = configured(Map.of()).extract(Tones.silence(10));
        assertEquals(Columns.names(true), frames.columns());
        assertEquals(100, frames.frameRate());
        // (160000 - 960) / 160 + 1 windows of the voice, whose last one stands for one row more
        assertEquals(996, frames.rows());
        assertEquals("2", configured(Map.of()).revision());
    }

    @Test
    void should_have_longer_windows_and_hops_when_the_preset_is_serlab() {
        Map<String, Object> given = Map.of("preset", "serlab", "deltas", false);
        Frames frames = configured(given).extract(Tones.silence(10));
        assertEquals(Columns.names(false), frames.columns());
        assertEquals(62.5, frames.frameRate());
        // (160000 - 960) / 256 + 2
        assertEquals(623, frames.rows());
    }

    @Test
    void should_equal_explicit_settings_when_defaults_are_used() {
        Audio sound = voice(.5);
        Lld explicit = new Lld(Lanes.best(), Preset.COMPARE2016, true, RANGE);
        assertArrayEquals(
                explicit.extract(sound).toArray(), configured(Map.of()).extract(sound).toArray());
    }

    @Test
    void should_count_whole_windows_when_sounds_are_short() {
        int[][] samplesAndRows = {
            {0, 0}, {1, 1}, {320, 1}, {479, 1}, {480, 2}, {960, 2}, {1119, 2}, {1120, 3}, {1280, 4}
        };
        for (int[] pair : samplesAndRows) {
            Frames frames = configured(Map.of()).extract(Audio.of(RATE, new float[pair[0]]));
            assertEquals(pair[1], frames.rows(), pair[0] + " samples");
            assertEquals(pair[1] * 130, frames.toArray().length);
        }
    }

    @Test
    void should_not_change_the_descriptors_when_deltas_are_off() {
        Audio sound = voice(.6);
        Frames with = kept(configured(Map.of()).extract(sound));
        Frames without = kept(configured(Map.of("deltas", false)).extract(sound));
        for (String name : without.columns()) {
            assertArrayEquals(column(with, name), column(without, name), name);
        }
    }

    @Test
    void should_follow_the_voice_when_it_glides_and_pauses() {
        Frames frames = kept(configured(Map.of()).extract(voice(2)));
        float[] f0 = column(frames, "F0final_sma");
        float[] deltas = column(frames, "pathos_F0final_sma_de");
        float[] hnr = column(frames, "logHNR_sma");
        float[] rms = column(frames, "pcm_RMSenergy_sma");
        for (int r = 3; r < f0.length - 3; r++) {
            double share = (r * .01 + .03) / 2;
            if (share < .43 || share > .62) {
                double hertz = 120 + 60 * share;
                assertEquals(hertz, f0[r], .01 * hertz, "row " + r);
                // 60 Hz in 200 rows
                assertEquals(.3, deltas[r], .2, "row " + r);
                assertTrue(hnr[r] > 10);
                assertTrue(rms[r] > .1);
            } else if (share > .48 && share < .57) {
                assertEquals(0, f0[r], "row " + r);
                assertEquals(0, deltas[r], "row " + r);
                assertEquals(-100, hnr[r], 1e-3);
                assertEquals(0, rms[r], 1e-6);
            }
        }
    }

    @Test
    void should_be_slopes_of_its_own_columns_when_deltas_follow() {
        Frames frames = kept(configured(Map.of()).extract(voice(1)));
        int rows = frames.rows();
        for (int c = 0; c < 65; c++) {
            String name = frames.columns().get(c);
            float[] values = column(frames, name);
            float[] expected = new float[rows];
            Deltas.of(values, rows, 1, 2, expected);
            float[] deltas = column(frames, frames.columns().get(65 + c));
            float most = 0;
            for (float value : values) {
                most = Math.max(most, Math.abs(value));
            }
            for (int r = 0; r < rows - 2; r++) {
                boolean gap = false;
                for (int i = Math.max(0, r - 2); i <= r + 2; i++) {
                    gap |= c < 5 && values[i] == 0;
                }
                if (!gap) {
                    assertEquals(expected[r], deltas[r], 1e-6 * most, name + ", row " + r);
                } else if (values[r] == 0) {
                    assertEquals(0, deltas[r], name + ", row " + r);
                }
            }
        }
    }

    @Test
    void should_find_no_voice_when_it_lies_outside_the_range() {
        Map<String, Object> given = Map.of("f0.min", 250., "f0.max", 300.);
        for (float hertz : column(configured(given).extract(voice(.5)), "F0final_sma")) {
            assertTrue(hertz == 0 || hertz >= 250 && hertz <= 300);
        }
        given = Map.of("voicing.threshold", 1.);
        for (float hertz : column(configured(given).extract(voice(.5)), "F0final_sma")) {
            assertEquals(0, hertz);
        }
    }

    @Test
    void should_agree_within_a_ten_thousandth_when_implementations_differ() {
        for (Preset preset : Preset.values()) {
            Audio sound = voice(1.5);
            Frames plain = kept(new Lld(Lanes.plain(), preset, true, RANGE).extract(sound));
            Frames best = kept(new Lld(Lanes.best(), preset, true, RANGE).extract(sound));
            for (String name : plain.columns()) {
                // the delta of F0 has a small range
                double tolerance = name.contains("F0final") ? 1e-4 : 1e-5;
                assertEquals(
                        0, deviation(column(plain, name), column(best, name)), tolerance, name);
            }
        }
    }

    /** The largest difference as a share of the range of values. */
    private static double deviation(float[] expected, float[] values) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        double most = 0;
        for (int r = 0; r < expected.length; r++) {
            lowest = Math.min(lowest, expected[r]);
            highest = Math.max(highest, expected[r]);
            most = Math.max(most, Math.abs(expected[r] - values[r]));
        }
        return most / (highest - lowest);
    }

    @Test
    void should_give_the_same_values_when_read_in_pieces_of_any_size() {
        Frames frames = configured(Map.of()).extract(voice(1));
        int width = frames.columns().size();
        float[] whole = frames.toArray();
        for (int size : new int[] {7, 16, 60, 1000}) {
            float[] joined = new float[whole.length];
            float[] piece = new float[size * width];
            for (int r = 0; r < frames.rows(); r += size) {
                int n = frames.read(r, piece);
                System.arraycopy(piece, 0, joined, r * width, n * width);
            }
            assertArrayEquals(whole, joined, "pieces of " + size);
        }
    }

    /** A tone of 200 Hz that is computed as it is read, and what is asked of it. */
    private static final class Generated implements Audio {
        private final long length;
        private int largest;
        private long furthest;
        private long furthestBack;

        Generated(long length) {
            this.length = length;
        }

        @Override
        public int sampleRate() {
            return RATE;
        }

        @Override
        public long length() {
            return length;
        }

        @Override
        public int read(long from, float[] into) {
            largest = Math.max(largest, into.length);
            furthest = Math.max(furthest, from + into.length);
            furthestBack = Math.max(furthestBack, furthest - from);
            int count = (int) Math.max(0, Math.min(into.length, length - from));
            for (int i = 0; i < count; i++) {
                double turns = ((from + i) % 80) / 80.;
                double x = Math.sin(2 * Math.PI * turns) + .5 * Math.sin(4 * Math.PI * turns);
                into[i] = (float) (.3 * x);
            }
            return count;
        }
    }

    @Test
    void should_look_at_a_second_at_a_time_when_a_sound_is_long() {
        Generated sound = new Generated(20L * RATE);
        Frames frames = configured(Map.of()).extract(sound);
        float[] piece = new float[100 * 130];
        for (int r = 0; r < frames.rows(); r += 100) {
            frames.read(r, piece);
            assertEquals(200, piece[0], 1);
        }
        assertTrue(sound.largest <= RATE, sound.largest + " samples at once");
        assertTrue(sound.furthestBack <= RATE, sound.furthestBack + " samples back");
    }

    @Test
    void should_read_only_as_far_as_asked_when_a_sound_has_three_hours() {
        Generated hours = new Generated(3L * 3600 * RATE);
        Frames frames = configured(Map.of()).extract(hours);
        assertEquals(1_079_996, frames.rows());
        assertEquals(0, hours.furthest, "nothing is read before anyone reads");
        float[] piece = new float[100 * 130];
        assertEquals(100, frames.read(0, piece));
        assertEquals(200, piece[50 * 130], 1);
        assertTrue(hours.furthest < 3 * RATE, "read up to sample " + hours.furthest);
    }

    @Test
    void should_say_what_to_do_when_the_rate_is_another() {
        Lld lld = configured(Map.of());
        Audio sound = Audio.of(44_100, new float[100]);
        Problem problem = assertThrows(Problem.class, () -> lld.extract(sound));
        assertTrue(problem.getMessage().contains("44100"), problem.getMessage());
        assertTrue(problem.getMessage().contains("16000"), problem.getMessage());
    }

    @Test
    void should_name_the_keys_when_the_range_of_f0_is_empty() {
        Map<String, Object> given = Map.of("f0.min", 300., "f0.max", 300.);
        Problem problem = assertThrows(Problem.class, () -> configured(given));
        assertTrue(problem.getMessage().contains("f0.min"), problem.getMessage());
        assertTrue(problem.getMessage().contains("f0.max"), problem.getMessage());
        assertTrue(problem.getMessage().contains("300"), problem.getMessage());
    }
}
