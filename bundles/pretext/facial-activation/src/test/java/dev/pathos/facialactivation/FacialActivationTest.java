package dev.pathos.facialactivation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.Sample;
import dev.pathos.api.task.Task;
import dev.pathos.tck.Configured;
import dev.pathos.tck.MemorySample;
import dev.pathos.tck.SyntheticFace;
import dev.pathos.tck.TaskContract;
import dev.pathos.tck.Tones;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FacialActivationTest extends TaskContract {
    @Override
    protected Task task() {
        return task(Map.of());
    }

    @Override
    protected List<MemorySample> training() {
        return List.of(speaking("a", 2), speaking("b", 4), speaking("c", 6), speaking("d", 8));
    }

    private static Task task(Map<String, Object> given) {
        return new FacialActivation(Configured.of(FacialActivation.Settings.class, given));
    }

    private static MemorySample speaking(String speaker, double amplitude) {
        return MemorySample.of(speaker + amplitude, speaker, Tones.sine(200, .3, 2))
                .withFace(SyntheticFace.still(30, 2).speaking(amplitude, 2).track());
    }

    @Test
    void should_split_at_the_median_when_four_amplitudes_are_fitted() throws IOException {
        Labeler labeler = task().fit(new ArrayList<>(training()), 1);
        assertEquals(0, labeler.label(speaking("z", 4.9)).values()[0]);
        assertEquals(1, labeler.label(speaking("z", 5.1)).values()[0]);
    }

    @Test
    void should_split_each_speaker_at_their_own_median_when_asked() throws IOException {
        List<Sample> part = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            part.add(speaking("calm", 1 + i));
            part.add(speaking("lively", 11 + i));
        }
        Labeler labeler = task(Map.of("median", "speaker")).fit(part, 1);
        assertEquals(1, labeler.label(speaking("calm", 3.5)).values()[0]);
        assertEquals(0, labeler.label(speaking("lively", 12.5)).values()[0]);
        assertEquals(0, labeler.label(speaking("held-out", 3.5)).values()[0]);
    }

    @Test
    void should_give_no_target_when_there_is_no_face() throws IOException {
        Labeler labeler = task().fit(new ArrayList<>(training()), 1);
        MemorySample heard = MemorySample.of("h", "z", Tones.sine(200, .3, 2));
        assertEquals("no face", labeler.label(heard).reason());
    }

    @Test
    void should_say_what_is_wrong_when_the_training_part_has_no_face() {
        List<Sample> part = List.of(MemorySample.of("h", "z", Tones.sine(200, .3, 2)));
        Problem problem = assertThrows(Problem.class, () -> task().fit(part, 1));
        assertTrue(problem.getMessage().contains("facial activation"), problem.getMessage());
    }

    @Test
    void should_name_the_key_when_a_setting_makes_no_sense() {
        Problem even = assertThrows(Problem.class, () -> task(Map.of("smoothing", 4)));
        assertTrue(even.getMessage().contains("key smoothing"), even.getMessage());
        Problem region = assertThrows(Problem.class, () -> task(Map.of("region", "left")));
        assertTrue(region.getMessage().contains("key region"), region.getMessage());
    }
}
