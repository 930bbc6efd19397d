package dev.pathos.landmarks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.face.FaceTrack;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Our units from others' landmarks, against the units that they found in the same pictures; bounds
 * are a bit below what is measured. Which figures say something, and which do not: {@code
 * docs/action-units.md}.
 */
class ReferenceTest {
    private static References references;

    @BeforeAll
    static void read() throws IOException {
        references = References.read();
    }

    @ParameterizedTest
    @CsvSource({"AU01, .5", "AU02, .58", "AU04, .15", "AU10, .5", "AU12, .78", "AU26, .2"})
    void should_follow_openface_when_given_its_landmarks(String unit, double least) {
        double correlation = references.openFace(unit);
        assertTrue(correlation > least, unit + ": " + correlation);
    }

    @ParameterizedTest
    @CsvSource({
        "AU01, .64",
        "AU02, .48",
        "AU05, .35",
        "AU07, .5",
        "AU10, .27",
        "AU12, .38",
        "AU15, .38",
        "AU20, .28",
        "AU25, .68",
        "AU26, .58",
        "AU45, .77"
    })
    void should_follow_py_feat_when_given_its_landmarks(String unit, double least) {
        double correlation = references.pyFeat(unit);
        assertTrue(correlation > least, unit + ": " + correlation);
    }

    @ParameterizedTest
    @CsvSource({
        "AU01, .6",
        "AU02, .65",
        "AU04, .55",
        "AU05, .28",
        "AU12, .8",
        "AU25, .45",
        "AU26, .45",
        "AU45, .85"
    })
    void should_follow_blend_shapes_when_given_the_same_faces(String unit, double least) {
        double correlation = references.blendShape(unit);
        assertTrue(correlation > least, unit + ": " + correlation);
    }

    @Test
    void should_be_zero_when_openface_lost_the_face() {
        FaceTrack units = references.units();
        for (float[] values : units.intensity().values()) {
            for (int f = 0; f < values.length; f++) {
                assertTrue(units.valid(f, .8) || values[f] == 0, "frame " + f);
            }
        }
    }
}
