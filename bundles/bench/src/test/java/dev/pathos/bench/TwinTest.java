package dev.pathos.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.bench.Racer.Lap;
import dev.pathos.bench.Racer.Phase;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The twin on tiny batches, where there is PyTorch. */
class TwinTest {
    private static final String PYTHON =
            Objects.requireNonNullElse(System.getenv("PATHOS_PYTHON"), "python3");

    /** A head of 6 outputs with a hidden layer of 8, which the tests' encoders share. */
    private static final String TASK =
            "task {\"categorical~x\": {\"hidden\": [8], \"dropout\": 0.2}}";

    @BeforeAll
    static void findPyTorch() throws InterruptedException {
        boolean there = false;
        try {
            Process python =
                    new ProcessBuilder(PYTHON, "-c", "import torch")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            there = python.waitFor(60, TimeUnit.SECONDS) && python.exitValue() == 0;
        } catch (IOException e) {
            // no interpreter of that name
        }
        assumeTrue(there, "the twin is not tried: " + PYTHON + " has no PyTorch");
    }

    private static long run(
            String part, String settings, int frames, int columns, Net.Layout layout)
            throws IOException {
        Net net = new Net("tiny", "", part, List.of(), 8, 2, frames, columns, List.of());
        List<String> about = List.of("encoder {\"e~e\": " + settings + "}", TASK, "classes 6");
        try (ProcessRacers racers = new ProcessRacers((n, t) -> null, PYTHON);
                Racer twin = racers.twin(net, 1, layout, about)) {
            assertTrue(twin.ready().description().startsWith("PyTorch "));
            for (Phase phase : Phase.values()) {
                Lap lap = twin.run(phase, .001);
                assertTrue(lap.steps() >= 1 && lap.seconds() >= .001, lap.toString());
            }
            return twin.ready().parameters();
        }
    }

    private static long head(int width) {
        return width * 8 + 8 + 8 * 6 + 6;
    }

    @Test
    void should_have_the_weights_of_our_cnn() throws IOException {
        String settings =
                """
                {"widths": [3, 4], "kernel": 3, "stride": 2, "embedding": 7, "activation": "relu",
                 "pooling": "gated", "dropout": 0.5}"""
                        .replace("\n", " ");
        // 12 frames become 10 and then 4
        long trunk = 5 * 3 * 3 + 3 + 3 * 3 * 4 + 4 + 4 * 4 * 7 + 7;
        long gate = 7 + 1;
        assertEquals(
                trunk + gate + head(7), run("cnn-encoder", settings, 12, 5, Net.Layout.CONTIGUOUS));
    }

    @Test
    void should_have_the_weights_of_our_lstm() throws IOException {
        // four gates of inputs, states and one bias
        long same = 2 * 4 * (6 * 6 + 6 * 6 + 6);
        long attention = 6 * 6 + 6 + 6;
        assertEquals(
                same + attention + head(6),
                run(
                        "lstm-encoder",
                        "{\"widths\": [6, 6], \"pooling\": \"attentive\", \"dropout\": 0.5}",
                        9,
                        6,
                        Net.Layout.CONTIGUOUS));
        long other = 4 * (3 * 6 + 6 * 6 + 6) + 4 * (6 * 4 + 4 * 4 + 4);
        assertEquals(
                other + head(4),
                run(
                        "lstm-encoder",
                        "{\"widths\": [6, 4], \"pooling\": \"mean\", \"dropout\": 0}",
                        9,
                        3,
                        Net.Layout.CONTIGUOUS));
    }

    @Test
    void should_train_images_in_both_layouts() throws IOException {
        String settings = "{\"widths\": [4, 6], \"embedding\": 5, \"batch.normalization\": true}";
        long trunk = 9 * 4 + 4 + 2 * 4 + 9 * 4 * 6 + 6 + 2 * 6 + 6 * 5 + 5;
        for (Net.Layout layout : Net.Layout.values()) {
            assertEquals(trunk + head(5), run("vgg-encoder", settings, 8, 8, layout));
        }
    }

    @Test
    void should_train_dense_and_attentive_layers() throws IOException {
        assertEquals(
                10 * 7 + 7 + 7 * 4 + 4 + head(4),
                run("mlp-encoder", "{\"widths\": [7, 4]}", 1, 10, Net.Layout.CONTIGUOUS));
        String settings =
                """
                {"layers": 2, "heads": 2, "hidden": 5, "projection": [7, 3], "input.dropout": 0.25,
                 "layer.dropout": 0.1, "projection.dropout": 0.2}"""
                        .replace("\n", " ");
        long layer = 4 * (6 * 6 + 6) + 6 * 5 + 5 + 5 * 6 + 6 + 4 * 6;
        long end = 2 * 6 + 6 * 7 + 7 + 7 * 3 + 3 + 3 * 6 + 6;
        assertEquals(
                2 * layer + end + head(6),
                run("transformer-encoder", settings, 4, 6, Net.Layout.CONTIGUOUS));
    }
}
