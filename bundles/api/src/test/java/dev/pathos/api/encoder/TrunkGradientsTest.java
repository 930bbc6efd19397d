package dev.pathos.api.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrunkGradientsTest {
    @Test
    void should_give_norms_and_cosines_when_gradients_are_known() {
        TrunkGradients found =
                TrunkGradients.of(
                        List.of("a", "b", "c"),
                        List.of(new float[] {3, 4}, new float[] {-4, 3}, new float[] {-6, -8}));
        assertArrayEquals(new double[] {25, 0, -50}, found.products()[0]);
        assertEquals(10, found.norm(2));
        assertEquals(0, found.cosine(0, 1));
        assertEquals(-1, found.cosine(0, 2));
        assertEquals(1, found.cosine(1, 1));
    }

    @Test
    void should_have_no_cosine_when_a_gradient_is_zero() {
        List<float[]> gradients = List.of(new float[] {1}, new float[] {0});
        assertEquals(Double.NaN, TrunkGradients.of(List.of("a", "b"), gradients).cosine(0, 1));
    }

    @Test
    void should_refuse_when_shapes_do_not_fit() {
        List<float[]> uneven = List.of(new float[] {1}, new float[2]);
        assertThrows(
                IllegalArgumentException.class, () -> TrunkGradients.of(List.of("a", "b"), uneven));
        assertThrows(
                IllegalArgumentException.class,
                () -> new TrunkGradients(List.of("a"), new double[2][2]));
        assertThrows(
                IllegalArgumentException.class,
                () -> new TrunkGradients(List.of("a"), new double[][] {{1, 2}}));
    }
}
