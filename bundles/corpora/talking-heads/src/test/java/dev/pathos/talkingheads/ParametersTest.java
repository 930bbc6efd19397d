package dev.pathos.talkingheads;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParametersTest {
    /** EMFACS prototypes with the action units of OpenFace. */
    private static final Map<Emotion, List<ActionUnit>> PROTOTYPES =
            Map.of(
                    Emotion.ANGER,
                    List.of(ActionUnit.AU04, ActionUnit.AU05, ActionUnit.AU07, ActionUnit.AU23),
                    Emotion.DISGUST,
                    List.of(ActionUnit.AU09, ActionUnit.AU10, ActionUnit.AU15, ActionUnit.AU17),
                    Emotion.FEAR,
                    List.of(
                            ActionUnit.AU01,
                            ActionUnit.AU02,
                            ActionUnit.AU04,
                            ActionUnit.AU05,
                            ActionUnit.AU07,
                            ActionUnit.AU20,
                            ActionUnit.AU26),
                    Emotion.HAPPINESS,
                    List.of(ActionUnit.AU06, ActionUnit.AU12),
                    Emotion.NEUTRAL,
                    List.of(),
                    Emotion.SADNESS,
                    List.of(ActionUnit.AU01, ActionUnit.AU04, ActionUnit.AU15));

    private final Parameters parameters = Parameters.load();

    @Test
    void should_give_values_of_the_table_when_read() {
        assertEquals(7, parameters.effect(Emotion.ANGER, Cue.LEVEL), 0);
        assertEquals(-4.5, parameters.effect(Emotion.SADNESS, Cue.LEVEL), 0);
        assertEquals(112, parameters.number("f0.male"), 0);
        assertArrayEquals(new double[] {730, 1090, 2440}, parameters.phone("aa").formants(), 0);
        assertEquals(.13, parameters.phone("aa").seconds(), 1e-12);
    }

    @Test
    void should_leave_neutral_speech_alone_when_any_cue_is_asked() {
        for (Cue cue : Cue.values()) {
            assertEquals(0, parameters.effect(Emotion.NEUTRAL, cue), 0);
        }
    }

    @Test
    void should_show_prototype_units_and_hardly_others_when_an_emotion_is_shown() {
        for (Emotion emotion : Emotion.values()) {
            for (ActionUnit unit : ActionUnit.values()) {
                double p = parameters.participation(emotion, unit);
                boolean prototype = PROTOTYPES.get(emotion).contains(unit);
                assertTrue(prototype ? p >= .4 && p <= .9 : p <= .25, emotion + " " + unit);
            }
        }
    }

    @Test
    void should_know_the_viseme_of_every_phone_when_asked() {
        for (Phone.Kind kind : Phone.Kind.values()) {
            assertTrue(!parameters.phones(kind).isEmpty(), "no phone is a " + kind);
            for (Phone phone : parameters.phones(kind)) {
                assertNotNull(parameters.viseme(phone.viseme()), phone.symbol());
            }
        }
    }

    @Test
    void should_name_the_number_when_there_is_none_of_that_name() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> parameters.number("f0.child"));
        assertTrue(e.getMessage().contains("f0.child"));
    }
}
