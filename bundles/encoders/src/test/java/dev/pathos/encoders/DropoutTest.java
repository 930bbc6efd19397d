package dev.pathos.encoders;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class DropoutTest {
    @Test
    void should_drop_the_share_and_scale_the_rest_when_drawn() {
        float[] mask = new Dropout(.2, 1, "dropout").mask(100_000, 3);
        double sum = 0;
        int dropped = 0;
        for (float m : mask) {
            sum += m;
            dropped += m == 0 ? 1 : 0;
        }
        assertEquals(.2, dropped / 100_000.0, .01);
        assertEquals(1, sum / 100_000, .01);
    }

    @Test
    void should_depend_on_the_step_alone_when_drawn_again() {
        Dropout dropout = new Dropout(.5, 1, "dropout");
        assertArrayEquals(dropout.mask(50, 3), dropout.mask(50, 3));
        float[] first = dropout.mask(50, 3);
        float[] next = dropout.mask(50, 4);
        int differing = 0;
        for (int k = 0; k < 50; k++) {
            differing += first[k] == next[k] ? 0 : 1;
        }
        assertEquals(25, differing, 15);
    }

    @Test
    void should_leave_everything_when_nothing_is_dropped() {
        assertNull(new Dropout(0, 1, "dropout").mask(5, 1));
        float[] values = {1, 2};
        Dropout.apply(null, values);
        assertArrayEquals(new float[] {1, 2}, values);
        Dropout.apply(new float[] {0, 2}, values);
        assertArrayEquals(new float[] {0, 4}, values);
    }
}
