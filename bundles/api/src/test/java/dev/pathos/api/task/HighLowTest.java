package dev.pathos.api.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HighLowTest {
    /** A sample whose one audio sample is what is measured; NaN stands for an unreadable file. */
    private record Measured(String speaker, float value) implements Sample {
        @Override
        public Utterance utterance() {
            return new Utterance("u", speaker, "", Path.of("u.wav"), Map.of(), Annotations.NONE);
        }

        @Override
        public Audio audio() throws IOException {
            if (Float.isNaN(value)) {
                throw new IOException("unreadable");
            }
            return Audio.of(16_000, new float[] {value});
        }

        @Override
        public Frames frames() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<FaceTrack> face() {
            return Optional.empty();
        }
    }

    /** Measures positive values; others have no target. */
    private static HighLow task(boolean bySpeaker, boolean balanced) {
        return new HighLow(
                sample -> {
                    float value = sample.audio().toArray()[0];
                    return value > 0 ? Target.of(value) : Target.none("negative");
                },
                "value",
                bySpeaker,
                balanced,
                Head.utterance(2));
    }

    private static List<Sample> samples(String speaker, float... values) {
        List<Sample> samples = new ArrayList<>();
        for (float value : values) {
            samples.add(new Measured(speaker, value));
        }
        return samples;
    }

    private static float[] classes(Labeler labeler, List<Sample> samples) throws IOException {
        float[] classes = new float[samples.size()];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = labeler.label(samples.get(i)).values()[0];
        }
        return classes;
    }

    @Test
    void should_be_high_above_the_median_and_low_at_it_when_labeled() throws IOException {
        List<Sample> part = samples("a", 5, 1, 3, 2, 4);
        Labeler labeler = task(false, false).fit(part);
        assertArrayEquals(new float[] {1, 0, 0, 0, 1}, classes(labeler, part));
        assertEquals(List.of("low", "high"), labeler.objective().classes());
    }

    @Test
    void should_leave_out_what_cannot_be_read_or_measured_when_fitted() throws IOException {
        List<Sample> part = samples("a", 1, Float.NaN, 2, -9, 3, 4);
        Labeler labeler = task(false, false).fit(part);
        assertEquals(2.5, labeler.state().doubles("median")[0]);
        assertEquals("negative", labeler.label(part.get(3)).reason());
        assertThrows(IOException.class, () -> labeler.label(part.get(1)));
    }

    @Test
    void should_use_a_speakers_own_median_when_there_are_enough_utterances() throws IOException {
        List<Sample> part = samples("many", 1, 2, 3, 4, 5);
        part.addAll(samples("few", 11, 12, 13, 14));
        HighLow task = task(true, false);
        for (Labeler labeler : List.of(task.fit(part), task.restore(task.fit(part).state()))) {
            assertArrayEquals(new float[] {0, 1}, classes(labeler, samples("many", 3, 4)));
            // the median of all nine is 5
            assertArrayEquals(new float[] {0, 1}, classes(labeler, samples("few", 5, 6)));
            assertArrayEquals(new float[] {0, 1}, classes(labeler, samples("new", 5, 6)));
        }
    }

    @Test
    void should_give_both_classes_the_same_total_when_balanced() {
        // ties make three low and one high
        List<Sample> part = samples("a", 2, 2, 2, 7);
        assertArrayEquals(
                new double[] {2 / 3.0, 2},
                task(false, true).fit(part).state().doubles("weights"),
                1e-12);
        assertArrayEquals(
                new double[] {1, 1}, task(false, false).fit(part).state().doubles("weights"));
    }

    @Test
    void should_say_what_is_wrong_when_the_training_part_does_not_split() {
        Problem none = assertThrows(Problem.class, () -> task(false, false).fit(List.of()));
        assertTrue(none.getMessage().contains("measurable value"), none.getMessage());
        for (float value : new float[] {-1, Float.NaN}) {
            List<Sample> unmeasured = samples("a", value, -1);
            String reason =
                    assertThrows(Problem.class, () -> task(false, false).fit(unmeasured))
                            .getMessage();
            String first = unmeasured.get(0).utterance().id() + ": ";
            String why = Float.isNaN(value) ? "unreadable" : "negative";
            assertTrue(reason.contains("the first left out: " + first + why), reason);
        }
        Problem same =
                assertThrows(Problem.class, () -> task(false, false).fit(samples("a", 2, 2, 2)));
        assertTrue(same.getMessage().contains("median 2.0"), same.getMessage());
    }

    @Test
    void should_be_the_mean_of_the_middle_two_when_values_are_even() {
        assertEquals(2.5, MedianSplit.median(new double[] {4, 1, 3, 2}));
        assertEquals(3, MedianSplit.median(new double[] {9, 1, 3}));
    }
}
