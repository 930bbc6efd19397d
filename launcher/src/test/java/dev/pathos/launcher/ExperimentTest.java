package dev.pathos.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.launcher.Launch.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs a tiny experiment through the shipped launcher and features: all of it, killed, halted. */
class ExperimentTest {
    private static final String CONFIG =
            """
            {
              "talking-heads~corpus": { "speakers": 6, "utterances": 6 },
              "lld~features": { "preset": "serlab" },
              "openface~face": {},
              "energy-variation~energy": {},
              "facial-activation~activation": {},
              "au-emotion~emotion": { "absent.class": "drop" },
              "categorical~labels": {},
              "cnn-encoder~encoder": { "widths": [8, 8], "embedding": 8, "dropout": 0.1 },
              "shrinkage-lda~lda": {},
              "logistic-regression~means": {},
              "arm~scratch": {},
              "arm~joint": { "pretext": ["energy", "activation", "emotion"] },
              "arm~classical": { "classifier": "lda" },
              "experiment~tiny": {
                "downstream": "labels", "faces": "face", "baseline": "means",
                "folds": 3, "run.folds": [0], "budgets": [50.0], "batch": 8,
                "pretrain.epochs": 4, "finetune.epochs": 4, "jobs": 1
              }
            }
            """;

    /** One cache for all tests: what one of them extracted the others find. */
    @TempDir static Path shared;

    private static Map<String, String> weights;

    @TempDir Path cwd;

    @BeforeAll
    static void runWhole() throws Exception {
        Path whole = Files.createDirectory(shared.resolve("whole"));
        Files.writeString(whole.resolve("tiny.json"), CONFIG);
        Outcome outcome = launch(whole).run("run", "tiny.json");
        assertEquals(0, outcome.status(), () -> String.join("\n", outcome.err()));
        weights = weights(whole.resolve("runs/tiny"));
    }

    @BeforeEach
    void writeConfig() throws IOException {
        Files.writeString(cwd.resolve("tiny.json"), CONFIG);
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

    /** The digest of each cell's last weights, optimizer and position. */
    private static Map<String, String> weights(Path experiment) throws Exception {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(experiment)) {
            for (Path file : tree.filter(f -> f.endsWith("state.safetensors")).toList()) {
                byte[] digest =
                        MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                digests.put(
                        experiment.relativize(file).toString(), HexFormat.of().formatHex(digest));
            }
        }
        return digests;
    }

    @Test
    void should_leave_tables_records_and_a_report() throws Exception {
        Path experiment = shared.resolve("whole/runs/tiny");
        List<String> printed = Files.readAllLines(shared.resolve("whole/out"));
        for (String arm : List.of("scratch", "joint", "classical")) {
            assertTrue(printed.stream().anyMatch(l -> l.startsWith(arm)), () -> printed.toString());
            Path cell = experiment.resolve("cells/" + arm + "-fold0-seed1-50pct");
            // 2 of 6 speakers with 6 utterances each are tested
            assertEquals(1 + 12, Files.readAllLines(cell.resolve("predictions.csv")).size());
            for (String file :
                    List.of("config.json", "provenance.json", "ledger.csv", "events.jsonl")) {
                assertTrue(Files.size(cell.resolve(file)) > 0, file);
            }
        }
        assertEquals(3, weights.size(), "pre-training, scratch, fine-tuning");
        List<String> ledger = Files.readAllLines(experiment.resolve("ledger.csv"));
        assertEquals(36, ledger.stream().filter(l -> l.contains(",used,")).count());
        assertTrue(Files.readString(experiment.resolve("report.html")).contains("synthetic"));
    }

