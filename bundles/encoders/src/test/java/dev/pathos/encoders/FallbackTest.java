package dev.pathos.encoders;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.api.encoder.Batch;
import dev.pathos.api.encoder.Encoder;
import dev.pathos.api.encoder.Learner;
import dev.pathos.api.run.Tensor;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Optimizer;
import dev.pathos.layers.Onednn;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deeplearning4j's layers beside ours on oneDNN: the same but for the last digits. */
class FallbackTest {
    /** Of single precision, relative to the largest value. */
    private static final double TOLERANCE = 1e-4;

    @BeforeEach
    void needOnednn() {
        assumeTrue(Onednn.missing().isEmpty(), () -> "no oneDNN here: " + Onednn.missing());
    }

    @AfterEach
    void switchOn() {
        System.clearProperty(Onednn.SWITCH);
    }

    private record Outcome(String engine, float[] outputs, Map<String, Tensor> weights) {}

    private static Outcome train(Encoder encoder) {
        Batch batch = Nets.batch(3, 2, 1, 4);
        try (Learner learner = Nets.open(encoder, new Optimizer(Optimizer.Kind.SGD, .01))) {
            learner.add("a", Head.utterance(3, 6), 2);
            for (int step = 0; step < 5; step++) {
                Nets.step(learner, batch, Set.of("a"), Nets.USUAL, step);
            }
            float[] outputs =
                    learner.forward(batch, Set.of("a"), Learner.Mode.INFERENCE).get("a").values();
            return new Outcome(learner.engine(), outputs, learner.state().tensors());
        }
    }

    private static void compare(Encoder encoder) {
        Outcome ours = train(encoder);
        System.setProperty(Onednn.SWITCH, "off");
        Outcome stock = train(encoder);
        assertTrue(ours.engine().startsWith("oneDNN "), ours.engine());
        assertEquals(
                "Deeplearning4j's layers, which are slower, as it is switched off", stock.engine());
        assertEquals(ours.weights().keySet(), stock.weights().keySet());
        boolean variances = false;
        for (Map.Entry<String, Tensor> weight : ours.weights().entrySet()) {
            String name = weight.getKey();
            // of a sample with us, as in PyTorch, and of these very numbers with Deeplearning4j
            boolean variance = name.endsWith("_var");
            variances |= variance;
            if (!variance && weight.getValue().data() instanceof float[] floats) {
                assertClose(floats, stock.weights().get(name).floats(), name);
            }
        }
        if (!variances) {
            assertClose(ours.outputs(), stock.outputs(), "outputs");
        }
    }

    private static void assertClose(float[] expected, float[] actual, String what) {
        double largest = 1e-3;
        for (float each : expected) {
            largest = Math.max(largest, Math.abs(each));
        }
        assertArrayEquals(expected, actual, (float) (TOLERANCE * largest), what);
    }

    @Test
    void should_learn_the_same_without_onednn_when_chunks_are_convolved() {
        compare(Nets.cnn("attentive", .2, 2, 2));
    }

    @Test
    void should_learn_the_same_without_onednn_when_chunks_are_recurrent() {
        compare(Nets.lstm("gated", .2, 2, 2));
    }

    @Test
    void should_learn_the_same_without_onednn_when_chunks_are_pictures() {
        compare(Nets.vgg(false, 2, 2));
    }

    @Test
    void should_learn_the_same_without_onednn_when_layers_are_dense() {
        compare(Nets.mlp(2, 2));
    }

    @Test
    void should_learn_the_same_without_onednn_when_frames_attend_to_each_other() {
        compare(Nets.transformer(.2, 2, 2));
    }

    @Test
    void should_learn_the_same_without_onednn_when_pictures_are_normalized() {
        compare(Nets.vgg(true, 2, 2));
    }
}
