package dev.pathos.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.launcher.Launch.Outcome;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exchanges tasks of a pre-training that runs in the shipped platform. */
class SwapTest {
    private static final String CONFIG =
            """
            {
              "talking-heads~corpus": { "speakers": 4, "utterances": 4 },
              "lld~features": { "preset": "serlab" },
              "openface~face": {},
              "energy-variation~stays": {},
              "energy-variation~first": {},
              "cnn-encoder~cnn": { "widths": [8, 8], "embedding": 8 },
              "probing-encoder~encoder": { "watched": "cnn" },
              "arm~joint": { "pretext": ["stays", "first"] },
              "experiment~swapped": {
                "encoder": "encoder", "faces": "face", "folds": 3, "run.folds": [0],
                "budgets": [], "batch": 8, "pretrain.epochs": %d, "pretrain.patience": 100000,
                "plateau.patience": 100000, "jobs": 1, "fit.deadline": 1.0, "task.deadline": 1.0
              }
            }
            """;

    private static final String CELL = "runs/swapped/cells/joint-fold0-seed1-pretrain";

    @TempDir static Path shared;
    @TempDir Path cwd;

    @BeforeAll
    static void buildProbe() throws Exception {
        BuiltBundle.of(
                "test.swap",
                "1.0.0",
                "dev.pathos.launcher.swap",
                Map.of(),
                shared.resolve("test/swap/1.0.0/swap-1.0.0.jar"));
    }

    @BeforeEach
    void writeFeatures() throws Exception {
        Path features = Launch.HOME.resolve("features");
        List<String> all = new ArrayList<>();
        try (JsonReader reader =
                Json.createReader(Files.newBufferedReader(features.resolve("default.json")))) {
            reader.readArray()
                    .forEach(f -> all.add(features.resolve(unquoted(f.toString())).toString()));
        }
        all.add("probe.json");
        Files.writeString(
                cwd.resolve("features.json"),
                "[" + String.join(",", all.stream().map(f -> "\"" + f + "\"").toList()) + "]");
        Files.writeString(
                cwd.resolve("probe.json"),
                "{ \"feature-resource-version\": \"1.0\", \"id\": \"test:swapping:1.0.0\","
                        + " \"bundles\": [ { \"id\": \"test:swap:1.0.0\","
                        + " \"start-level\": 15 } ] }");
    }

    private static String unquoted(String json) {
        return json.substring(1, json.length() - 1);
    }

    private Launch launch() {
        return new Launch(
                cwd,
                Map.of("pathos.repositories", shared.toString()),
                Map.of(
                        "PATHOS_CACHE", shared.resolve("cache").toString(),
                        "PATHOS_RUNS", cwd.resolve("runs").toString(),
                        "OMP_NUM_THREADS", "1"));
    }

    private void config(int epochs) throws Exception {
        Files.writeString(cwd.resolve("swapped.json"), String.format(CONFIG, epochs));
    }

    private List<JsonObject> events(String kind) throws Exception {
        List<JsonObject> events = new ArrayList<>();
        for (String line : Files.readAllLines(cwd.resolve(CELL).resolve("events.jsonl"))) {
            try (JsonReader reader = Json.createReader(new StringReader(line))) {
                JsonObject event = reader.readObject();
                if (event.getString("kind").equals(kind)) {
                    events.add(event);
                }
            }
        }
        return events;
    }

    @Test
    void should_lose_no_step_and_touch_no_weight_in_a_thousand_swaps() throws Exception {
        config(1_000_000);
        Outcome outcome =
                launch().run("--features", "features.json", "probe:swaps", "swapped.json", "1000");
        assertEquals(0, outcome.status(), () -> String.join("\n", outcome.err()));
        assertTrue(outcome.out().contains("out of order 0"), outcome.out()::toString);
        assertTrue(outcome.out().contains("touched 0"), outcome.out()::toString);
        System.out.println(String.join(System.lineSeparator(), outcome.out()));
        List<JsonObject> exchanges = events("exchanged");
        assertEquals(1000, exchanges.size());
        String leaves = "first";
        long step = 0;
        for (int i = 0; i < 1000; i++) {
            JsonObject event = exchanges.get(i);
            assertEquals("swap", event.getString("change"));
            assertEquals(leaves, event.getString("task"));
            assertEquals("task-" + i, event.getString("name"));
            assertEquals(i + 1, event.getInt("segment"));
            assertTrue(event.getJsonNumber("step").longValue() >= step);
            leaves = event.getString("name");
            step = event.getJsonNumber("step").longValue();
        }
        assertTrue(step > 0, "the training went on meanwhile");
        double[] pauses =
                exchanges.stream()
                        .mapToDouble(e -> e.getJsonNumber("pause_us").doubleValue())
                        .sorted()
                        .toArray();
        System.out.printf(
                Locale.ROOT,
                "the training paused %.0f us in the median, p99 %.0f%n",
                pauses[500],
                pauses[990]);
    }

