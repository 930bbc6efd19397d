package dev.pathos.predictor;

import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.encoder.OnnxExport;
import dev.pathos.api.encoder.OnnxExport.Activation;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Seeds;
import dev.pathos.api.run.Table;
import dev.pathos.api.task.Objective;
import dev.pathos.api.task.Outputs;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A model's network as an ONNX file. */
final class OnnxFile {
    /** Above rounding in single precision, far below what tells activations apart. */
    private static final double SAME = 1e-5;

    private final Model model;
    private final Network network;
    private final Path folder;

    OnnxFile(Model model, Network network, Path folder) {
        this.model = model;
        this.network = network;
        this.folder = folder;
    }

    /** Writes it, complete or not at all, and says what it is. */
    Table write(Path out) {
        if (Files.exists(out)) {
            throw new Problem(
                    "there is something already",
                    out.toString(),
                    "name another file with --out, or delete it");
        }
        if (!(network.learner() instanceof OnnxExport export)) {
            throw new Problem(
                    "its encoder cannot be exported",
                    model.encoder().getClass().getName() + " of " + folder,
                    "export a model with another encoder, such as cnn-encoder or lstm-encoder");
        }
        Activation activation = activation(network.objective());
        Path beside = out.resolveSibling(out.getFileName() + ".incomplete");
        try {
            Map<String, String> metadata = metadata();
            byte[] bytes =
                    export.onnx(
                            model.settings().head(), network.normalization(), activation, metadata);
            Files.createDirectories(out.toAbsolutePath().getParent());
            Files.write(beside, bytes);
            Files.move(beside, out, StandardCopyOption.ATOMIC_MOVE);
            return told(out, bytes.length, activation, metadata);
        } catch (IOException e) {
            throw new Problem(
                    "the model cannot be written: " + Reasons.of(e),
                    out.toString(),
                    "free space or mend permissions, or name another file with --out",
                    e);
        }
    }

    private Table told(Path out, int size, Activation activation, Map<String, String> metadata) {
        Model.Settings s = model.settings();
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        "input",
                        "features",
                        "float [chunks][" + s.chunk_frames() + "][" + s.columns().length + "]"));
        rows.add(
                List.of(
                        "output",
                        activation == Activation.IDENTITY ? "values" : "probabilities",
                        "float [1][" + network.width() + "]"));
        metadata.forEach(
                (key, value) ->
                        rows.add(
                                List.of(
                                        "metadata",
                                        key,
                                        value.length() <= 60
                                                ? value
                                                : value.length() + " characters")));
        List<String> notes = new ArrayList<>(Lineage.notes(model));
        notes.add(
                "One utterance at a time: features as the extractor gives them, normalised inside;"
                        + " an utterance shorter than a chunk ends in NaN.");
        return new Table(
                "ONNX model in " + out + ", " + size / 1000 + " kB",
                List.of("what", "name", "content"),
                rows,
                notes);
    }

    private Map<String, String> metadata() throws IOException {
        Model.Settings s = model.settings();
        Map<String, String> metadata = new TreeMap<>();
        metadata.put("classes", array(network.classes()));
        metadata.put("feature_columns", array(List.of(s.columns())));
        metadata.put("frame_rate", String.valueOf(s.frame_rate()));
        metadata.put("sample_rate", String.valueOf(MediaSource.SAMPLE_RATE));
        metadata.put("chunk_frames", String.valueOf(s.chunk_frames()));
        metadata.put("chunk_count", String.valueOf(s.chunk_count()));
        metadata.put("chunk_scale", String.valueOf(s.chunk_scale()));
        // the extractor's settings stand in it, and what the model was trained on
        metadata.put("model.json", Files.readString(folder.resolve(ModelPlace.FILE)));
        return metadata;
    }

    private static String array(List<String> texts) {
        return Json.createArrayBuilder(texts).build().toString();
    }

    /**
     * Finds out by trying what an objective makes of outputs: it is code that need not say.
     *
     * @throws Problem if it is nothing that a graph can be told to do
     */
    static Activation activation(Objective objective) {
        int width = objective.head().outputs();
        SplittableRandom random = Seeds.random(1, "activation");
        float[] values = new float[8 * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (4 * random.nextDouble() - 2);
        }
        float[] found = objective.predict(new Outputs(values, 8, width));
        for (Activation activation : Activation.values()) {
            boolean same = true;
            for (int r = 0; r < 8; r++) {
                float[] row = Arrays.copyOfRange(values, r * width, (r + 1) * width);
                double sum = 0;
                for (float v : row) {
                    sum += Math.exp(v);
                }
                for (int c = 0; c < width; c++) {
                    double expected =
                            switch (activation) {
                                case SOFTMAX -> Math.exp(row[c]) / sum;
                                case SIGMOID -> 1 / (1 + Math.exp(-row[c]));
                                case IDENTITY -> row[c];
                            };
                    same &= Math.abs(expected - found[r * width + c]) < SAME;
                }
            }
            if (same) {
                return activation;
            }
        }
        throw new Problem(
                "what its task makes of outputs is neither softmax, nor sigmoid, nor nothing",
                "task with the classes " + objective.classes(),
                "export a model of another task");
    }
}
