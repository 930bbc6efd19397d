package dev.pathos.auemotion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.run.Problem;
import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.Sample;
import dev.pathos.api.task.Target;
import dev.pathos.api.task.Task;
import dev.pathos.tck.Configured;
import dev.pathos.tck.MemorySample;
import dev.pathos.tck.SyntheticFace;
import dev.pathos.tck.Tones;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tracks that lack units of a prototype, as those of landmarks do. */
class MissingUnitsTest {
    /** Without 6, 7 and 9: happiness, fear, anger and disgust cannot be decided. */
    private static final int[] GEOMETRY = {1, 2, 4, 5, 12, 15, 17, 20, 23, 25, 26, 45};

    private static Task task(String missing) {
        return new AuEmotion(
                Configured.of(
                        AuEmotion.Settings.class,
                        Map.of("missing.units", missing, "absent.class", "drop")));
    }

    private static MemorySample whole(String id, int... units) {
        return sample(id, Faces.showing(2, units));
    }

    private static MemorySample bare(String id, int... units) {
        return sample(id, Faces.only(Faces.showing(2, units), GEOMETRY));
    }

    private static MemorySample sample(String id, FaceTrack face) {
        return MemorySample.of(id, "s", Tones.sine(200, .3, 1)).withFace(face);
    }

    private static String shown(Labeler labeler, MemorySample sample) throws IOException {
        Target target = labeler.label(sample);
        return target.present()
                ? labeler.objective().classes().get((int) target.values()[0])
                : target.reason();
    }

    private static List<Sample> fromLandmarks() {
        return new ArrayList<>(
                List.of(
                        bare("a", 1, 4, 15),
                        bare("b", 1, 2, 5, 26),
                        bare("c", 4, 5, 23),
                        bare("d")));
    }

    private static List<Sample> mixed() {
        List<Sample> mixed = fromLandmarks();
        mixed.add(whole("e", 6, 12));
        mixed.add(whole("f", 9, 15));
        return mixed;
    }

    @Test
    void should_judge_among_the_emotions_that_can_be_decided_when_units_are_missing()
            throws IOException {
        Labeler labeler = task("leave-out").fit(fromLandmarks(), 1);
        assertEquals("sadness", shown(labeler, bare("x", 1, 4, 15)));
        assertEquals("surprise", shown(labeler, bare("x", 1, 2, 5, 26)));
        // anger has 3 of 4 units, but 7 is not known; sadness has 1 of 3, surprise 1 of 4
        assertEquals("neutral", shown(labeler, bare("x", 4, 5, 23)));
        assertEquals("neutral", shown(labeler, bare("x", 12)));
        assertEquals(7, labeler.objective().classes().size());
        assertEquals(7, labeler.objective().head().outputs());
    }

    @Test
    void should_tell_what_can_be_decided_and_why_not_the_rest_when_fitted() throws IOException {
        List<String> remarks = task("leave-out").fit(fromLandmarks(), 1).remarks();
        assertEquals(
                List.of(
                        "4 of 4 faces: sadness, surprise can be decided; not happiness (no AU06),"
                                + " fear (no AU07), anger (no AU07), disgust (no AU09).",
                        "What a face shows of an emotion that cannot be decided counts as another"
                                + " one or as neutral."),
                remarks);
    }

    @Test
    void should_say_nothing_when_every_face_can_show_every_emotion() throws IOException {
        List<Sample> part =
                List.of(
                        whole("a", 6, 12),
                        whole("b", 9, 15),
                        whole("c", 1, 4, 15),
                        whole("d", 4, 5, 7, 23),
                        whole("e", 1, 2, 5, 26),
                        whole("f"));
        assertEquals(
                List.of(
                        "No face of the training part shows fear: nobody's target (absent.class is"
                                + " drop)."),
                task("leave-out").fit(part, 1).remarks());
        Map<String, Object> smiles = Map.of("prototypes", new String[] {"smile=12"});
        Task smile = new AuEmotion(Configured.of(AuEmotion.Settings.class, smiles));
        assertEquals(List.of(), smile.fit(part, 1).remarks());
    }

    @Test
    void should_judge_each_face_by_its_own_units_when_sources_are_mixed() throws IOException {
        Labeler labeler = task("leave-out").fit(mixed(), 1);
        assertEquals("happiness", shown(labeler, whole("x", 6, 12)));
        assertEquals("disgust", shown(labeler, whole("x", 9, 15)));
        assertEquals("neutral", shown(labeler, bare("x", 12)));
        List<String> remarks = labeler.remarks();
        assertTrue(remarks.get(0).startsWith("4 of 6 faces: sadness, surprise can"), "" + remarks);
        assertEquals(
                "2 of 6 faces: happiness, sadness, surprise, fear, anger, disgust can be decided.",
                remarks.get(1));
        assertTrue(remarks.get(2).contains("different contests"), remarks.get(2));
    }

