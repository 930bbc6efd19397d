package dev.pathos.encoders;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.pathos.api.encoder.Batch;
import dev.pathos.api.encoder.Encoder;
import dev.pathos.api.encoder.Learner;
import dev.pathos.api.encoder.Learner.Mode;
import dev.pathos.api.encoder.OnnxExport;
import dev.pathos.api.encoder.OnnxExport.Activation;
import dev.pathos.api.feature.Normalization;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Seeds;
import dev.pathos.api.task.Head.Level;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What ONNX Runtime makes of exported networks, against our own predictions. */
class OnnxTest {
    private static final Normalization NORMALIZATION =
            new Normalization(new double[] {1000, -3, 0, .5, 7}, new double[] {2, .1, 1, 0, 30}, 3);
    private static final Set<String> HEAD = Set.of("h");

    @Test
    void should_agree_with_onnx_runtime_when_convolutions_are_exported() throws OrtException {
        for (String pooling : Pooling.KINDS) {
            for (String activation : List.of("relu", "tanh")) {
                Setup setup = new Setup(1, 1, .5, pooling, 2, 2);
                assertAgreement(new CnnEncoder(new int[] {6, 4}, 3, 2, 7, activation, setup));
            }
        }
        Setup setup = new Setup(1, 1, 0, "mean", 2, 2);
        assertAgreement(new CnnEncoder(new int[] {3}, 1, 1, 2, "relu", setup));
        assertAgreement(new CnnEncoder(new int[] {3, 5, 2}, 4, 2, 2, "relu", setup));
    }

    @Test
    void should_agree_with_onnx_runtime_when_pictures_and_dense_layers_are_exported()
            throws OrtException {
        assertAgreement(Nets.vgg(false, 2, 2));
        assertAgreement(Nets.vgg(true, 2, 2));
        assertAgreement(Nets.mlp(2, 2));
        assertAgreement(Nets.transformer(.2, 2, 2));
    }

    @Test
    void should_agree_with_onnx_runtime_when_lstms_are_exported() throws OrtException {
        assertAgreement(Nets.lstm("mean", .5, 2, 2));
        assertAgreement(Nets.lstm("gated", 0, 2, 2));
        Setup setup = new Setup(1, 1, 0, "attentive", 1, 1);
        assertAgreement(new LstmEncoder(new int[] {5}, setup));
        assertAgreement(new LstmEncoder(new int[] {3, 7, 4}, setup));
    }

    @Test
    void should_give_what_the_activation_says_when_exported() throws OrtException {
        try (Learner learner = trained(Nets.cnn("mean", 0, 1, 1))) {
            float[] raw = raw(3);
            float[] outputs = outputs(learner, raw, 3);
            assertArrayEquals(outputs, run(learner, raw, 3, Activation.IDENTITY), 1e-4f);
            float[] expected = new float[outputs.length];
            for (int c = 0; c < expected.length; c++) {
                expected[c] = (float) (1 / (1 + Math.exp(-outputs[c])));
            }
            assertArrayEquals(expected, run(learner, raw, 3, Activation.SIGMOID), 1e-4f);
        }
    }

    @Test
    void should_carry_names_shapes_and_metadata() throws OrtException {
        try (Learner learner = trained(Nets.cnn("mean", 0, 1, 1));
                OrtSession session =
                        session(
                                ((OnnxExport) learner)
                                        .onnx(
                                                "h",
                                                NORMALIZATION,
                                                Activation.SOFTMAX,
                                                Map.of("classes", "[\"ä\"]", "b", "")))) {
            assertEquals(Set.of("features"), session.getInputNames());
            assertEquals(Set.of("probabilities"), session.getOutputNames());
            assertEquals(
                    "[-1, " + Nets.FRAMES + ", " + Nets.COLUMNS + "]",
                    Arrays.toString(
                            ((TensorInfo) session.getInputInfo().get("features").getInfo())
                                    .getShape()));
            assertEquals(
                    Map.of("classes", "[\"ä\"]", "b", ""),
                    session.getMetadata().getCustomMetadata());
            assertEquals("pathos", session.getMetadata().getProducerName());
        }
    }

