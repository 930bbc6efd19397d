package dev.pathos.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import dev.pathos.launcher.Launch.Outcome;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uses a model that a tiny experiment trained, when nothing else of the experiment is left. */
class ModelTest {
    private static final String CONFIG =
            """
            {
              "talking-heads~corpus": { "speakers": 6, "utterances": 6 },
              "lld~features": { "preset": "serlab" },
              "categorical~labels": {},
              "cnn-encoder~encoder": { "widths": [8, 8], "embedding": 8, "pooling": "attentive" },
              "arm~scratch": {},
              "experiment~tiny": {
                "downstream": "labels", "folds": 3, "run.folds": [0], "budgets": [100.0],
                "batch": 8, "finetune.epochs": 3, "jobs": 1, "mask": ["F0*"]
              }
            }
            """;

    @TempDir static Path shared;

    /** Rows of the run's predictions by utterance: predicted class and probabilities. */
    private static final Map<String, List<String>> EXPECTED = new LinkedHashMap<>();

    private static Path clips;

    @TempDir Path cwd;

    @BeforeAll
    static void trainAndForget() throws Exception {
        Path training = Files.createDirectory(shared.resolve("training"));
        Files.writeString(training.resolve("tiny.json"), CONFIG);
        Outcome outcome = launch(training).run("run", "tiny.json");
        assertEquals(0, outcome.status(), () -> String.join("\n", outcome.err()));
        Path cell = training.resolve("runs/tiny/cells/scratch-fold0-seed1-100pct");
        List<String> rows = Files.readAllLines(cell.resolve("predictions.csv"));
        for (String row : rows.subList(1, rows.size())) {
            List<String> cells = List.of(row.split(","));
            EXPECTED.put(cells.get(0), cells.subList(3, cells.size()));
        }
        assertEquals(
                EXPECTED.size() + 1, Files.readAllLines(cell.resolve("embeddings.csv")).size());
        assertTrue(Files.readString(cell.resolve("run.json")).contains("\"phases\":{\"data\":"));
        Files.move(cell.resolve("model"), shared.resolve("model"));
        try (Stream<Path> tree = Files.walk(shared.resolve("cache"))) {
            clips =
                    tree.filter(p -> p.toString().endsWith(".wav"))
                            .findFirst()
                            .orElseThrow()
                            .getParent();
        }
        Files.move(clips, shared.resolve("clips"));
        clips = shared.resolve("clips");
        delete(training);
        delete(shared.resolve("cache"));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static Launch launch(Path cwd) {
        return new Launch(
                cwd,
                Map.of(),
                Map.of(
                        "PATHOS_CACHE", shared.resolve("cache").toString(),
                        "PATHOS_RUNS", cwd.resolve("runs").toString(),
                        "OMP_NUM_THREADS", "1"));
    }

    private Outcome predict(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("predict"));
        command.addAll(List.of(arguments));
        return launch(cwd).run(command.toArray(String[]::new));
    }

    @Test
    void should_predict_what_the_run_predicted_when_only_the_model_is_left() throws Exception {
        Files.writeString(cwd.resolve("broken.wav"), "no sound");
        Outcome outcome =
                predict(shared.resolve("model").toString(), "broken.wav", clips.toString());
        assertEquals(0, outcome.status(), () -> String.join("\n", outcome.err()));
        Map<String, List<String>> found = new LinkedHashMap<>();
        List<String> files = new ArrayList<>();
        for (String row : outcome.out().subList(1, outcome.out().size())) {
            List<String> cells = List.of(row.split(","));
            files.add(cells.get(0));
            String name = Path.of(cells.get(0)).getFileName().toString();
            found.put(name.replace(".wav", ""), cells.subList(3, cells.size()));
        }
        assertEquals(36, found.size());
        assertEquals(files.stream().sorted().toList(), files, "in order");
        EXPECTED.forEach(
                (id, expected) -> {
                    List<String> own = found.get(id);
                    assertEquals(expected.get(0), own.get(0), id);
                    for (int c = 1; c < expected.size(); c++) {
                        assertEquals(number(expected, c), number(own, c), 1e-6, id);
                    }
                });
        String told = String.join("\n", outcome.err());
        assertTrue(told.contains("real-time factor"), told);
        assertTrue(told.contains("broken.wav") && told.contains("not a sound"), told);
        assertFalse(told.contains("is another than the one that trained"), told);
    }

