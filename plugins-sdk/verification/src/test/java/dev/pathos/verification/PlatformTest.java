package dev.pathos.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Starts the shipped launcher with the bundles of plug-ins and runs the experiments beside them.
 */
class PlatformTest {
    private static final Path EXAMPLE = Place.HOME.resolve("plugins-sdk/example");

    /** A pre-training that goes on until it is ended, with an encoder that keeps frames. */
    private static final String ENDLESS =
            """
            {
              "talking-heads~corpus": { "speakers": 6, "utterances": 4 },
              "mel-spectrogram~features": { "mels": 8, "log": true },
              "energy-variation~energy": {},
              "lstm-encoder~encoder": { "widths": [4], "workers": 1 },
              "arm~pre-trained": { "pretext": ["energy"] },
              "experiment~endless": {
                "folds": 3, "run.folds": [0], "budgets": [], "batch": 8, "epoch.steps": 2, "jobs": 1,
                "pretrain.epochs": 1000000, "pretrain.patience": 1000000
              }
            }
            """;

    /** What a plug-in's experiment, feature and artifact are called. */
    private static String name(Path plugin) throws IOException {
        Path feature = Place.list(plugin.resolve("features")).get(0);
        return feature.getFileName().toString().replace(".json", "");
    }

    /** Puts a bundle where its feature finds it. */
    private static void put(Path plugin, Path repository) throws IOException {
        Path jar = Plugins.jar(plugin);
        String name = name(plugin);
        String group = Place.text(plugin.resolve("pom.xml")).split("groupId>")[1].split("<")[0];
        Path folder = repository.resolve(group.replace('.', '/') + "/" + name + "/1.0.0");
        Files.createDirectories(folder);
        Files.copy(jar, folder.resolve(jar.getFileName()));
    }

    @Test
    void should_run_the_experiments_when_plug_ins_are_in_the_platform() throws Exception {
        Set<Path> plugins = new LinkedHashSet<>(Plugins.get().folders.values());
        assertEquals(0, Plugins.get().build.status(), "see ArchetypeTest");
        plugins.add(EXAMPLE);
        Path cwd = Place.fresh("platform");
        List<String> features = new ArrayList<>();
        features.add(Place.HOME.resolve("features/default.json").toString());
        StringBuilder script = new StringBuilder();
        for (Path plugin : plugins) {
            put(plugin, cwd.resolve("repository"));
            features.add(Place.list(plugin.resolve("features")).get(0).toString());
            Path config = Place.list(plugin.resolve("configs")).get(0);
            script.append("pathos:run ").append(config);
            // one epoch says as much here as several
            for (String key : List.of("pretrain.epochs", "finetune.epochs")) {
                script.append(" --set ").append(name(plugin)).append('.').append(key).append("=1");
            }
            script.append('\n');
        }
        Files.writeString(
                cwd.resolve("features.json"),
                features.stream().collect(Collectors.joining("\", \"", "[\"", "\"]")));
        Files.writeString(cwd.resolve("all.gosh"), script);
        // the corpus of its configuration lies in its own folder
        Path tones = Plugins.get().folders.get("corpus");
        Files.createSymbolicLink(cwd.resolve(tones.getFileName()), tones);

        Platform platform = new Platform(cwd);
        Process process =
                platform.start(
                        cwd.resolve("repository"),
                        "--features",
                        "features.json",
                        "script",
                        "all.gosh");
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("the platform does not end, see " + platform.log());
        }
        assertEquals(0, process.exitValue(), () -> Place.text(platform.log()));

        for (Path plugin : plugins) {
            String name = name(plugin);
            Path experiment = cwd.resolve("runs").resolve(name);
            assertTrue(Files.exists(experiment.resolve("report.html")), name);
            try (var files = Files.walk(experiment)) {
                Path provenance =
                        files.filter(f -> f.endsWith("provenance.json")).findFirst().orElseThrow();
                assertTrue(Place.text(provenance).contains(name), "the bundle of " + name);
            }
        }
    }

    @Test
    void should_join_a_live_pretraining_when_the_examples_jar_is_dropped() throws Exception {
        Path cwd = Place.fresh("dropped");
        Files.writeString(cwd.resolve("endless.json"), ENDLESS);
        Platform platform = new Platform(cwd);
        Process process = platform.start(cwd, "run", "endless.json");
        try {
            Path events =
                    cwd.resolve("runs/endless/cells/pre-trained-fold0-seed1-pretrain/events.jsonl");
            await(process, platform.log(), events, "\"epoch\"");
            Files.createDirectories(platform.plugins());
            Path dropped = platform.plugins().resolve("example.jar");
            Files.copy(Plugins.jar(EXAMPLE), dropped);
            await(
                    process,
                    platform.log(),
                    platform.log(),
                    "predictive-coding (org.example.predictive-coding 1.0.0) joined");
            Files.delete(dropped);
            await(
                    process,
                    platform.log(),
                    platform.log(),
                    "org.example.predictive-coding 1.0.0 is not used any more and went");
            assertTrue(process.isAlive(), "the training goes on");
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static void await(Process process, Path log, Path file, String words) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!Files.exists(file) || !Place.text(file).contains(words)) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new AssertionError(words + ": in vain\n" + Place.text(log));
            }
            Thread.sleep(50);
        }
    }
}
