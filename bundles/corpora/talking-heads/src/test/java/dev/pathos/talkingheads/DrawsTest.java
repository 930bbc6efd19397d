package dev.pathos.talkingheads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DrawsTest {
    @Test
    void should_have_the_moments_of_a_normal_cut_at_two_and_a_half_when_many_are_drawn() {
        Draws draws = Draws.of(1, "test");
        int n = 100_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double value = draws.gaussian();
            assertTrue(Math.abs(value) <= 2.5);
            sum += value;
            squares += value * value;
        }
        assertEquals(0, sum / n, .015);
        // 1 - 2 c phi(c) / (2 Phi(c) - 1) with c = 2.5
        assertEquals(.9113, squares / n, .02);
    }

    @Test
    void should_repeat_only_for_the_same_purpose_when_made_again() {
        assertEquals(Draws.of(1, "a", 2).uniform(), Draws.of(1, "a", 2).uniform(), 0);
        assertNotEquals(Draws.of(1, "a", 2).uniform(), Draws.of(1, "b", 2).uniform(), 0);
        assertNotEquals(Draws.of(1, "a", 2).uniform(), Draws.of(1, "a", 3).uniform(), 0);
    }

    @Test
    void should_reach_every_index_when_drawn_often() {
        Draws draws = Draws.of(2, "test");
        int[] count = new int[6];
        for (int i = 0; i < 6000; i++) {
            count[draws.index(6)]++;
        }
        for (int c : count) {
            assertEquals(1000, c, 150);
        }
    }
}
