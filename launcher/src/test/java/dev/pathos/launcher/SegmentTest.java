package dev.pathos.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.launcher.Launch.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cuts recordings through the shipped launcher and features, and reads the manifest back. */
class SegmentTest {
    private static final String CONFIG =
            """
            {
              "csv-manifest~corpus": { "file": "cut/segments.csv" },
              "lld~features": { "preset": "serlab" },
              "energy-variation~energy": {},
              "cnn-encoder~encoder": { "widths": [8, 8], "embedding": 8 },
              "arm~one": { "pretext": ["energy"] },
              "experiment~cut": {
                "folds": 3, "run.folds": [0], "budgets": [], "pretrain.epochs": 2
              }
            }
            """;

    @TempDir Path cwd;
    private Launch launch;

    @BeforeEach
    void prepare() throws IOException {
        launch =
                new Launch(
                        cwd,
                        Map.of(),
                        Map.of(
                                "PATHOS_CACHE", cwd.resolve("cache").toString(),
                                "PATHOS_RUNS", cwd.resolve("runs").toString(),
                                "OMP_NUM_THREADS", "1"));
        Files.writeString(cwd.resolve("cut.json"), CONFIG);
    }

    /** Two seconds of a buzzing voice, two of next to nothing, as often as wanted. */
    private static void write(Path file, int times, int pitch) throws IOException {
        long[] noise = {1};
        Wav.write(
                file,
                4 * Wav.RATE * times,
                i -> {
                    noise[0] = noise[0] * 6364136223846793005L + 1442695040888963407L;
                    double value = (noise[0] >> 40) / (double) (1 << 23) * 20;
                    if (i / (2 * Wav.RATE) % 2 == 1) {
                        double swell = 1 + Math.sin(2 * Math.PI * 4 * i / Wav.RATE);
                        for (int h = 1; h < 20; h++) {
                            double angle = 2 * Math.PI * pitch * h * i / Wav.RATE;
                            value += 900 * swell / h * Math.sin(angle);
                        }
                    }
                    return value / 32_767;
                });
    }

    @Test
    void should_be_read_as_it_is_when_a_manifest_was_cut_from_recordings() throws Exception {
        for (int s = 1; s <= 6; s++) {
            write(cwd.resolve("talks/speaker" + s + "/talk.wav"), 5, 100 + 10 * s);
        }
        Files.createFile(cwd.resolve("talks/speaker1/empty.wav"));
        Outcome cut = launch.run("segment", "talks", "--out", "cut", "--speaker", "from-folder");
        assertEquals(0, cut.status(), () -> String.join("\n", cut.err()));
        List<String> lines = Files.readAllLines(cwd.resolve("cut/segments.csv"));
        assertEquals(30, lines.size() - 1);
        String[] first = lines.get(1).split(",", -1);
        assertEquals("speaker1/talk.wav#0001", first[0]);
        assertEquals("speaker1", first[1]);
        assertEquals(2, Double.parseDouble(first[6]), .2);
        assertEquals(4, Double.parseDouble(first[7]), .2);
        assertTrue(
                Files.readAllLines(cwd.resolve("cut/ledger.csv"))
                        .contains("speaker1/empty.wav,failed,empty file (0 bytes)"));
        Outcome plan = launch.run("plan", "cut.json");
        assertEquals(0, plan.status(), () -> String.join("\n", plan.err()));
        String told = String.join("\n", plan.out());
        assertTrue(told.contains("30"), told);
    }

    @Test
    void should_see_who_speaks_when_a_recording_is_a_video() throws Exception {
        Path face = Launch.HOME.resolveSibling("shared/data/face-misc/single_face.mp4");
        assumeTrue(Files.exists(face), "no shared/data/face-misc");
        Outcome cut = launch.run("segment", face.toString(), "--out", "cut", "--min", ".5");
        assertEquals(0, cut.status(), () -> String.join("\n", cut.err()));
        String[] first = Files.readAllLines(cwd.resolve("cut/segments.csv")).get(1).split(",", -1);
        assertEquals(1, Double.parseDouble(first[8]), .05);
        assertTrue(Double.parseDouble(first[10]) > .3, first[10]);
    }

    @Test
    void should_end_with_status_2_when_it_is_called_wrongly() throws Exception {
        Outcome outcome = launch.run("segment", "talks");
        assertEquals(2, outcome.status());
        assertTrue(outcome.firstError().contains("--out is missing"), outcome.firstError());
    }
}