    @Test
    void should_write_text_grids_over_windows_when_asked() throws Exception {
        Outcome outcome =
                predict(
                        shared.resolve("model").toString(),
                        clips.resolve("s01-u01.wav").toString(),
                        "--window=1",
                        "--format=textgrid",
                        "--out=grids");
        assertEquals(0, outcome.status(), () -> String.join("\n", outcome.err()));
        try (Stream<Path> tree = Files.walk(cwd.resolve("grids"))) {
            Path grid = tree.filter(p -> p.endsWith("s01-u01.TextGrid")).findFirst().orElseThrow();
            assertTrue(Files.readString(grid).contains("intervals [2]:"), Files.readString(grid));
        }
    }

    @Test
    void should_export_a_network_that_onnx_runtime_runs() throws Exception {
        String export = "export " + shared.resolve("model") + " --out model.onnx";
        Files.write(cwd.resolve("twice.gosh"), List.of(export, export));
        Outcome outcome = launch(cwd).run("script", "twice.gosh");
        assertEquals(1, outcome.status());
        assertTrue(
                outcome.firstError()
                        .startsWith(cwd.resolve("twice.gosh") + ":2: there is something already"),
                () -> String.join("\n", outcome.err()));
        assertTrue(String.join("\n", outcome.out()).contains("float [1][6]"));
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        byte[] model = Files.readAllBytes(cwd.resolve("model.onnx"));
        try (OrtSession session = environment.createSession(model)) {
            Map<String, String> metadata = session.getMetadata().getCustomMetadata();
            assertTrue(metadata.get("classes").startsWith("[\"anger\","), metadata.toString());
            assertTrue(metadata.get("model.json").contains("cnn-encoder~encoder"));
            int columns = metadata.get("feature_columns").split(",").length;
            long[] shape = {3, Long.parseLong(metadata.get("chunk_frames")), columns};
            float[] silence = new float[(int) (shape[0] * shape[1] * shape[2])];
            try (OnnxTensor features =
                            OnnxTensor.createTensor(environment, FloatBuffer.wrap(silence), shape);
                    OrtSession.Result result = session.run(Map.of("features", features))) {
                float sum = 0;
                for (float p : ((float[][]) result.get(0).getValue())[0]) {
                    sum += p;
                }
                assertEquals(1, sum, 1e-5);
            }
        }
    }

    @Test
    void should_say_what_is_wrong_when_a_model_was_changed() throws Exception {
        Path model = Files.createDirectory(cwd.resolve("model"));
        String json = Files.readString(shared.resolve("model/model.json"));
        byte[] weights = Files.readAllBytes(shared.resolve("model/weights.safetensors"));
        Files.write(model.resolve("weights.safetensors"), weights);
        String clip = clips.resolve("s01-u01.wav").toString();

        String other = json.replaceAll("(dev.pathos.encoders \\S+ sha256:)[0-9a-f]+", "$1" + "0");
        Files.writeString(model.resolve("model.json"), other);
        Outcome noted = predict("model", clip, "--out", "noted.csv");
        assertEquals(0, noted.status(), () -> String.join("\n", noted.err()));
        String told = String.join(" ", noted.out());
        assertTrue(told.contains("Bundle dev.pathos.encoders is another than"), told);

        Files.writeString(model.resolve("model.json"), json.replace("lld~", "lost-extractor~"));
        Outcome missing = predict("model", clip);
        assertEquals(1, missing.status());
        assertTrue(missing.firstError().contains("'lost-extractor'"), missing.firstError());

        Files.writeString(model.resolve("model.json"), json);
        weights[weights.length - 1] ^= 1;
        Files.write(model.resolve("weights.safetensors"), weights);
        Outcome tampered = predict("model", clip);
        assertEquals(1, tampered.status());
        assertTrue(
                tampered.firstError().startsWith("the weights are not those that were trained"),
                tampered.firstError());
    }

    private static double number(List<String> cells, int index) {
        return Double.parseDouble(cells.get(index));
    }
}
