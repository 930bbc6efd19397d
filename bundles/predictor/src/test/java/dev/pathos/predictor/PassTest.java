package dev.pathos.predictor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.run.Digests;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Safetensors;
import dev.pathos.api.run.State;
import dev.pathos.api.run.Tensor;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import dev.pathos.predictor.Windows.Stretch;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassTest {
    private static final int HOUR = 3600;

    @TempDir Path folder;

    @Test
    void should_predict_in_the_order_of_the_files_and_note_those_that_fail() throws IOException {
        Map<String, Audio> sounds =
                Map.of(
                        "quiet.wav", new Doubles.Minutes(Doubles.RATE),
                        "short.wav", new Doubles.Minutes(10),
                        "long.wav", new Doubles.Minutes(62L * Doubles.RATE));
        Map<String, Path> files = new LinkedHashMap<>();
        for (String name : List.of("quiet.wav", "broken.wav", "short.wav", "long.wav")) {
            files.put(name, Path.of(name));
        }
        StringWriter text = new StringWriter();
        Model model = saved(Doubles.weights(), new Doubles.Sounds(sounds));
        try (Network network = Network.open(model, folder);
                Sink sink = new CsvSink(text, new Labels(network.classes(), 2), false);
                Pass pass = new Pass(model, network, new Windows(2, 2, 2), sink, 2)) {
            pass.over(files, (done, total, file) -> assertEquals(4, total));
            assertEquals(
                    Map.of(
                            "broken.wav", "no sound in it",
                            "short.wav", "too short for a single frame"),
                    pass.failed());
            assertEquals(63, pass.seconds());
            assertEquals(32, pass.stretches());
        }
        List<String> rows = text.toString().lines().toList();
        assertEquals(33, rows.size());
        // z = (0.01 - 0.4) / 0.2 = -1.95, times 3; softmax of (0, -5.85)
        double quiet = 1 / (1 + Math.exp(-5.85));
        assertEquals(quiet, Double.parseDouble(rows.get(1).split(",")[4]), 1e-6);
        assertTrue(rows.get(1).startsWith("quiet.wav,0,1,quiet,"), rows.get(1));
        assertTrue(rows.get(31).startsWith("long.wav,58,60,quiet,"), rows.get(31));
        assertTrue(rows.get(32).startsWith("long.wav,60,62,loud,"), rows.get(32));
    }

    @Test
    void should_leave_a_file_that_fails_in_its_middle_and_go_on() throws IOException {
        Audio torn =
                new Audio() {
                    @Override
                    public int sampleRate() {
                        return Doubles.RATE;
                    }

                    @Override
                    public long length() {
                        return 100L * Doubles.RATE;
                    }

                    @Override
                    public int read(long from, float[] into) {
                        if (from >= 40L * Doubles.RATE) {
                            throw new UncheckedIOException(new IOException("torn at 40 s"));
                        }
                        return into.length;
                    }
                };
        Map<String, Path> files = new LinkedHashMap<>();
        files.put("torn.wav", Path.of("torn.wav"));
        files.put("good.wav", Path.of("good.wav"));
        Model model =
                saved(
                        Doubles.weights(),
                        new Doubles.Sounds(
                                Map.of(
                                        "torn.wav",
                                        torn,
                                        "good.wav",
                                        new Doubles.Minutes(3L * Doubles.RATE))));
        StringWriter text = new StringWriter();
        Path grids = folder.resolve("grids");
        Windows windows = new Windows(2, 2, 1);
        try (Network network = Network.open(model, folder)) {
            Labels labels = new Labels(network.classes(), 2);
            try (Sink sink = new CsvSink(text, labels, false);
                    Pass pass = new Pass(model, network, windows, sink, 2)) {
                pass.over(files, (done, total, file) -> {});
                assertEquals(Map.of("torn.wav", "torn at 40 s"), pass.failed());
                assertEquals(3, pass.seconds());
            }
            try (Sink sink = new TextGridSink(grids, labels);
                    Pass pass = new Pass(model, network, windows, sink, 2)) {
                pass.over(files, (done, total, file) -> {});
            }
        }
        List<String> rows = text.toString().lines().toList();
        assertEquals(1 + 40 + 2, rows.size(), "windows from before 40 s, and the next file");
        assertTrue(rows.get(42).startsWith("good.wav,1,3,"), rows.get(42));
        assertTrue(Files.exists(grids.resolve("good.TextGrid")));
        assertFalse(Files.exists(grids.resolve("torn.TextGrid")), "no half file");
    }

    @Test
    void should_hold_little_of_a_sound_of_three_hours() throws IOException {
        Windows windows = new Windows(1, 1, .5);
        State state = Doubles.weights();
        Path weights = folder.resolve("weights.safetensors");
        Safetensors.write(state, weights);
        AtomicLong extracted = new AtomicLong();
        Doubles.Loudness loudness = new Doubles.Loudness();
        FeatureExtractor counted =
                new FeatureExtractor() {
                    @Override
                    public Frames extract(Audio audio) {
                        assertEquals(Doubles.RATE, audio.length(), "a window, not the sound");
                        extracted.incrementAndGet();
                        return loudness.extract(audio);
                    }

                    @Override
                    public String revision() {
                        return loudness.revision();
                    }
                };
        Model model =
                new Model(
                        Doubles.settings(Map.of("sha256", Digests.of(weights))),
                        Map.of(),
                        counted,
                        new Doubles.Factor("factor"),
                        new Doubles.TwoClasses(),
                        new Doubles.Sounds(
                                Map.of("a", new Doubles.Minutes(3L * HOUR * Doubles.RATE))));
        long[] seen = new long[1];
        double[] last = new double[1];
        Sink counting =
                new Sink() {
                    @Override
                    public void begin(String file, double seconds, Windows cut) {}

                    @Override
                    public void add(Stretch stretch, float[] outputs) {
                        assertTrue(stretch.end() > last[0], "in order");
                        assertTrue(extracted.get() - seen[0] < 64, "few are held at a time");
                        last[0] = stretch.end();
                        seen[0]++;
                    }

                    @Override
                    public void end(boolean whole) {}

                    @Override
                    public void close() {}
                };
        try (Network network = Network.open(model, folder);
                Pass pass = new Pass(model, network, windows, counting, 2)) {
            pass.over(Map.of("a", Path.of("a")), (done, total, file) -> {});
        }
        assertEquals(windows.count(3 * HOUR), seen[0]);
        assertEquals(3 * HOUR, last[0], 1e-6);
    }

    @Test
    void should_refuse_weights_that_are_changed_missing_or_not_those_of_the_parts()
            throws IOException {
        Model good = saved(Doubles.weights(), new Doubles.Sounds(Map.of()));
        Network.open(good, folder).close();
        Path weights = folder.resolve("weights.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length - 1] ^= 1;
        Files.write(weights, bytes);
        assertProblem("not those that were trained", good);
        Files.delete(weights);
        assertProblem("does not exist", good);
        Map<String, Tensor> less = new TreeMap<>(Doubles.weights().tensors());
        less.put("network/trunk/other", less.remove("network/trunk/factor"));
        assertProblem("no weights 'trunk/factor'", saved(new State(less), null));
        less.put("normalization/mean", Tensor.of(new double[1]));
        Files.delete(weights);
        assertProblem("normalisation is of 1", saved(new State(less), null));
        Map<String, Tensor> others = new TreeMap<>(Doubles.weights().tensors());
        others.put("task/classes", Tensor.ofTexts(List.of("loud", "quiet")));
        Files.delete(weights);
        assertProblem("classes are [loud, quiet]", saved(new State(others), null));
    }

    @Test
    void should_refuse_features_that_are_others_than_in_training() throws IOException {
        State state = Doubles.weights();
        Model model = saved(state, null);
        try (Network network = Network.open(model, folder)) {
            var frames = Frames.of(List.of("loudness", "other"), Doubles.FRAME_RATE, new float[4]);
            Problem problem = assertThrows(Problem.class, () -> network.cut(frames));
            assertTrue(problem.getMessage().contains("others than the model was trained on"));
        }
    }

    private void assertProblem(String words, Model model) {
        Problem problem = assertThrows(Problem.class, () -> Network.open(model, folder));
        assertTrue(problem.getMessage().contains(words), problem.getMessage());
    }

    private Model saved(State state, Doubles.Sounds sounds) throws IOException {
        Path weights = folder.resolve("weights.safetensors");
        Safetensors.write(state, weights);
        return Doubles.model(Doubles.settings(Map.of("sha256", Digests.of(weights))), sounds);
    }
}
