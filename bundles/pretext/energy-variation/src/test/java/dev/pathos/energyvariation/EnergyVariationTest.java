package dev.pathos.energyvariation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.Sample;
import dev.pathos.api.task.Task;
import dev.pathos.tck.Configured;
import dev.pathos.tck.MemorySample;
import dev.pathos.tck.TaskContract;
import dev.pathos.tck.Tones;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnergyVariationTest extends TaskContract {
    @Override
    protected Task task() {
        return task(Map.of());
    }

    @Override
    protected List<MemorySample> training() {
        return List.of(swelling("a", .1), swelling("b", .3), swelling("c", .5), swelling("d", .7));
    }

    private static Task task(Map<String, Object> given) {
        return new EnergyVariation(Configured.of(EnergyVariation.Settings.class, given));
    }

    /** A tone whose RMS has a coefficient of variation of about depth / sqrt(2). */
    private static MemorySample swelling(String id, double depth) {
        return MemorySample.of(id, "speaker-" + id, Tones.swelling(1000, .4, depth, 2, 2));
    }

    /** Stretches of 512 samples, 32 ms, of constant values: the RMS of each is its value. */
    private static MemorySample steps(String id, String speaker, float... levels) {
        float[] samples = new float[512 * levels.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = levels[i / 512];
        }
        return MemorySample.of(id, speaker, Audio.of(16_000, samples));
    }

    @Test
    void should_split_at_the_median_when_four_depths_are_fitted() throws IOException {
        List<Sample> part = new ArrayList<>(training());
        Labeler labeler = task().fit(part, 1);
        float[] classes = new float[4];
        for (int i = 0; i < 4; i++) {
            classes[i] = labeler.label(part.get(i)).values()[0];
        }
        assertArrayEquals(new float[] {0, 0, 1, 1}, classes);
        assertEquals(List.of("low", "high"), labeler.objective().classes());
    }

    @Test
    void should_fit_the_hand_computed_median_when_windows_do_not_overlap() throws IOException {
        // RMS (.1, .3): mean .2, deviation .1, v = .5; RMS (.2, .2): v = 0; the median is .25
        Task task = task(Map.of("hop.ms", 32.0));
        List<Sample> part = List.of(steps("a", "x", .1f, .3f), steps("b", "y", .2f, .2f));
        assertEquals(.25, task.fit(part, 1).state().doubles("median")[0], 1e-6);
    }

    @Test
    void should_give_the_same_class_when_the_gain_changes() throws IOException {
        Labeler labeler = task().fit(new ArrayList<>(training()), 1);
        for (double gain : new double[] {.05, .4, 1}) {
            Audio low = Tones.swelling(1000, .5 * gain, .3, 2, 2);
            Audio high = Tones.swelling(1000, .5 * gain, .5, 2, 2);
            assertEquals(0, labeler.label(MemorySample.of("l", "z", low)).values()[0]);
            assertEquals(1, labeler.label(MemorySample.of("h", "z", high)).values()[0]);
        }
    }

    @Test
    void should_depend_on_the_gain_when_linear_deviation_is_measured() throws IOException {
        Task task = task(Map.of("measure", "deviation"));
        Labeler labeler = task.fit(new ArrayList<>(training()), 1);
        Audio quiet = Tones.swelling(1000, .01, .7, 2, 2);
        assertEquals(0, labeler.label(MemorySample.of("q", "z", quiet)).values()[0]);
    }

    @Test
    void should_give_no_target_when_the_sound_is_silent_or_too_short() throws IOException {
        Labeler labeler = task().fit(new ArrayList<>(training()), 1);
        assertEquals("silent", reason(labeler, Tones.silence(1)));
        assertEquals("silent", reason(labeler, Tones.noise(1, 1e-5, 1)));
        assertEquals("shorter than two windows", reason(labeler, Tones.sine(220, .5, .04)));
    }

    private static String reason(Labeler labeler, Audio audio) throws IOException {
        return labeler.label(MemorySample.of("s", "z", audio)).reason();
    }

    @Test
    void should_split_each_speaker_at_their_own_median_when_asked() throws IOException {
        List<Sample> part = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            part.add(named("calm" + i, "calm", .1 + .02 * i));
            part.add(named("lively" + i, "lively", .6 + .02 * i));
        }
        Labeler own = task(Map.of("median", "speaker")).fit(part, 1);
        assertEquals(1, own.label(named("x", "calm", .17)).values()[0], "above calm's own median");
        assertEquals(0, own.label(named("x", "lively", .61)).values()[0], "below lively's own");
        assertEquals(0, own.label(named("x", "held-out", .17)).values()[0], "training part's");
        Labeler common = task().fit(part, 1);
        assertEquals(0, common.label(named("x", "calm", .17)).values()[0]);
        assertEquals(1, common.label(named("x", "lively", .61)).values()[0]);
    }

    private static MemorySample named(String id, String speaker, double depth) {
        return MemorySample.of(id, speaker, Tones.swelling(1000, .4, depth, 2, 2));
    }

    @Test
    void should_say_what_is_wrong_when_no_utterance_varies_more_than_another() {
        List<Sample> part = List.of(swelling("a", .3), swelling("b", .3));
        Problem problem = assertThrows(Problem.class, () -> task().fit(part, 1));
        assertTrue(problem.getMessage().contains("energy variation"), problem.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"variation", "deviation", "decibel", "difference"})
    void should_rank_by_depth_when_any_measure_is_chosen(String measure) throws IOException {
        List<Sample> part = new ArrayList<>(training());
        Labeler labeler = task(Map.of("measure", measure)).fit(part, 1);
        assertEquals(0, labeler.label(part.get(0)).values()[0]);
        assertEquals(1, labeler.label(part.get(3)).values()[0]);
    }

    @Test
    void should_describe_its_head_when_widths_and_dropout_are_set() throws IOException {
        Task task = task(Map.of("hidden", new int[] {16, 8}, "dropout", .5));
        var head = task.fit(new ArrayList<>(training()), 1).objective().head();
        assertEquals(List.of(16, 8), head.hidden());
        assertEquals(.5, head.dropout());
        assertEquals(2, head.outputs());
    }
}
