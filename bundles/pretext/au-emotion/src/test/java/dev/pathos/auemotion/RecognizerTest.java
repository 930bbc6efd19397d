package dev.pathos.auemotion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.task.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecognizerTest {
    private static final List<Prototype> EMFACS =
            Prototype.parse(
                    new String[] {
                        "happiness=6+12",
                        "sadness=1+4+15",
                        "surprise=1+2+5+26",
                        "fear=1+2+4+5+7+20+26",
                        "anger=4+5+7+23",
                        "disgust=9+15"
                    });
    private static final Recognizer USUAL = new Recognizer(EMFACS, false, .3, .5, true);
    private static final Recognizer BY_INTENSITY = new Recognizer(EMFACS, true, 1, .5, true);

    private static String name(Recognizer recognizer, FaceTrack track) {
        Judge judge = new Judge(recognizer, .8, Missing.NONE);
        Target target = judge.of(Optional.of(Expression.of(track, judge.confidence())), List.of());
        if (!target.present()) {
            return target.reason();
        }
        int index = (int) target.values()[0];
        return index == EMFACS.size() ? "neutral" : EMFACS.get(index).emotion();
    }

    static Stream<Arguments> prototypes() {
        return Stream.of(
                Arguments.of("happiness", new int[] {6, 12}),
                Arguments.of("sadness", new int[] {1, 4, 15}),
                Arguments.of("surprise", new int[] {1, 2, 5, 26}),
                Arguments.of("anger", new int[] {4, 5, 7, 23}),
                Arguments.of("disgust", new int[] {9, 15}),
                // 2 of 3 units of sadness against 3 of 7 of fear and 1 of 2 of disgust
                Arguments.of("sadness", new int[] {1, 4, 7, 9}),
                Arguments.of("neutral", new int[] {}),
                // 1 of 3, 1 of 4, 1 of 7: all below .5
                Arguments.of("neutral", new int[] {1}));
    }

    @ParameterizedTest
    @MethodSource("prototypes")
    void should_name_the_emotion_when_its_units_are_present(String emotion, int[] units) {
        assertEquals(emotion, name(USUAL, Faces.showing(2, units)));
        assertEquals(emotion, name(BY_INTENSITY, Faces.showing(2, units)));
    }

    @Test
    void should_take_the_more_intense_emotion_when_scores_are_equal() {
        // all units of surprise and of fear are present; the means are 10/4 and 19/7 or 13/7
        assertEquals("fear", name(USUAL, surpriseAndFear(3)));
        assertEquals("surprise", name(USUAL, surpriseAndFear(1)));
    }

    private static FaceTrack surpriseAndFear(double restOfFear) {
        double[] shared = {2.5, 1};
        double[] rest = {restOfFear, 1};
        return Faces.face(
                        Map.of(
                                1, shared, 2, shared, 5, shared, 26, shared, 4, rest, 7, rest, 20,
                                rest))
                .track();
    }

    @Test
    void should_give_no_target_when_score_and_intensity_are_equal() {
        assertEquals("tie", name(USUAL, Faces.showing(2, 6, 12, 9, 15)));
    }

    @Test
    void should_need_the_share_of_frames_when_presence_is_a_share() {
        // 15 and 14 of 50 frames
        double[] enough = {3, .3};
        double[] tooFew = {3, .28};
        assertEquals("happiness", name(USUAL, Faces.face(Map.of(6, enough, 12, enough)).track()));
        assertEquals("neutral", name(USUAL, Faces.face(Map.of(6, tooFew, 12, tooFew)).track()));
        assertEquals(
                "happiness", name(BY_INTENSITY, Faces.face(Map.of(6, tooFew, 12, tooFew)).track()));
    }

    @Test
    void should_need_the_mean_intensity_when_presence_is_an_intensity() {
        assertEquals("happiness", name(BY_INTENSITY, Faces.showing(1, 6, 12)));
        assertEquals("neutral", name(BY_INTENSITY, Faces.showing(.99, 6, 12)));
        assertEquals("happiness", name(USUAL, Faces.showing(.99, 6, 12)));
    }

    @Test
    void should_count_half_of_the_units_when_tau_is_a_half() {
        assertEquals("happiness", name(USUAL, Faces.showing(2, 6)));
        Recognizer strict = new Recognizer(EMFACS, false, .3, .51, true);
        assertEquals("neutral", name(strict, Faces.showing(2, 6)));
    }

    @Test
    void should_give_no_target_when_below_tau_is_none() {
        Recognizer none = new Recognizer(EMFACS, false, .3, .5, false);
        assertEquals("below tau", name(none, Faces.showing(2, 1)));
    }

    @Test
    void should_look_only_at_valid_frames_when_some_are_lost() {
        // AU06 and AU12 are present in frames 0-14 of 50; without frames 15-34 that is a half
        double[] early = {3, .3};
        Recognizer half = new Recognizer(EMFACS, false, .5, .5, true);
        var face = Faces.face(Map.of(6, early, 12, early));
        assertEquals("neutral", name(half, face.track()));
        assertEquals("happiness", name(half, face.lost(15, 35).track()));
        assertEquals("no valid frame", name(half, face.lost(0, 50).track()));
    }
}
