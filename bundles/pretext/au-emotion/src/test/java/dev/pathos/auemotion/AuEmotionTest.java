package dev.pathos.auemotion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
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

class AuEmotionTest extends TaskContract {
    private static final List<String> CLASSES =
            List.of("happiness", "sadness", "surprise", "fear", "anger", "disgust", "neutral");

    @Override
    protected Task task() {
        return task(Map.of());
    }

    @Override
    protected List<MemorySample> training() {
        return List.of(
                showing("happy-1", 6, 12),
                showing("happy-2", 6, 12),
                showing("sad", 1, 4, 15),
                showing("surprised", 1, 2, 5, 26),
                afraid("afraid"),
                showing("angry", 4, 5, 7, 23),
                showing("disgusted", 9, 15),
                showing("calm"));
    }

    private static Task task(Map<String, Object> given) {
        return new AuEmotion(Configured.of(AuEmotion.Settings.class, given));
    }

    private static MemorySample showing(String id, int... units) {
        return MemorySample.of(id, "speaker-" + id, Tones.sine(200, .3, 1))
                .withFace(Faces.showing(2, units));
    }

    /** Fear shows all units of surprise too and wins by the intensity of the others. */
    private static MemorySample afraid(String id) {
        double[] weak = {2, 1};
        double[] strong = {4, 1};
        return showing(id)
                .withFace(
                        Faces.face(
                                        Map.of(
                                                1, weak, 2, weak, 5, weak, 26, weak, 4, strong, 7,
                                                strong, 20, strong))
                                .track());
    }

    private List<Sample> part() {
        return new ArrayList<>(training());
    }

    private List<Sample> partWithoutFear() {
        List<Sample> part = part();
        part.remove(4);
        return part;
    }

    @Test
    void should_fix_the_class_list_by_configuration_when_fitted() throws IOException {
        assertEquals(CLASSES, task().fit(part(), 1).objective().classes());
        Task contempt = task(Map.of("contempt", true, "below.tau", "none", "absent.class", "drop"));
        assertEquals(
                List.of("happiness", "sadness", "surprise", "fear", "anger", "disgust", "contempt"),
                contempt.fit(part(), 1).objective().classes());
    }

    @Test
    void should_give_each_class_the_same_total_when_weights_are_balanced() throws IOException {
        // 8 utterances, 7 classes; happiness has 2 of them
        double one = 8 / 7.0;
        assertArrayEquals(
                new double[] {one / 2, one, one, one, one, one, one},
                task().fit(part(), 1).state().doubles("weights"),
                1e-12);
        assertArrayEquals(
                new double[] {1, 1, 1, 1, 1, 1, 1},
                task(Map.of("class.weights", "none")).fit(part(), 1).state().doubles("weights"));
    }

    @Test
    void should_name_the_class_when_it_is_absent_from_the_training_part() {
        Problem problem = assertThrows(Problem.class, () -> task().fit(partWithoutFear(), 1));
        assertTrue(problem.getMessage().contains("shows fear"), problem.getMessage());
        assertTrue(problem.getMessage().contains("absent.class"), problem.getMessage());
    }

    @Test
    void should_keep_the_output_but_no_target_when_an_absent_class_is_dropped() throws IOException {
        Task task = task(Map.of("absent.class", "drop"));
        Labeler labeler = task.fit(partWithoutFear(), 1);
        assertEquals(CLASSES, labeler.objective().classes());
        assertEquals(7, labeler.objective().head().outputs());
        String reason = labeler.label(afraid("x")).reason();
        assertEquals("fear does not occur in the training part", reason);
        assertEquals(reason, task.restore(labeler.state()).label(afraid("x")).reason());
        // 7 utterances, 6 classes that occur
        assertEquals(1, labeler.state().doubles("weights")[3]);
        assertEquals(7 / 6.0, labeler.state().doubles("weights")[4], 1e-12);
    }

    @Test
    void should_say_so_when_one_class_is_all_there_is() {
        List<Sample> part = List.of(showing("a", 6, 12), showing("b", 6, 12));
        Problem problem =
                assertThrows(
                        Problem.class, () -> task(Map.of("absent.class", "drop")).fit(part, 1));
        assertTrue(problem.getMessage().contains("fewer than two classes"), problem.getMessage());
    }

    @Test
    void should_use_other_prototypes_when_they_are_configured() throws IOException {
        Task task = task(Map.of("prototypes", new String[] {"smile=12", "frown=4"}));
        Labeler labeler = task.fit(List.of(showing("a", 12), showing("b", 4), showing("c")), 1);
        assertEquals(List.of("smile", "frown", "neutral"), labeler.objective().classes());
        assertEquals(1, labeler.label(showing("d", 4)).values()[0]);
    }

    @Test
    void should_name_the_first_utterance_without_a_face_when_there_is_no_class() {
        List<Sample> part = List.of(MemorySample.of("h", "z", Tones.sine(200, .3, 1)));
        Problem problem = assertThrows(Problem.class, () -> task().fit(part, 1));
        assertTrue(
                problem.getMessage().contains("the first left out: h: no face"),
                problem.getMessage());
    }

    @Test
    void should_give_no_target_when_there_is_no_face() throws IOException {
        MemorySample heard = MemorySample.of("h", "z", Tones.sine(200, .3, 1));
        assertEquals("no face", task().fit(part(), 1).label(heard).reason());
    }

    @Test
    void should_refuse_settings_when_they_contradict_each_other() {
        String[] calm = {"happiness=12", "neutral=14"};
        assertThrows(Problem.class, () -> task(Map.of("prototypes", calm)));
        assertDoesNotThrow(
                () -> task(Map.of("prototypes", calm, "below.tau", "none")),
                "neutral may be a prototype when it is not what is below tau");
        String[] one = {"happiness=12"};
        assertThrows(Problem.class, () -> task(Map.of("prototypes", one, "below.tau", "none")));
    }
}
