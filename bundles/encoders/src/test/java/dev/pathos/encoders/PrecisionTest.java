package dev.pathos.encoders;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.api.encoder.Batch;
import dev.pathos.api.encoder.Encoder;
import dev.pathos.api.encoder.Learner;
import dev.pathos.api.task.Head;
import dev.pathos.layers.Onednn;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Encoders that infer in half precision. */
class PrecisionTest {
    private final Batch batch = Nets.batch(3, 2, 1, 4);

    @AfterEach
    void switchOn() {
        System.clearProperty(Onednn.SWITCH);
    }

    private static Encoder encoder(String precision) {
        Setup setup = new Setup(1, 1, 0, "attentive", 2, 2, precision);
        return new CnnEncoder(new int[] {6, 4}, 3, 2, 7, "tanh", setup);
    }

    private float[] trained(Learner learner) {
        learner.add("a", Head.utterance(3, 6), 2);
        for (int step = 0; step < 5; step++) {
            Nets.step(learner, batch, Set.of("a"), Nets.USUAL, step);
        }
        return learner.state().tensor("trunk/0_W").floats();
    }

    @Test
    void should_train_in_single_precision_and_embed_in_half_when_asked_for() {
        assumeTrue(Onednn.bfloat16(), "the processor does not compute with them");
        try (Learner single = Nets.open(encoder("float32"), Nets.ADAM);
                Learner half = Nets.open(encoder("bfloat16"), Nets.ADAM)) {
            assertArrayEquals(trained(single), trained(half), "weights, bit by bit");
            float[] exact = single.embed(batch).values();
            float[] near = half.embed(batch).values();
            assertArrayEquals(exact, near, .02f);
            assertFalse(Arrays.equals(exact, near));
            assertEquals(Onednn.description(), single.engine());
            assertEquals(Onednn.description() + "; bfloat16 in inference", half.engine());
        }
    }

    @Test
    void should_say_so_and_embed_in_single_precision_when_nothing_computes_with_halves() {
        System.setProperty(Onednn.SWITCH, "off");
        try (Learner single = Nets.open(encoder("float32"), Nets.ADAM);
                Learner half = Nets.open(encoder("bfloat16"), Nets.ADAM)) {
            assertArrayEquals(single.embed(batch).values(), half.embed(batch).values());
            String engine = half.engine();
            assertTrue(
                    engine.endsWith(
                            "; float32 in inference, as bfloat16, which was asked for, needs"
                                    + " oneDNN and a processor that computes with it"),
                    engine);
        }
    }
}
