package dev.pathos.predictor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.encoder.OnnxExport.Activation;
import dev.pathos.api.run.Digests;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Safetensors;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Objective;
import dev.pathos.api.task.Objectives;
import dev.pathos.api.task.Outputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxFileTest {
    private static final List<String> CLASSES = List.of("a", "b", "c");

    @TempDir Path folder;

    @Test
    void should_find_out_what_an_objective_makes_of_outputs() {
        Head three = Head.utterance(3);
        double[] even = {1, 1, 1};
        assertEquals(
                Activation.SOFTMAX,
                OnnxFile.activation(Objectives.crossEntropy(three, CLASSES, even)));
        assertEquals(
                Activation.SOFTMAX, OnnxFile.activation(Objectives.distribution(three, CLASSES)));
        assertEquals(
                Activation.SIGMOID, OnnxFile.activation(Objectives.multiLabel(three, CLASSES)));
        assertEquals(Activation.IDENTITY, OnnxFile.activation(Objectives.meanSquaredError(three)));
        Objective odd =
                new Objective() {
                    @Override
                    public Head head() {
                        return three;
                    }

                    @Override
                    public List<String> classes() {
                        return CLASSES;
                    }

                    @Override
                    public double loss(Outputs outputs, float[] targets, float[] gradient) {
                        return 0;
                    }

                    @Override
                    public float[] predict(Outputs outputs) {
                        return new float[outputs.values().length];
                    }
                };
        assertThrows(Problem.class, () -> OnnxFile.activation(odd));
    }

    @Test
    void should_write_what_the_encoder_gives_with_all_that_is_to_be_known() throws IOException {
        Path out = folder.resolve("new/model.onnx");
        Doubles.Exported encoder = new Doubles.Exported();
        Model model = saved(encoder);
        try (Network network = Network.open(model, folder)) {
            var table = new OnnxFile(model, network, folder).write(out);
            assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(out));
            assertTrue(
                    table.rows().contains(List.of("input", "features", "float [chunks][5][2]")),
                    table.toString());
            Problem there =
                    assertThrows(
                            Problem.class, () -> new OnnxFile(model, network, folder).write(out));
            assertTrue(there.getMessage().startsWith("there is something already"));
        }
        assertEquals("downstream", encoder.head);
        assertEquals(Activation.SOFTMAX, encoder.activation);
        assertArrayEquals(new double[] {.4, 0}, encoder.normalization.mean());
        assertEquals("[\"quiet\",\"loud\"]", encoder.metadata.get("classes"));
        assertEquals("[\"loudness\",\"nothing\"]", encoder.metadata.get("feature_columns"));
        assertEquals("10.0", encoder.metadata.get("frame_rate"));
        assertEquals("{\"the\": \"model\"}", encoder.metadata.get("model.json"));
        assertFalse(Files.exists(folder.resolve("new/model.onnx.incomplete")));
    }

    @Test
    void should_refuse_encoders_that_cannot_be_exported() throws IOException {
        Model model = saved(new Doubles.Factor("factor"));
        try (Network network = Network.open(model, folder)) {
            Problem problem =
                    assertThrows(
                            Problem.class,
                            () ->
                                    new OnnxFile(model, network, folder)
                                            .write(folder.resolve("m.onnx")));
            assertTrue(problem.getMessage().startsWith("its encoder cannot be exported"));
        }
        assertFalse(Files.exists(folder.resolve("m.onnx")));
    }

    private Model saved(Doubles.Factor encoder) throws IOException {
        Path weights = folder.resolve("weights.safetensors");
        Safetensors.write(Doubles.weights(), weights);
        Files.writeString(folder.resolve("model.json"), "{\"the\": \"model\"}");
        return new Model(
                Doubles.settings(Map.of("sha256", Digests.of(weights))),
                Map.of(),
                new Doubles.Loudness(),
                encoder,
                new Doubles.TwoClasses(),
                null);
    }
}
