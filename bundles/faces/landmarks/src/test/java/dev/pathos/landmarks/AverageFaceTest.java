package dev.pathos.landmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.face.FaceTrack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AverageFaceTest {
    /** Means of Farkas 1994 for women and men, and their means: tables of young adults. */
    @ParameterizedTest
    @CsvSource({
        "36, 45, 87.8, 91.2",
        "39, 42, 31.8, 33.3",
        "48, 54, 50.2, 54.5",
        "27, 33, 50.6, 54.8",
        "27, 8, 111.4, 124.7",
        "33, 30, 19.7, 19.5",
        "1, 15, 130, 139.1"
    })
    void should_be_as_people_are_when_measured(int from, int to, double women, double men) {
        double x = AverageFace.x(to) - AverageFace.x(from);
        double y = AverageFace.y(to) - AverageFace.y(from);
        double z = AverageFace.z(to) - AverageFace.z(from);
        assertEquals((women + men) / 2, Math.sqrt(x * x + y * y + z * z), 1.6);
    }

    @Test
    void should_be_symmetric_when_mirrored() {
        int[] twins = new int[FaceTrack.POINTS];
        for (int p = 0; p < 17; p++) {
            twins[p] = 16 - p;
        }
        for (int p = 17; p < 27; p++) {
            twins[p] = 43 - p;
        }
        int[] right = {31, 32, 36, 37, 38, 39, 40, 41, 48, 49, 50, 58, 59, 60, 61, 67};
        int[] left = {35, 34, 45, 44, 43, 42, 47, 46, 54, 53, 52, 56, 55, 64, 63, 65};
        for (int i = 0; i < right.length; i++) {
            twins[right[i]] = left[i];
            twins[left[i]] = right[i];
        }
        for (int p : new int[] {27, 28, 29, 30, 33, 51, 57, 62, 66}) {
            twins[p] = p;
        }
        for (int p = 0; p < FaceTrack.POINTS; p++) {
            assertEquals(-AverageFace.x(p), AverageFace.x(twins[p]), 0, "x of " + p);
            assertEquals(AverageFace.y(p), AverageFace.y(twins[p]), "y of " + p);
            assertEquals(AverageFace.z(p), AverageFace.z(twins[p]), "z of " + p);
        }
    }

    @Test
    void should_protrude_most_at_the_nose_when_seen_from_the_side() {
        for (int p = 0; p < FaceTrack.POINTS; p++) {
            assertTrue(p == 30 || AverageFace.z(p) > AverageFace.z(30), "depth of " + p);
        }
    }
}
