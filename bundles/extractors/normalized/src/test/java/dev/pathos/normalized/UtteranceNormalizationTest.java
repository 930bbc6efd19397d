package dev.pathos.normalized;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import dev.pathos.tck.Configured;
import dev.pathos.tck.FeatureExtractorContract;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UtteranceNormalizationTest extends FeatureExtractorContract {
    private static final double ROOT = Math.sqrt(1.5);

    /** The sample itself, a constant, and a column that is undefined at every third frame. */
    private record Raw(String revision) implements FeatureExtractor {
        @Override
        public Frames extract(Audio audio) {
            int rows = (int) Math.min(300, audio.length());
            float[] samples = new float[rows];
            audio.read(0, samples);
            float[] values = new float[rows * 3];
            for (int r = 0; r < rows; r++) {
                values[r * 3] = samples[r];
                values[r * 3 + 1] = .7f;
                values[r * 3 + 2] = r % 3 == 2 ? Float.NaN : r;
            }
            return Frames.of(List.of("sample", "constant", "gaps"), 16_000, values);
        }
    }

    private static UtteranceNormalization of(
            String revision, Map<String, Object> properties, boolean scale) {
        return new UtteranceNormalization(
                Map.entry(properties, new Raw(revision)),
                Configured.of(UtteranceNormalization.Settings.class, Map.of("scale", scale)));
    }

    @Override
    protected FeatureExtractor extractor() {
        return of("1", Map.of(), true);
    }

    @Override
    protected Set<String> undefinable() {
        return Set.of("gaps");
    }

    @Test
    void should_shift_and_scale_each_column_within_the_utterance() {
        Audio audio = Audio.of(16_000, new float[] {1, 2, 3});
        // mean 2, deviation sqrt(2/3); the gaps column has 0 and 1: mean .5, deviation .5
        assertArrayEquals(
                new float[] {(float) -ROOT, 0, -1, 0, 0, 1, (float) ROOT, 0, Float.NaN},
                extractor().extract(audio).toArray(),
                1e-6f);
        assertArrayEquals(
                new float[] {-1, 0, -.5f, 0, 0, .5f, 1, 0, Float.NaN},
                of("1", Map.of(), false).extract(audio).toArray(),
                1e-6f);
    }

    @Test
    void should_not_hear_how_loud_a_recording_is() {
        float[] quiet = {.1f, .4f, -.2f, .3f};
        float[] loud = {.2f, .8f, -.4f, .6f};
        assertArrayEquals(
                extractor().extract(Audio.of(16_000, quiet)).toArray(),
                extractor().extract(Audio.of(16_000, loud)).toArray(),
                1e-6f);
    }

    @Test
    void should_change_its_revision_with_what_it_normalises() {
        String one = of("1", Map.of("window.ms", 32), true).revision();
        assertEquals(one, of("1", Map.of("window.ms", 32, "pathos.run", "7"), true).revision());
        assertNotEquals(one, of("2", Map.of("window.ms", 32), true).revision());
        assertNotEquals(one, of("1", Map.of("window.ms", 64), true).revision());
    }
}
