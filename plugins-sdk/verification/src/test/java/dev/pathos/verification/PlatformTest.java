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
            // the example is trained in a test of its own
            boolean planned = plugin.equals(EXAMPLE);
            script.append(planned ? "pathos:plan " : "pathos:run ").append(config);
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

        assertTrue(Place.text(platform.log()).contains("next"), "the plan of the example's task");
        for (Path plugin : Plugins.get().folders.values()) {
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
}
