package dev.pathos.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every {@link FeatureExtractor} must do: the same sound gives the same frames from any
 * thread, every sound gives the same columns, and values are finite, or NaN where that is declared.
 */
public abstract class FeatureExtractorContract {
    /** A fresh extractor with usual settings. */
    protected abstract FeatureExtractor extractor();

    /** The columns in which NaN stands for an undefined value, such as F0; none by default. */
    protected Set<String> undefinable() {
        return Set.of();
    }

    /** Sounds of every kind that a corpus may hold, from one sample to seconds. */
    private static List<Audio> sounds() {
        return List.of(
                Tones.sine(220, .5, 1.1),
                Tones.swelling(150, .3, .8, 3, .7),
                Tones.noise(7, 1, .5),
                Tones.silence(.5),
                Tones.sine(440, .5, .01),
                Audio.of(16_000, new float[] {.25f}));
    }

    @Test
    void should_give_the_same_frames_when_extracting_twice() {
        FeatureExtractor one = extractor();
        for (Audio sound : sounds()) {
            float[] first = one.extract(sound).toArray();
            one.extract(Tones.noise(1, 1, .3)).toArray();
            assertArrayEquals(first, one.extract(sound).toArray(), "by the same extractor");
            assertArrayEquals(first, extractor().extract(sound).toArray(), "by a fresh one");
        }
    }

    @Test
    void should_give_the_same_frames_when_four_threads_extract() throws Exception {
        FeatureExtractor shared = extractor();
        for (Audio sound : sounds()) {
            float[] alone = extractor().extract(sound).toArray();
            for (float[] values : Concurrently.call(() -> shared.extract(sound).toArray())) {
                assertArrayEquals(alone, values);
            }
        }
    }

    @Test
    void should_give_the_same_columns_and_rate_when_sounds_differ() {
        Frames reference = extractor().extract(Tones.sine(220, .5, 1));
        assertFalse(reference.columns().isEmpty(), "no columns");
        assertEquals(
                reference.columns().size(),
                new HashSet<>(reference.columns()).size(),
                "column names must be distinct: " + reference.columns());
        for (Audio sound : sounds()) {
            Frames frames = extractor().extract(sound);
            assertEquals(reference.columns(), frames.columns());
            assertEquals(reference.frameRate(), frames.frameRate());
        }
        assertTrue(reference.frameRate() > 0 && Double.isFinite(reference.frameRate()));
    }

    @Test
    void should_give_at_least_one_row_when_there_is_one_sample() {
        Frames frames = extractor().extract(Audio.of(16_000, new float[] {.25f}));
        assertTrue(frames.rows() >= 1, "no row");
    }

    @Test
    void should_not_fail_when_the_sound_is_empty() {
        Frames frames = extractor().extract(Audio.of(16_000, new float[0]));
        assertEquals(
                extractor().extract(Tones.sine(220, .5, 1)).columns(),
                frames.columns(),
                "an empty sound has the same columns");
        assertEquals(frames.rows() * frames.columns().size(), frames.toArray().length);
    }

    @Test
    void should_stay_within_the_sound_when_rows_are_counted() {
        for (Audio sound : sounds()) {
            Frames frames = extractor().extract(sound);
            double last = (frames.rows() - 1) / frames.frameRate();
            assertTrue(
                    last <= sound.seconds(),
                    "row "
                            + (frames.rows() - 1)
                            + " stands for "
                            + last
                            + " s of "
                            + sound.seconds());
        }
    }

    @Test
    void should_give_the_same_values_when_read_row_by_row() {
        Frames frames = extractor().extract(Tones.swelling(150, .3, .8, 3, .7));
        int width = frames.columns().size();
        float[] all = frames.toArray();
        float[] row = new float[width];
        for (int r = 0; r < frames.rows(); r++) {
            assertEquals(1, frames.read(r, row), "rows read at " + r);
            assertArrayEquals(Arrays.copyOfRange(all, r * width, (r + 1) * width), row);
        }
        assertEquals(0, frames.read(frames.rows(), row), "rows read beyond the end");
    }

    @Test
    void should_give_finite_values_when_nan_is_not_declared() {
        for (Audio sound : sounds()) {
            Frames frames = extractor().extract(sound);
            float[] values = frames.toArray();
            for (int i = 0; i < values.length; i++) {
                String column = frames.columns().get(i % frames.columns().size());
                boolean allowed = Float.isNaN(values[i]) && undefinable().contains(column);
                assertTrue(
                        allowed || Float.isFinite(values[i]),
                        column + " is " + values[i] + " in row " + i / frames.columns().size());
            }
        }
    }

    @Test
    void should_declare_only_columns_that_exist_when_nan_is_declared() {
        List<String> columns = extractor().extract(Tones.sine(220, .5, 1)).columns();
        assertTrue(columns.containsAll(undefinable()), undefinable() + " in " + columns);
    }

    @Test
    void should_name_a_revision_when_asked() {
        assertFalse(extractor().revision().isBlank(), "the cache needs a revision");
        assertEquals(extractor().revision(), extractor().revision());
    }
}