    @Test
    void should_refuse_misfits_with_the_reason_in_one_line() throws Exception {
        config(1_000_000);
        Map<String, String> reasons =
                Map.ofEntries(
                        Map.entry("constructor", "it does not like its settings"),
                        Map.entry("fit", "nothing to fit"),
                        Map.entry("hang", "took longer than 1 s"),
                        Map.entry("missing-class", "org/nowhere/Type"),
                        Map.entry("nothing", "gave nothing"),
                        Map.entry("no-target", "no utterance of the training part has a target"),
                        Map.entry("wide-target", "a target of"),
                        Map.entry("frames", "frame"),
                        Map.entry("three-classes", "2 outputs for 3 classes"),
                        Map.entry("loss", "ArithmeticException: lost"),
                        Map.entry("nan", "not finite"),
                        Map.entry("short", "1 predictions for"));
        List<String> words =
                new ArrayList<>(
                        List.of("--features", "features.json", "probe:misfits", "swapped.json"));
        words.addAll(reasons.keySet());
        Outcome outcome = launch().run(words.toArray(String[]::new));
        assertEquals(0, outcome.status(), () -> String.join("\n", outcome.err()));
        reasons.forEach(
                (how, reason) ->
                        assertTrue(
                                outcome.out().stream()
                                        .anyMatch(
                                                l ->
                                                        l.startsWith(how + ": ")
                                                                && l.contains(reason)),
                                () -> how + ": " + String.join("\n", outcome.out())));
        assertEquals(reasons.size(), events("refused").size());
        assertEquals(0, events("exchanged").size());
    }

    @Test
    void should_go_on_with_the_old_or_the_new_set_after_a_kill() throws Exception {
        config(40);
        for (int kill = 0; kill < 3; kill++) {
            Process process =
                    kill == 0
                            ? launch().start(
                                            "--features",
                                            "features.json",
                                            "probe:swaps",
                                            "swapped.json",
                                            "100000")
                            : launch().start("--features", "features.json", "resume", "swapped");
            Path log = cwd.resolve(CELL).resolve("events.jsonl");
            int takenUp = kill;
            while (process.isAlive()
                    && (!Files.exists(log)
                            || events("exchanged").size() < 5
                            || events("resumed").size() < takenUp)) {
                Thread.sleep(20);
            }
            Thread.sleep(100);
            process.destroyForcibly().waitFor();
        }
        int exchanged = events("exchanged").size();
        Outcome outcome = launch().run("--features", "features.json", "resume", "swapped");
        assertEquals(0, outcome.status(), () -> String.join("\n", outcome.err()));
        List<JsonObject> exchanges = events("exchanged");
        assertEquals(exchanged, exchanges.size(), "what is done again is not recorded again");
        String last = exchanges.get(exchanged - 1).getString("name");
        Path cell = cwd.resolve(CELL);
        assertTrue(Files.exists(cell.resolve("predictions-stays.csv")));
        assertTrue(Files.exists(cell.resolve("predictions-" + last + ".csv")));
        assertFalse(Files.exists(cell.resolve("predictions-first.csv")));

        // the build moves on: the probe is another one now, and its old jar is only in the store
        Path probe = shared.resolve("test/swap/1.0.0/swap-1.0.0.jar");
        Files.move(probe, cwd.resolve("then.jar"));
        BuiltBundle.of(
                "test.swap",
                "1.0.0",
                "dev.pathos.launcher.swap",
                Map.of("Changed", "since"),
                probe);
        try {
            Outcome again = launch().run("--features", "features.json", "reproduce", "swapped");
            assertEquals(0, again.status(), () -> String.join("\n", again.err()));
            String printed = String.join("\n", again.out());
            assertTrue(printed.contains("bit-equal"), printed);
            assertTrue(printed.contains("machine are the same"), printed);
        } finally {
            Files.move(cwd.resolve("then.jar"), probe, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