    @Test
    void should_make_a_model_again_and_name_what_differs() throws Exception {
        Path model = Files.createDirectories(cwd.resolve("taken-away"));
        Path made = shared.resolve("whole/runs/tiny/cells/joint-fold0-seed1-50pct/model");
        try (Stream<Path> files = Files.list(made)) {
            for (Path file : files.toList()) {
                Files.copy(file, model.resolve(file.getFileName().toString()));
            }
        }
        Outcome same = launch(cwd).run("reproduce", "taken-away");
        assertEquals(0, same.status(), () -> String.join("\n", same.err()));
        assertTrue(
                same.out().stream().anyMatch(l -> l.contains("bit-equal")), same.out()::toString);

        Path weights = model.resolve("weights.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length - 1] ^= 1;
        Files.write(weights, bytes);
        Outcome other = launch(cwd).run("reproduce", "taken-away");
        assertEquals(1, other.status());
        assertTrue(
                other.err().stream()
                        .anyMatch(
                                l ->
                                        l.startsWith("not reproduced: 1 of 1 files differ: joint")
                                                && l.contains("weights.safetensors")),
                other.err()::toString);
    }

    @Test
    void should_report_anew_with_spectrograms_and_set_experiments_side_by_side() throws Exception {
        Path tiny = shared.resolve("whole/runs/tiny");
        Path report = tiny.resolve("report.html");
        Files.delete(report);
        Path copy = Files.createDirectories(cwd.resolve("runs/copy"));
        for (String file : List.of("config.json", "results.json", "provenance.json")) {
            Files.copy(tiny.resolve(file), copy.resolve(file));
        }
        Outcome outcome = script("report " + tiny, "compare " + tiny + " copy --out both");
        assertEquals(0, outcome.status(), () -> String.join("\n", outcome.err()));
        assertTrue(Files.readString(report).contains("href=\"data:image/png;base64,"));
        assertTrue(Files.size(tiny.resolve("tables/f1-by-labels.tex")) > 0);
        assertTrue(Files.readString(cwd.resolve("both/report.html")).contains("copy · joint"));
    }

    /** Killed three times, resumed each time: what one kill spoils the others do not mend. */
    @Test
    void should_end_with_the_same_weights_after_kill_9_and_resume() throws Exception {
        Path cells = cwd.resolve("runs/tiny/cells");
        String[] command = {"run", "tiny.json"};
        for (String moment :
                List.of(
                        "scratch-fold0-seed1-50pct",
                        "joint-fold0-seed1-pretrain",
                        "joint-fold0-seed1-50pct")) {
            Process process = launch(cwd).start(command);
            while (process.isAlive() && !begun(cells, moment)) {
                Thread.sleep(5);
            }
            process.destroyForcibly().waitFor();
            assertFalse(Files.exists(cwd.resolve("runs/tiny/report.html")), moment);
            command = new String[] {"resume", "tiny"};
        }
        Outcome resumed = launch(cwd).run(command);

        assertEquals(0, resumed.status(), () -> String.join("\n", resumed.err()));
        assertEquals(weights, weights(cwd.resolve("runs/tiny")));
    }

    /** Whether a cell has saved its first epoch. */
    private static boolean begun(Path cells, String name) throws IOException {
        if (!Files.isDirectory(cells)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(cells)) {
            return entries.filter(c -> c.getFileName().toString().startsWith(name))
                    .anyMatch(c -> Files.exists(c.resolve("checkpoints")));
        }
    }

    @Test
    void should_halt_with_a_checkpoint_when_interrupted_and_go_on() throws Exception {
        Launch.assumeInterruptible();
        Process process = launch(cwd).start("run", "tiny.json");
        while (process.isAlive() && !begun(cwd.resolve("runs/tiny/cells"), "joint")) {
            Thread.sleep(5);
        }
        String pid = String.valueOf(process.pid());
        assertEquals(0, new ProcessBuilder("kill", "-INT", pid).start().waitFor());
        Outcome halted = launch(cwd).end(process);
        assertEquals(130, halted.status(), () -> String.join("\n", halted.err()));
        String last = halted.err().get(halted.err().size() - 1);
        assertEquals("halted, nothing is lost (tiny): go on with: ./pathos resume tiny", last);

        Outcome resumed = launch(cwd).run("resume", "tiny");

        assertEquals(0, resumed.status(), () -> String.join("\n", resumed.err()));
        assertEquals(weights, weights(cwd.resolve("runs/tiny")));
    }

    @Test
    void should_not_depend_on_the_number_of_workers_and_jobs() throws Exception {
        Outcome outcome =
                launch(cwd)
                        .run(
                                "run",
                                "tiny.json",
                                "--set",
                                "encoder.workers=1",
                                "--set",
                                "tiny.jobs=2");
        assertEquals(0, outcome.status(), () -> String.join("\n", outcome.err()));
        assertEquals(weights, weights(cwd.resolve("runs/tiny")));
    }

    @Test
    void should_say_in_one_line_why_a_part_does_not_come_to_life() throws Exception {
        Outcome outcome = launch(cwd).run("plan", "tiny.json", "--set", "tiny.seeds=1,1");

        assertEquals(1, outcome.status());
        String reason = "experiment~tiny): a seed twice (part tiny, key seeds): give each once";
        assertTrue(outcome.firstError().endsWith(reason), outcome.firstError());
        assertEquals(1, outcome.err().size(), () -> String.join("\n", outcome.err()));
    }

    @Test
    void should_refuse_to_go_on_when_the_configuration_was_edited() throws Exception {
        Path experiment = cwd.resolve("runs/tiny");
        copy(shared.resolve("whole/runs/tiny"), experiment);
        Path config = experiment.resolve("config.json");
        Files.writeString(config, Files.readString(config).replace("\"batch\": 8", "\"batch\": 4"));

        Outcome outcome = launch(cwd).run("resume", "tiny");

        assertEquals(1, outcome.status());
        assertTrue(outcome.firstError().startsWith("the configuration was edited since"));
    }

    @Test
    void should_refuse_to_go_on_when_the_data_changed() throws Exception {
        Path corpus = shared.resolve("cache/talking-heads");
        Path experiment = cwd.resolve("runs/tiny");
        copy(shared.resolve("whole/runs/tiny"), experiment);
        try (Stream<Path> tree = Files.walk(corpus)) {
            Path wav = tree.filter(f -> f.toString().endsWith(".wav")).findFirst().orElseThrow();
            byte[] before = Files.readAllBytes(wav);
            byte[] changed = before.clone();
            changed[changed.length - 1] ^= 4;
            Files.write(wav, changed);
            try {
                Outcome outcome = launch(cwd).run("resume", "tiny");
                assertEquals(1, outcome.status());
                assertTrue(
                        outcome.err().stream()
                                .anyMatch(l -> l.startsWith("the data changed since")),
                        () -> String.join("\n", outcome.err()));
            } finally {
                Files.write(wav, before);
            }
        }
    }

    @Test
    void should_leave_events_for_tensorboard_in_every_training() throws Exception {
        for (String cell : List.of("scratch-fold0-seed1-50pct", "joint-fold0-seed1-pretrain")) {
            Path folder = shared.resolve("whole/runs/tiny/cells/" + cell + "/tensorboard");
            try (Stream<Path> files = Files.list(folder)) {
                List<Path> events = files.toList();
                assertEquals(1, events.size(), () -> events.toString());
                String content = Files.readString(events.get(0), StandardCharsets.ISO_8859_1);
                String tag = cell.endsWith("pretrain") ? "train/energy/loss" : "valid/UAR";
                assertTrue(content.contains("brain.Event:2"));
                assertEquals(5, content.split(tag, -1).length, tag + " in each of 4 epochs");
            }
        }
    }

    @Test
    void should_leave_a_database_of_predictions_and_a_card_with_every_model() throws Exception {
        Path experiment = shared.resolve("whole/runs/tiny");
        for (String arm : List.of("scratch", "joint", "classical")) {
            Path table = experiment.resolve("audformat/db." + arm + ".50pct.seed1.csv");
            assertEquals(1 + 12, Files.readAllLines(table).size());
        }
        assertTrue(Files.readString(experiment.resolve("audformat/db.yaml")).contains("SYNTHETIC"));
        String card =
                Files.readString(
                        experiment.resolve("cells/joint-fold0-seed1-50pct/model/MODEL_CARD.md"));
        assertTrue(card.contains("**SYNTHETIC DATA."), card);
        assertTrue(card.contains("| dev.pathos.records | "), card);
    }

    @Test
    void should_find_runs_by_conditions_on_what_they_recorded() throws Exception {
        copy(shared.resolve("whole/runs/tiny"), cwd.resolve("runs/tiny"));
        copy(shared.resolve("whole/runs/tiny"), cwd.resolve("runs/other's; --"));

        Outcome found =
                script(
                        "runs --where \"f1 >= 0 and corpus = 'talking-heads' and name = tiny\"",
                        "runs --cells --where 'arm=joint' --sort uar:desc",
                        "runs --where 'accuracy > 0.5'");
        assertTrue(found.out().stream().anyMatch(l -> l.matches("tiny +talking-heads +done .*")));
        assertTrue(found.out().contains("1 that fits, of 2 runs."), () -> found.out().toString());
        assertEquals(
                4,
                found.out().stream().filter(l -> l.contains(" joint-fold0-seed1-")).count(),
                () -> found.out().toString());
        assertEquals(2, found.status());
        assertTrue(found.firstError().contains("no column 'accuracy'"), found.firstError());
    }

    /** Has several commands done in one start of the platform. */
    private Outcome script(String... lines) throws Exception {
        Files.write(cwd.resolve("steps.gosh"), List.of(lines));
        return launch(cwd).run("script", "steps.gosh");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path path : tree.filter(p -> !p.equals(from)).toList()) {
                Files.copy(
                        path,
                        to.resolve(from.relativize(path).toString()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