    @Test
    void should_judge_all_faces_alike_when_the_contest_is_what_they_have_in_common()
            throws IOException {
        Task task = task("common");
        Labeler labeler = task.fit(mixed(), 1);
        assertEquals("neutral", shown(labeler, whole("x", 6, 12)));
        assertEquals("sadness", shown(labeler, whole("x", 1, 4, 15, 6, 12)));
        assertEquals("sadness", shown(labeler, bare("x", 1, 4, 15)));
        assertEquals("sadness", shown(task.restore(labeler.state()), whole("x", 1, 4, 15, 6, 12)));
        MemorySample less = sample("x", Faces.only(Faces.showing(2, 1, 4, 15), 1, 4, 15, 2));
        assertEquals("no presence of AU05", shown(labeler, less));
        assertEquals(
                "All faces are judged among these alone: sadness, surprise.",
                labeler.remarks().get(2));
    }

    @Test
    void should_give_no_target_when_asked_to_and_a_unit_is_missing() throws IOException {
        Labeler labeler = task("none").fit(mixed(), 1);
        assertEquals("no presence of AU06", shown(labeler, bare("x", 1, 4, 15)));
        assertEquals("disgust", shown(labeler, whole("x", 9, 15)));
    }

    @Test
    void should_give_no_target_when_fewer_than_two_emotions_are_left() throws IOException {
        Labeler labeler = task("leave-out").fit(mixed(), 1);
        MemorySample smile = sample("x", Faces.only(Faces.showing(2, 6, 12), 6, 12));
        assertEquals(
                "fewer than two emotions can be decided by its action units",
                shown(labeler, smile));
    }

    @Test
    void should_let_a_single_emotion_be_when_there_are_no_more() throws IOException {
        Task task =
                new AuEmotion(
                        Configured.of(
                                AuEmotion.Settings.class,
                                Map.of("prototypes", new String[] {"smile=6+12"})));
        FaceTrack smile = Faces.only(Faces.showing(2, 6, 12), 6, 12);
        FaceTrack rest = Faces.only(Faces.showing(2), 6, 12);
        Labeler labeler = task.fit(List.of(sample("a", smile), sample("b", rest)), 1);
        assertEquals("smile", shown(labeler, sample("x", smile)));
        assertEquals("neutral", shown(labeler, sample("x", rest)));
    }

    @Test
    void should_say_that_there_are_no_action_units_when_a_track_has_none() throws IOException {
        MemorySample moving = sample("m", SyntheticFace.still(25, 2).track());
        List<Sample> part = mixed();
        part.add(moving);
        Labeler labeler = task("common").fit(part, 1);
        assertEquals("no action units", shown(labeler, moving));
        assertEquals("1 of 7 faces have no action units.", labeler.remarks().get(0));
        assertEquals("sadness", shown(labeler, bare("x", 1, 4, 15)), "they shrink no contest");
        Problem problem =
                assertThrows(Problem.class, () -> task("leave-out").fit(List.of(moving), 1));
        assertEquals(
                "no face of the training part has action units (the first left out: m: no action"
                        + " units): take a face analyzer that gives them, such as landmarks or"
                        + " openface, or leave the task out",
                problem.getMessage());
    }

    @Test
    void should_name_the_unit_when_a_class_is_absent_for_lack_of_it() {
        Task strict = new AuEmotion(Configured.of(AuEmotion.Settings.class, Map.of()));
        Problem problem = assertThrows(Problem.class, () -> strict.fit(fromLandmarks(), 1));
        assertTrue(
                problem.getMessage().contains("happiness (no presence of AU06), fear (no"),
                problem.getMessage());
    }

    @Test
    void should_go_by_intensities_alone_when_they_decide() throws IOException {
        Task task =
                new AuEmotion(
                        Configured.of(
                                AuEmotion.Settings.class,
                                Map.of("presence", "intensity", "absent.class", "drop")));
        FaceTrack face = Faces.only(Faces.showing(2, 1, 4, 15), GEOMETRY);
        FaceTrack noPresence = face.with(face.intensity(), Map.of(), Map.of());
        Labeler labeler = task.fit(fromLandmarks(), 1);
        assertEquals("sadness", shown(labeler, sample("x", noPresence)));
        FaceTrack noIntensity = face.with(Map.of(), face.presence(), Map.of());
        assertEquals(
                "fewer than two emotions can be decided by its action units",
                shown(labeler, sample("x", noIntensity)));
    }
}
