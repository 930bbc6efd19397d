package dev.pathos.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import dev.pathos.tck.FeatureExtractorContract;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GeneratedFeaturesTest extends FeatureExtractorContract {
    @Override
    protected FeatureExtractor extractor() {
        return new GeneratedFeatures(5, 50, 1);
    }

    @Test
    void should_be_noise_of_mean_0_and_variance_1_that_the_sound_decides_when_read() {
        GeneratedFeatures features = new GeneratedFeatures(5, 50, 800);
        float[] samples = new float[800];
        samples[2] = .3f;
        Audio sound = Audio.of(16_000, samples);
        Frames frames = features.extract(sound);
        assertEquals(2000, frames.rows());
        assertEquals(5, frames.columns().size());
        float[] values = frames.toArray();
        double mean = 0;
        double square = 0;
        for (float value : values) {
            mean += value / values.length;
            square += value * value / values.length;
            assertTrue(Math.abs(value) <= 1.7321);
        }
        // standard errors of 10000 values are .01 and, of the squares, .009
        assertEquals(0, mean, .05);
        assertEquals(1, square, .05);
        assertArrayEquals(values, features.extract(sound).toArray());
        float[] slice = new float[10];
        assertEquals(2, frames.read(7, slice));
        assertArrayEquals(Arrays.copyOfRange(values, 35, 45), slice);
        assertEquals(1, frames.read(1999, slice));
        float[] others = samples.clone();
        others[2] = .4f;
        Audio another = Audio.of(16_000, others);
        assertFalse(Arrays.equals(values, features.extract(another).toArray()));
    }
}
