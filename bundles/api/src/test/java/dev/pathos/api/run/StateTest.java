package dev.pathos.api.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateTest {
    private static final State STATE =
            State.of(Map.of("median", new double[] {2}, "centres", new double[] {1, 4}));

    @Test
    void should_give_values_back_when_asked_by_name() {
        assertArrayEquals(new double[] {1, 4}, STATE.doubles("centres"));
        STATE.doubles("centres")[0] = 9;
        assertArrayEquals(new double[] {1, 4}, STATE.doubles("centres"), "a copy is given");
        assertEquals(List.of("centres", "median"), List.copyOf(STATE.tensors().keySet()));
    }

    @Test
    void should_say_what_there_is_when_a_name_is_missing() {
        Problem problem = assertThrows(Problem.class, () -> STATE.tensor("mean"));
        assertTrue(problem.getMessage().contains("'mean'"), problem.getMessage());
        assertTrue(problem.getMessage().contains("[centres, median]"), problem.getMessage());
    }

    @Test
    void should_come_back_from_among_others_when_put_under_a_prefix() {
        State other = State.of(Map.of("median", new double[] {7}));
        State both = STATE.under("a/").and(other.under("b/"));
        assertEquals(STATE, both.beneath("a/"));
        assertEquals(other, both.beneath("b/"));
        assertEquals(State.EMPTY, both.beneath("c/"));
        assertThrows(IllegalArgumentException.class, () -> STATE.and(other));
    }

    @Test
    void should_compare_by_content_when_tensors_are_equal() {
        Tensor tensor = Tensor.of(new float[] {1, Float.NaN}, 1, 2);
        assertEquals(tensor, Tensor.of(new float[] {1, Float.NaN}, 1, 2));
        assertEquals(tensor.hashCode(), Tensor.of(new float[] {1, Float.NaN}, 1, 2).hashCode());
        assertNotEquals(tensor, Tensor.of(new float[] {1, Float.NaN}, 2, 1));
        assertNotEquals(tensor, Tensor.of(new double[] {1, Double.NaN}, 1, 2));
    }

    @Test
    void should_refuse_a_tensor_when_shape_and_content_disagree() {
        assertThrows(IllegalArgumentException.class, () -> Tensor.of(new float[3], 2, 2));
        assertThrows(IllegalArgumentException.class, () -> new Tensor(new long[] {1}, new int[1]));
        assertEquals(1, new Tensor(new long[0], new double[] {5}).toDoubles().length, "a scalar");
    }

    @Test
    void should_convert_to_doubles_when_of_another_type() {
        assertArrayEquals(new double[] {1.5}, Tensor.of(new float[] {1.5f}).toDoubles());
        assertArrayEquals(new double[] {7}, Tensor.of(new long[] {7}).toDoubles());
        assertThrows(IllegalStateException.class, () -> Tensor.of(new double[] {1}).floats());
        assertThrows(IllegalStateException.class, () -> Tensor.of(new double[] {1}).longs());
    }

    @Test
    void should_hold_any_text_when_made_of_texts() {
        List<String> texts = List.of("", "speaker 1", "ärger\n怒り", "\uD83D\uDE42", "a/b");
        assertEquals(texts, Tensor.ofTexts(texts).texts());
        assertEquals(List.of(), Tensor.ofTexts(List.of()).texts());
    }

    @Test
    void should_refuse_to_read_texts_when_the_tensor_holds_something_else() {
        for (long[] wrong : new long[][] {{3, 65}, {-1}, {Long.MAX_VALUE, 65}}) {
            assertThrows(IllegalStateException.class, () -> Tensor.of(wrong).texts());
        }
        assertThrows(IllegalStateException.class, () -> Tensor.of(new float[1]).texts());
    }
}