    @Test
    void should_refuse_heads_that_are_not_of_one_utterance_alone() {
        try (Learner learner = Nets.withHeads(Nets.cnn("mean", 0, 1, 1))) {
            learner.add("c", Nets.head(Level.CHUNK, 2, 0, List.of()), 1);
            for (String head : List.of("b", "c", "absent")) {
                assertThrows(
                        Problem.class,
                        () ->
                                ((OnnxExport) learner)
                                        .onnx(head, NORMALIZATION, Activation.SOFTMAX, Map.of()));
            }
        }
    }

    private static void assertAgreement(Encoder encoder) throws OrtException {
        try (Learner learner = trained(encoder)) {
            for (int chunks : new int[] {1, 2, 9}) {
                float[] raw = raw(chunks);
                float[] found = run(learner, raw, chunks, Activation.SOFTMAX);
                float[] outputs = outputs(learner, raw, chunks);
                assertArrayEquals(softmax(outputs), found, 1e-4f);
                assertArrayEquals(outputs, run(learner, raw, chunks, Activation.IDENTITY), 1e-4f);
                assertTrue(Math.abs(outputs[0] - outputs[1]) > 1e-3, "outputs that differ");
            }
        }
    }

    /** Away from the initial weights, so that biases are not 0 and outputs differ. */
    private static Learner trained(Encoder encoder) {
        Learner learner = Nets.open(encoder, Nets.ADAM);
        learner.add("h", Nets.head(Level.UTTERANCE, 3, .2, List.of(), 8), 1);
        for (int s = 0; s < 8; s++) {
            Nets.step(learner, Nets.batch(s, 3, 1, 2), HEAD, new Learner.Update(20, 0, false), s);
        }
        return learner;
    }

    /** Features as they come from an extractor: of many sizes, with values that are none. */
    private static float[] raw(int chunks) {
        SplittableRandom random = Seeds.random(7, "raw", chunks);
        float[] raw = new float[chunks * Nets.FRAMES * Nets.COLUMNS];
        for (int i = 0; i < raw.length; i++) {
            int c = i % Nets.COLUMNS;
            double z = 1.5 * random.nextGaussian();
            raw[i] = (float) (NORMALIZATION.mean()[c] + z * (1e-3 + NORMALIZATION.deviation()[c]));
            int odd = random.nextInt(12);
            raw[i] = odd == 0 ? Float.NaN : odd == 1 ? Float.POSITIVE_INFINITY : raw[i];
            raw[i] = odd == 2 ? Float.NEGATIVE_INFINITY : raw[i];
        }
        return raw;
    }

    private static float[] outputs(Learner learner, float[] raw, int chunks) {
        float[] values = raw.clone();
        NORMALIZATION.apply(values);
        Batch batch = new Batch(values, Nets.COLUMNS, Nets.FRAMES, new int[] {chunks});
        return learner.forward(batch, HEAD, Mode.INFERENCE).get("h").values();
    }

    private static float[] softmax(float[] outputs) {
        double sum = 0;
        for (float o : outputs) {
            sum += Math.exp(o);
        }
        float[] shares = new float[outputs.length];
        for (int c = 0; c < shares.length; c++) {
            shares[c] = (float) (Math.exp(outputs[c]) / sum);
        }
        return shares;
    }

    private static OrtSession session(byte[] model) throws OrtException {
        return OrtEnvironment.getEnvironment().createSession(model);
    }

    private static float[] run(Learner learner, float[] raw, int chunks, Activation activation)
            throws OrtException {
        byte[] model = ((OnnxExport) learner).onnx("h", NORMALIZATION, activation, Map.of());
        long[] shape = {chunks, Nets.FRAMES, Nets.COLUMNS};
        try (OrtSession session = session(model);
                OnnxTensor features =
                        OnnxTensor.createTensor(
                                OrtEnvironment.getEnvironment(), FloatBuffer.wrap(raw), shape);
                OrtSession.Result result = session.run(Map.of("features", features))) {
            float[][] rows = (float[][]) result.get(0).getValue();
            assertEquals(1, rows.length);
            return rows[0];
        }
    }
}
