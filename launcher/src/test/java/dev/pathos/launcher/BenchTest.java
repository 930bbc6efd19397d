package dev.pathos.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.launcher.Launch.Outcome;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures extractors through the shipped launcher and features: their speed and their values. */
class BenchTest {
    private static final int FRAMES = 200;

    @TempDir Path cwd;
    private Launch launch;

    @BeforeEach
    void prepare() {
        launch =
                new Launch(
                        cwd,
                        Map.of(),
                        Map.of(
                                "PATHOS_CACHE",
                                cwd.resolve("cache").toString(),
                                "COLUMNS",
                                "160",
                                // as shipped: the quick compiler alone has no vectors
                                "PATHOS_JAVA_OPTS",
                                "-XX:+UseParallelGC"));
    }

    private static String find(Outcome outcome, String beginning) {
        assertEquals(0, outcome.status(), () -> String.join("\n", outcome.err()));
        return outcome.out().stream()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError(String.join("\n", outcome.out())));
    }

    /** A tone that swells once a second. */
    private static double level(double seconds) {
        return .5 + .4 * Math.sin(2 * Math.PI * seconds);
    }

    private void writeClip(String name) throws IOException {
        Wav.write(
                cwd.resolve("clips").resolve(name),
                160 * FRAMES,
                i -> level(i / 16_000.) * Math.sin(2 * Math.PI * 1000 * i / 16_000));
    }

    @Test
    void should_list_benchmarks_and_measure_features_of_recordings() throws Exception {
        writeClip("a.wav");
        writeClip("sub/b.wav");

        assertTrue(find(launch.run("bench"), "features ").contains("log-mel"));
        Outcome outcome =
                launch.run(
                        "bench", "features", "--clips", "clips", "--seconds", "3", "--rounds", "1");

        String speed = find(outcome, "log-mel, 128 bands");
        double microseconds = Double.parseDouble(speed.replaceAll(".*  128 +([\\d.]+) .*", "$1"));
        assertTrue(microseconds > 0, speed);
        assertTrue(find(outcome, "MFCC, 13  ").contains(" mfcc "));
        find(outcome, "On recordings of clips, 2 clips, 4 s;");
        // The launcher's test itself runs without the module; its process finds it all the same.
        boolean vectors = ModuleFinder.ofSystem().find("jdk.incubator.vector").isPresent();
        assertTrue(find(outcome, "Kernels: ").contains(vectors ? "Vector API" : "plain Java"));
    }

    @Test
    void should_compare_features_with_tables_of_the_same_names() throws Exception {
        writeClip("a.wav");
        writeClip("b.wav");
        List<String> lines = new ArrayList<>(List.of("name;frameTime;mel0;mel9"));
        for (int f = 0; f < FRAMES; f++) {
            double power = Math.pow(level(.01 * f + .0125), 2);
            lines.add(String.format(Locale.ROOT, "'a';%.6f;%.6e;1", .01 * f, power));
        }
        Files.createDirectories(cwd.resolve("tables"));
        Files.write(cwd.resolve("tables/a.energy.csv"), lines);

        Outcome outcome =
                launch.run(
                        "agreement",
                        "clips",
                        "--reference",
                        "tables",
                        "--extractor",
                        "mel-spectrogram",
                        "--set",
                        "mel-spectrogram.mels=1",
                        "--set",
                        "mel-spectrogram.window.samples=400",
                        "--set",
                        "mel-spectrogram.hop.samples=160");

        find(outcome, "mel-spectrogram beside energy, 1 clip");
        String[] cells = find(outcome, "mel0 ").split(" +");
        assertTrue(Double.parseDouble(cells[1]) > .999, String.join(" ", cells));
        assertEquals("198", cells[cells.length - 2], "frames of 25 ms in 2 s");
        find(outcome, "Only in the tables (1): mel9.");
        find(outcome, "Clips without a table (1): b.");
    }

    @Test
    void should_measure_training_in_processes_of_their_own_and_say_what_is_missing()
            throws Exception {
        Outcome outcome =
                launch.run(
                        "bench",
                        "training",
                        "--net",
                        "cnn-wide",
                        "--threads",
                        "1",
                        "--seconds",
                        ".1",
                        "--rounds",
                        "1",
                        "--python",
                        "no-such-python");

        // kernel 5, 130 columns to 128, 256, 256 channels; 100 frames become 96, 92, 44; dense 130;
        // head 128 and 6
        int weights = 5 * 130 * 128 + 128 + 5 * 128 * 256 + 256 + 5 * 256 * 256 + 256;
        weights += 44 * 256 * 130 + 130 + 130 * 128 + 128 + 128 * 6 + 6;
        String net = find(outcome, "cnn-wide");
        assertTrue(net.contains(String.format(Locale.ROOT, " %,d ", weights)), net);
        String all = String.join("\n", outcome.out());
        assertTrue(all.contains("no-such-python does not start"), all);
        assertTrue(all.contains("Programs: Java "), all);
        String[] training =
                all.split("\nTraining, utterances a second")[1].split("\n")[3].split(" +");
        assertTrue(Double.parseDouble(training[3]) > 0, String.join(" ", training));
        assertEquals("-", training[training.length - 1]);
    }

    @Test
    void should_train_on_generated_features_and_leave_nothing_when_measuring_how_it_scales()
            throws Exception {
        Outcome outcome =
                launch.run(
                        "bench",
                        "scaling",
                        "--hours",
                        ".1",
                        "--columns",
                        "5",
                        "--heap",
                        "256m",
                        "--folder",
                        "scratch");

        // 2 utterances of 10 s of each of 20 speakers
        String[] cells = find(outcome, "  0.1 ").trim().split(" +");
        assertEquals("40", cells[1]);
        assertTrue(Double.parseDouble(cells[5]) > 0, String.join(" ", cells));
        double heap = Double.parseDouble(cells[9]);
        assertTrue(heap > 0 && heap <= 256, String.join(" ", cells));
        try (Stream<Path> left = Files.list(cwd.resolve("scratch"))) {
            assertEquals(0, left.count());
        }
    }
}
