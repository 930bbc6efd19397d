package dev.pathos.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Energy;
import dev.pathos.api.signal.Frames;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class FeatureExtractorContractTest {
    /** The RMS every 10 ms, with something done to the values. */
    private record Level(UnaryOperator<float[]> change) implements FeatureExtractor {
        @Override
        public Frames extract(Audio audio) {
            double[] rms = Energy.rms(audio, .02, .01);
            float[] values = new float[rms.length];
            for (int i = 0; i < rms.length; i++) {
                values[i] = (float) rms[i];
            }
            return Frames.of(List.of("rms"), 100, change.apply(values));
        }

        @Override
        public String revision() {
            return "1";
        }
    }

    static class Good extends FeatureExtractorContract {
        @Override
        protected FeatureExtractor extractor() {
            return new Level(values -> values);
        }
    }

    static class Counting extends FeatureExtractorContract {
        @Override
        protected FeatureExtractor extractor() {
            AtomicInteger calls = new AtomicInteger();
            return new Level(
                    values -> {
                        if (values.length > 0) {
                            values[0] = calls.getAndIncrement();
                        }
                        return values;
                    });
        }
    }

    static class Undefined extends FeatureExtractorContract {
        @Override
        protected FeatureExtractor extractor() {
            return new Level(
                    values -> {
                        if (values.length > 3) {
                            values[3] = Float.NaN;
                        }
                        return values;
                    });
        }
    }

    static class Declared extends Undefined {
        @Override
        protected Set<String> undefinable() {
            return Set.of("rms");
        }
    }

    static class Overlong extends FeatureExtractorContract {
        @Override
        protected FeatureExtractor extractor() {
            return new Level(values -> new float[values.length + 10]);
        }
    }

    @Test
    void should_pass_when_an_extractor_is_a_function_of_the_sound() {
        Verdict verdict = Verdict.on(Good.class);
        assertTrue(verdict.run() >= 10, verdict.toString());
        assertEquals(Set.of(), verdict.failed());
        assertEquals(Set.of(), Verdict.on(Declared.class).failed());
    }

    @Test
    void should_fail_when_an_extractor_remembers_earlier_sounds() {
        Set<String> failed = Verdict.on(Counting.class).failed();
        assertTrue(failed.contains("should_give_the_same_frames_when_extracting_twice"));
        assertTrue(failed.contains("should_give_the_same_frames_when_four_threads_extract"));
    }

    @Test
    void should_fail_when_nan_is_not_declared() {
        assertEquals(
                Set.of("should_give_finite_values_when_nan_is_not_declared"),
                Verdict.on(Undefined.class).failed());
    }

    @Test
    void should_fail_when_rows_lie_beyond_the_sound() {
        assertEquals(
                Set.of("should_stay_within_the_sound_when_rows_are_counted"),
                Verdict.on(Overlong.class).failed());
    }
}
