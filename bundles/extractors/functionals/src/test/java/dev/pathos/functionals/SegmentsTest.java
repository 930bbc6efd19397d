package dev.pathos.functionals;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class SegmentsTest {
    private static double[] statistics(String frames) {
        Segments segments = new Segments(.01);
        frames.chars().forEach(c -> segments.add(c == 'v'));
        return segments.statistics();
    }

    @Test
    void should_count_a_stretch_from_its_first_to_its_last_frame_when_it_is_long_enough() {
        // voiced 3 and 5 frames, 2 and 4 hops; unvoiced 4, and 2 that are too short: 3 hops
        double[] found = statistics("uuuuvvvuuvvvvv");
        assertArrayEquals(new double[] {2 / .14, .03, .01, .03, 0}, found, 1e-12);
    }

    @Test
    void should_give_0_when_there_is_no_voice_or_nothing() {
        assertArrayEquals(new double[] {0, 0, 0, .02, 0}, statistics("uuu"), 1e-12);
        assertArrayEquals(new double[5], statistics(""));
    }
}
