package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.signal.Frames;
import dev.pathos.tck.Configured;
import dev.pathos.tck.FeatureExtractorContract;
import dev.pathos.tck.Tones;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ${className}Test extends FeatureExtractorContract {
    @Override
    protected FeatureExtractor extractor() {
        return new ${className}(Configured.of(${className}.Settings.class, Map.of()));
    }

    @Test
    void should_measure_energy_and_rate_when_the_sound_is_a_sine() {
        // 1 kHz in 32 ms: 32 whole periods of RMS .5 / sqrt(2), that is -9.03 dB, and 64 crossings
        Frames frames = extractor().extract(Tones.sine(1000, .5, 1));
        float[] values = frames.toArray();
        assertEquals(10 * Math.log10(.125), values[2], .01);
        assertEquals(64 / 511., values[3], 1.5 / 511);
        assertEquals(62.5, frames.frameRate());
    }

    @Test
    void should_be_as_quiet_as_it_gets_when_the_sound_is_silent() {
        assertEquals(-100, extractor().extract(Tones.silence(.5)).toArray()[0], 1e-4);
    }
}
