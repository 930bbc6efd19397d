package ${package};

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import dev.pathos.api.task.Labeler;
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

class ${className}Test extends TaskContract {
    private static ${className} task(Map<String, Object> given) {
        return new ${className}(Configured.of(${className}.Settings.class, given));
    }

    @Override
    protected Task task() {
        return task(Map.of());
    }

    @Override
    protected List<MemorySample> training() {
        return List.of(said("anger"), said("neutral"), said("sadness"), said("calm"));
    }

    private static MemorySample said(String label) {
        return MemorySample.of(label, "ann", Tones.sine(150, .3, .2)).withLabel(label);
    }

    @Test
    void should_tell_low_from_high_when_labels_are_known() throws IOException {
        Labeler labeler = task().fit(new ArrayList<>(training()), 1);
        assertEquals(1, labeler.label(said("fear")).values()[0]);
        assertEquals(0, labeler.label(said("calm")).values()[0]);
        assertEquals("label awe says nothing of arousal", labeler.label(said("awe")).reason());
        assertEquals("no label", labeler.label(said("")).reason());
    }

    @Test
    void should_give_both_classes_the_same_total_weight_when_fitted() throws IOException {
        // three low, one high: 4 / (2 * 3) and 4 / (2 * 1)
        Labeler labeler = task().fit(new ArrayList<>(training()), 1);
        assertArrayEquals(new double[] {2 / 3., 2}, labeler.state().doubles("weights"), 1e-12);
    }

    @Test
    void should_name_the_keys_when_settings_or_labels_do_not_fit() {
        Problem both =
                assertThrows(Problem.class, () -> task(Map.of("low", new String[] {"anger"})));
        assertTrue(both.getMessage().contains("keys low and high"), both.getMessage());
        Problem none = assertThrows(Problem.class, () -> task().fit(List.of(said("anger")), 1));
        assertTrue(none.getMessage().contains("low arousal"), none.getMessage());
    }
}
