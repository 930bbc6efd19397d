package dev.pathos.api.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.encoder.Batch;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShapesTest {
    @Test
    void should_be_present_or_have_a_reason_when_a_target_is_made() {
        assertTrue(Target.ofClass(2).present());
        assertEquals(2, Target.ofClass(2).values()[0]);
        assertEquals(1, Target.of(.5f, .5f).rows());
        assertEquals(2, Target.ofRows(2, new float[6]).rows());
        assertFalse(Target.none("no face").present());
        assertEquals("no face", Target.none("no face").reason());
    }

    @Test
    void should_refuse_a_head_when_it_is_impossible() {
        assertThrows(IllegalArgumentException.class, () -> Head.utterance(0));
        assertThrows(IllegalArgumentException.class, () -> Head.utterance(2, List.of(), 1));
        assertThrows(IllegalArgumentException.class, () -> new Optimizer(Optimizer.Kind.SGD, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Optimizer(Optimizer.Kind.SGD, Double.NaN));
    }

    @Test
    void should_refuse_a_head_when_it_reads_another_twice() {
        assertEquals(List.of("b", "a"), reader("b", "a").reads());
        assertThrows(IllegalArgumentException.class, () -> reader("b", "a", "b"));
    }

    private static Head reader(String... reads) {
        return new Head(
                Head.Level.FRAME,
                List.of(),
                2,
                0,
                Optional.empty(),
                Head.Lifetime.RUN,
                List.of(reads));
    }

    @Test
    void should_refuse_outputs_and_batches_when_values_do_not_fill_them() {
        assertThrows(IllegalArgumentException.class, () -> new Outputs(new float[5], 2, 3));
        // 3 chunks of 2 frames of 4 columns
        assertEquals(2, new Batch(new float[24], 4, 2, new int[] {1, 2}).utterances());
        assertThrows(
                IllegalArgumentException.class,
                () -> new Batch(new float[23], 4, 2, new int[] {1, 2}));
    }
}
