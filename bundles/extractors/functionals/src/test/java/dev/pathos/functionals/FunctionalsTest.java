package dev.pathos.functionals;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.acoustics.Lanes;
import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import dev.pathos.tck.FeatureExtractorContract;
import dev.pathos.tck.Tones;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FunctionalsTest extends FeatureExtractorContract {
    private final Audio sound = Tones.swelling(140, .3, .9, 2, 3);

    @Override
    protected FeatureExtractor extractor() {
        return new Functionals(Lanes.best(), Functionals.Level.FUNCTIONALS);
    }

    private static Functionals frames() {
        return new Functionals(Lanes.best(), Functionals.Level.LLD);
    }

    private static double value(Frames frames, String name) {
        return frames.toArray()[frames.columns().indexOf(name)];
    }

    /** Tones that are silent in between. */
    private static Audio bursts(double... secondsOfToneAndPause) {
        float[] samples = new float[16_000 * 3];
        double from = .2;
        for (int i = 0; i < secondsOfToneAndPause.length; i += 2) {
            int first = (int) (16_000 * from);
            int count = (int) (16_000 * secondsOfToneAndPause[i]);
            float[] tone = Tones.swelling(200, .4, .1, 1, secondsOfToneAndPause[i]).toArray();
            System.arraycopy(tone, 0, samples, first, Math.min(count, tone.length));
            from += secondsOfToneAndPause[i] + secondsOfToneAndPause[i + 1];
        }
        return Audio.of(16_000, samples);
    }

    @Test
    void should_have_88_functionals_in_one_row_when_an_utterance_is_described() {
        Frames frames = extractor().extract(sound);
        assertEquals(88, frames.columns().size());
        assertEquals(1, frames.rows());
        assertEquals("F0semitoneFrom27.5Hz_sma3nz_amean", frames.columns().get(0));
        assertEquals("slopeV0-500_sma3nz_amean", frames.columns().get(62));
        assertEquals("slopeUV0-500_sma3nz_amean", frames.columns().get(78));
        assertEquals("loudnessPeaksPerSec", frames.columns().get(81));
        assertEquals("equivalentSoundLevel_dBp", frames.columns().get(87));
    }

    @Test
    void should_know_pitch_and_level_when_a_tone_is_steady() {
        Frames frames = extractor().extract(Tones.swelling(220, .4, 0, 1, 2));
        // 220 Hz is three octaves above 27.5 Hz
        assertEquals(36, value(frames, "F0semitoneFrom27.5Hz_sma3nz_amean"), .1);
        assertEquals(36, value(frames, "F0semitoneFrom27.5Hz_sma3nz_percentile50.0"), .1);
        assertEquals(0, value(frames, "pathos_F0semitoneFrom27.5Hz_sma3nz_pctlrange0-2"), .1);
        double meanSquare = 0;
        float[] samples = Tones.sine(300, .5, 1).toArray();
        for (float x : samples) {
            meanSquare += x * x / samples.length;
        }
        assertEquals(
                10 * Math.log10(meanSquare),
                value(extractor().extract(Audio.of(16_000, samples)), "equivalentSoundLevel_dBp"),
                .01);
    }

    @Test
    void should_count_stretches_of_voice_when_tones_come_and_go() {
        Frames frames = extractor().extract(bursts(.4, .3, .4, .3, .4, .3));
        // the last window of 60 ms is left out: 294 of 298 - 4 + 1 frames
        assertEquals(3 / 2.94, value(frames, "pathos_VoicedSegmentsPerSec"), .03);
        assertEquals(.4, value(frames, "pathos_MeanVoicedSegmentLengthSec"), .06);
        assertTrue(value(frames, "loudnessPeaksPerSec") >= 3 / 3.);
    }

    @Test
    void should_take_means_of_the_frames_when_both_levels_are_asked() {
        Frames rows = frames().extract(sound);
        assertEquals(25, rows.columns().size());
        assertEquals(100, rows.frameRate());
        assertEquals((48_000 - 960) / 160 + 2, rows.rows());
        float[] values = rows.toArray();
        double sum = 0;
        int count = 0;
        int f0 = rows.columns().indexOf("F0semitoneFrom27.5Hz_sma3nz");
        for (int r = 0; r < rows.rows() - 2; r++) {
            float value = values[r * 25 + f0];
            sum += value;
            count += value == 0 ? 0 : 1;
        }
        Frames one = extractor().extract(sound);
        assertTrue(count > 100);
        assertEquals(sum / count, value(one, "F0semitoneFrom27.5Hz_sma3nz_amean"), 1e-4);
    }

    @Test
    void should_agree_when_there_are_no_vector_instructions() {
        List<Functionals.Level> levels = List.of(Functionals.Level.values());
        for (Functionals.Level level : levels) {
            Frames best = new Functionals(Lanes.best(), level).extract(sound);
            float[] expected = new Functionals(Lanes.plain(), level).extract(sound).toArray();
            float[] found = best.toArray();
            for (int i = 0; i < found.length; i++) {
                String column = best.columns().get(i % best.columns().size());
                // roots of a prediction may magnify rounding
                double tolerance =
                        column.startsWith("F") || column.contains("pathos_F") ? .05 : .01;
                assertEquals(
                        expected[i],
                        found[i],
                        Math.max(.02, tolerance * Math.abs(expected[i])),
                        column);
            }
        }
    }

    @Test
    void should_give_the_same_values_when_frames_are_read_in_pieces_of_any_size() {
        Frames rows = frames().extract(sound);
        float[] whole = rows.toArray();
        for (int size : new int[] {1, 7, 64, 300}) {
            float[] joined = new float[whole.length];
            float[] piece = new float[size * 25];
            for (int r = 0; r < rows.rows(); r += size) {
                int n = rows.read(r, piece);
                System.arraycopy(piece, 0, joined, r * 25, n * 25);
            }
            assertArrayEquals(whole, joined);
        }
    }

    @Test
    void should_mark_what_is_not_openSmiles_when_columns_are_named() {
        List<String> columns = frames().extract(sound).columns();
        assertTrue(columns.contains("HNRdBACF_sma3nz"));
        assertTrue(columns.contains("pathos_jitterLocal_sma3nz"));
        assertTrue(
                IntStream.range(0, 10).noneMatch(c -> columns.get(c).startsWith("pathos_")),
                "all of the spectrum");
    }

    @Test
    void should_say_what_to_do_when_the_rate_is_another() {
        Problem problem =
                assertThrows(
                        Problem.class, () -> extractor().extract(Audio.of(44_100, new float[100])));
        assertTrue(problem.getMessage().contains("44100"), problem.getMessage());
    }

    @Test
    void should_name_its_revision_when_asked() {
        assertEquals("1", extractor().revision());
    }
}
