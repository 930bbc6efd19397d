package dev.pathos.landmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlinksTest {
    private final boolean[] seen = new boolean[8];
    private final Times times =
            new Times(IntStream.range(0, 8).mapToDouble(f -> f / 10.0).toArray());

    BlinksTest() {
        Arrays.fill(seen, true);
    }

    private float[] bridged(double[] closed, float... series) {
        Blinks.bridge(closed, seen, times, series);
        return series;
    }

    @Test
    void should_go_straight_when_eyes_blink() {
        double[] closed = {0, 0, .2, .8, .3, 0, 0, 0};
        assertArrayEquals(
                new float[] {1, 1, 1.5f, 2, 2.5f, 3, 3, 3},
                bridged(closed, 1, 1, 9, 9, 9, 3, 3, 3),
                1e-6f);
    }

    @Test
    void should_stay_when_eyes_narrow_without_closing() {
        double[] closed = {0, .2, .3, .3, .2, 0, 0, 0};
        assertArrayEquals(
                new float[] {1, 2, 3, 3, 2, 1, 1, 1}, bridged(closed, 1, 2, 3, 3, 2, 1, 1, 1));
    }

    @Test
    void should_stay_when_eyes_are_closed_for_longer_than_a_blink() {
        double[] closed = {0, .9, .9, .9, .9, .9, .9, .9};
        assertArrayEquals(
                new float[] {1, 5, 5, 5, 5, 5, 5, 5}, bridged(closed, 1, 5, 5, 5, 5, 5, 5, 5));
        closed[7] = 0;
        assertArrayEquals(
                new float[] {1, 1, 1, 1, 1, 1, 1, 1}, bridged(closed, 1, 5, 5, 5, 5, 5, 5, 1));
    }

    @Test
    void should_hold_the_side_that_is_there_when_a_blink_touches_an_end() {
        double[] first = {.9, .9, 0, 0, 0, 0, .9, .9};
        assertArrayEquals(
                new float[] {2, 2, 2, 2, 3, 3, 3, 3}, bridged(first, 9, 9, 2, 2, 3, 3, 9, 9));
        seen[1] = false;
        double[] after = {0, 0, .9, .9, 0, 0, 0, 0};
        assertArrayEquals(
                new float[] {1, 0, 4, 4, 4, 4, 4, 4}, bridged(after, 1, 0, 9, 9, 4, 4, 4, 4));
    }

    @Test
    void should_be_nothing_when_all_that_is_seen_is_a_blink() {
        Arrays.fill(seen, false);
        seen[3] = true;
        double[] closed = new double[8];
        closed[3] = 1;
        assertArrayEquals(
                new float[] {0, 0, 0, 0, 0, 0, 0, 0}, bridged(closed, 0, 0, 0, 9, 0, 0, 0, 0));
    }
}
