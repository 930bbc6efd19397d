package dev.pathos.landmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NeutralTest {
    /** The average face's lower lip lies 35.15 mm below the base of the nose. */
    private static final double AVERAGE = 85.5 * 2 / 3 + 86 / 3.0 - (49 * 2 + 51 * 2 + 53) / 5.0;

    @Test
    void should_lie_between_neighbours_when_a_quantile_is_taken() {
        float[] values = {4, 1, 3, 2, 5};
        assertEquals(3, Neutral.quantile(values, .5));
        assertEquals(1.8, Neutral.quantile(values, .2), 1e-6);
        assertEquals(1, Neutral.quantile(values, 0));
        assertEquals(5, Neutral.quantile(values, 1));
        assertEquals(7, Neutral.quantile(new float[] {7}, .35));
    }

    @Test
    void should_be_the_average_face_when_nothing_is_seen() {
        assertEquals(AVERAGE, Neutral.of(Measure.LOWER_LIP, new float[0], 0), 1e-9);
    }

    @Test
    void should_weigh_people_against_the_clip_when_it_is_one_picture() {
        // people 4.1 mm, clip 5.4 mm: 16.81 / (16.81 + 29.16)
        double weight = 16.81 / 45.97;
        double expected = weight * 45 + (1 - weight) * AVERAGE;
        assertEquals(expected, Neutral.of(Measure.LOWER_LIP, new float[] {45}, 0), 1e-5);
    }

    @Test
    void should_trust_the_clip_more_when_it_is_longer() {
        float[] values = new float[100];
        Arrays.fill(values, 45);
        // 16.81 / (16.81 + 29.16 / (1 + 6 / 2))
        double weight = 16.81 / (16.81 + 29.16 / 4);
        assertEquals(
                weight * 45 + (1 - weight) * AVERAGE,
                Neutral.of(Measure.LOWER_LIP, values, 6),
                1e-5);
        assertEquals(45, Neutral.of(Measure.LOWER_LIP, values, 3600), .05);
    }

    @Test
    void should_not_move_when_a_few_frames_are_wild() {
        float[] values = new float[1000];
        Arrays.fill(values, 30);
        double calm = Neutral.of(Measure.BROWS, values, 40);
        Arrays.fill(values, 0, 100, 400);
        Arrays.fill(values, 100, 150, -400);
        assertEquals(calm, Neutral.of(Measure.BROWS, values, 40), 1e-9);
    }

    @Test
    void should_lie_low_when_lips_are_parted_for_most_of_a_clip() {
        float[] values = new float[100];
        Arrays.fill(values, 8);
        Arrays.fill(values, 0, 25, 1);
        assertTrue(Neutral.of(Measure.LIPS_APART, values, 60) < 1.2);
    }
}
