package dev.pathos.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.launcher.Launch.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pre-trains on the faces of real videos with a configuration that is shipped. */
class FacePretrainingTest {
    private static final String CELL = "runs/faces-motion/cells/joint-fold0-seed1-pretrain/";
    private static final int CLIPS = 6;

    /** What a run over all clips left. */
    @TempDir static Path whole;

    @TempDir Path cwd;

    private static Outcome outcome;

    @BeforeAll
    static void runWhole() throws Exception {
        Path data = data();
        assumeTrue(data != null, "no shared/data with talking faces");
        copy(data, whole);
        outcome = launch(whole).run(arguments());
    }

    private static Path data() {
        for (Path up = Launch.HOME; up != null; up = up.getParent()) {
            Path grid = up.resolve("shared/data/talking-faces/grid");
            if (Files.isDirectory(grid)) {
                return grid;
            }
        }
        return null;
    }

    /** Some clips with sound, and one that is no video. */
    private static void copy(Path grid, Path to) throws IOException {
        Path videos = Files.createDirectories(to.resolve("videos"));
        try (Stream<Path> files = Files.list(grid)) {
            for (Path clip :
                    files.filter(f -> f.toString().endsWith(".mpg"))
                            .sorted()
                            .limit(CLIPS)
                            .toList()) {
                Files.copy(clip, videos.resolve(clip.getFileName()));
            }
        }
        Files.writeString(videos.resolve("broken.mp4"), "no video");
    }

    private static Launch launch(Path cwd) {
        return new Launch(
                cwd,
                Map.of(),
                Map.of(
                        "PATHOS_CACHE", cwd.resolve("cache").toString(),
                        "PATHOS_RUNS", cwd.resolve("runs").toString(),
                        "OMP_NUM_THREADS", "1"));
    }

    private static String[] arguments() {
        String config = Launch.HOME.resolve("configs/faces-motion.json").toString();
        return new String[] {
            "run",
            config,
            "--set",
            "corpus.root=videos",
            "--set",
            "faces-motion.folds=3",
            "--set",
            "faces-motion.run.folds=0",
            "--set",
            "faces-motion.pretrain.epochs=1"
        };
    }

    /** Kept tracks by file, each with what tells whether it was written anew. */
    private static Map<Path, Object> tracks(Path cwd) throws IOException {
        Map<Path, Object> tracks = new TreeMap<>();
        Path features = Files.createDirectories(cwd.resolve("cache/features"));
        try (Stream<Path> files = Files.walk(features)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".frames")).toList()) {
                String head = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                if (head.contains("motion revision ")) {
                    tracks.put(
                            file, Files.readAttributes(file, BasicFileAttributes.class).fileKey());
                }
            }
        } catch (NoSuchFileException | UncheckedIOException e) {
            // a file that is being written takes its final name meanwhile
            return new TreeMap<>();
        }
        return tracks;
    }

    private static String targets(Path cwd) throws IOException {
        return Files.readString(cwd.resolve(CELL + "targets.csv"));
    }

    @Test
    void should_tell_targets_by_part_when_it_pre_trains_on_plain_videos() throws Exception {
        assertEquals(0, outcome.status(), () -> String.join("\n", outcome.err()));
        assertTrue(outcome.out().contains("Pretext targets"), () -> "" + outcome.out());
        assertTrue(
                outcome.out().stream()
                        .anyMatch(
                                l -> l.matches("activation +activation-only, joint +training .*")),
                () -> "" + outcome.out());
        List<String> ledger = Files.readAllLines(whole.resolve("runs/faces-motion/ledger.csv"));
        assertEquals(CLIPS, ledger.stream().filter(l -> l.endsWith(",used,")).count());
        assertTrue(ledger.stream().anyMatch(l -> l.startsWith("broken.mp4,failed,")), "" + ledger);
        String report = Files.readString(whole.resolve("runs/faces-motion/report.html"));
        assertTrue(report.contains("Pre-training only."));
        assertFalse(report.contains("Confusion matrices"));
        List<String> table =
                Files.readAllLines(whole.resolve("runs/faces-motion/tables/targets.csv"));
        assertEquals(
                CLIPS,
                table.stream()
                        .filter(l -> l.startsWith("activation,"))
                        .mapToInt(l -> Integer.parseInt(l.split(",")[l.split(",").length - 2]))
                        .sum(),
                () -> "" + table);
        assertEquals(CLIPS, tracks(whole).size());
    }

    @Test
    void should_analyze_no_face_again_after_kill_9_and_resume() throws Exception {
        copy(whole.resolve("videos"), cwd);
        Process process = launch(cwd).start(arguments());
        while (process.isAlive() && tracks(cwd).isEmpty()) {
            Thread.sleep(25);
        }
        process.destroyForcibly().waitFor();
        Map<Path, Object> kept = tracks(cwd);
        assertFalse(kept.isEmpty());

        Outcome resumed = launch(cwd).run("resume", "faces-motion");

        assertEquals(0, resumed.status(), () -> String.join("\n", resumed.err()));
        Map<Path, Object> all = tracks(cwd);
        assertEquals(CLIPS, all.size());
        kept.forEach((file, key) -> assertEquals(key, all.get(file), "written anew: " + file));
        assertEquals(targets(whole), targets(cwd));
        try (Stream<Path> files = Files.walk(cwd.resolve("cache/features"))) {
            assertFalse(files.anyMatch(f -> f.toString().endsWith(".part")));
        }
    }
}
