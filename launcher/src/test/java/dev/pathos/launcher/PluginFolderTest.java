package dev.pathos.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.launcher.Launch.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drops, replaces and removes jars in the plug-in folder of the shipped platform. */
class PluginFolderTest {
    private static final String CONFIG =
            """
            {
              "talking-heads~corpus": { "speakers": 6, "utterances": 4 },
              "lld~features": { "preset": "serlab" },
              "openface~face": {},
              "energy-variation~energy": {},
              "categorical~labels": {},
              "cnn-encoder~encoder": { "widths": [4], "embedding": 4, "dropout": 0.1 },
              "arm~joint": { "pretext": ["energy"] },
              "experiment~tiny": {
                "downstream": "labels", "faces": "face",
                "folds": 3, "run.folds": [0], "budgets": [50.0], "batch": 8, "jobs": 1,
                "epoch.steps": 100,
                "pretrain.epochs": 1000000, "pretrain.patience": 1000000, "finetune.epochs": 1
              }
            }
            """;

    private static final Path LOADERS = Path.of(System.getProperty("java.home"), "bin/jcmd");

    @TempDir Path cwd;
    private Process training;

    private Launch launch(String folder) throws IOException {
        return new Launch(
                Files.createDirectories(cwd.resolve(folder)),
                Map.of(),
                Map.of(
                        "PATHOS_PLUGINS", plugins().toString(),
                        "PATHOS_PLUGIN_STORE", cwd.resolve("store").toString(),
                        "PATHOS_CACHE", cwd.resolve("cache").toString(),
                        "PATHOS_RUNS", cwd.resolve("runs").toString(),
                        "COLUMNS", "200"));
    }

    private Path plugins() {
        return cwd.resolve("plugins");
    }

    private void train() throws Exception {
        Path place = Files.createDirectories(cwd.resolve("training"));
        Files.writeString(place.resolve("tiny.json"), CONFIG);
        training = launch("training").start("run", "tiny.json");
        await(() -> events().contains("\"epoch\""), "training begins");
    }

    @AfterEach
    void end() throws InterruptedException {
        if (training != null) {
            training.destroyForcibly().waitFor();
        }
    }

    private String events() throws IOException {
        Path file = cwd.resolve("runs/tiny/cells/joint-fold0-seed1-pretrain/events.jsonl");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private String told() throws IOException {
        return Files.readString(cwd.resolve("training/err"));
    }

    private List<String> changes() throws IOException {
        return events().lines()
                .filter(l -> l.contains("\"kind\":\"exchanged\""))
                .map(l -> l.replaceAll(".*\"change\":\"([a-z]+)\".*", "$1"))
                .toList();
    }

    private void await(Callable<Boolean> condition, String what) throws Exception {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.call()) {
            if (System.nanoTime() > end || !training.isAlive()) {
                throw new AssertionError(what + ": in vain\n" + told() + changes());
            }
            Thread.sleep(20);
        }
    }

    private void awaitTold(String line) throws Exception {
        await(() -> told().contains(line), line);
    }

    @Test
    void should_exchange_tasks_of_a_live_pretraining_when_jars_come_change_and_go()
            throws Exception {
        train();
        Path jar = new MadePlugin("2.0.0").in(plugins(), "loudness.jar");
        awaitTold("joint-fold0-seed1-pretrain: loudness (lab.loudness 2.0.0) joined with weight");
        awaitTold("plug-in lab.loudness 2.0.0 came: PretextTask loudness");

        // a lower version replaces a higher one that is still there
        new MadePlugin("1.0.0").in(plugins(), "loudness.jar");
        awaitTold("loudness was swapped for loudness (lab.loudness 1.0.0)");
        awaitTold("plug-in lab.loudness 2.0.0 is not used any more and went");
        assertEquals(List.of("add", "renew"), changes());

        new MadePlugin("3.0.0", "if (true) throw new IllegalStateException(\"no licence\");")
                .in(plugins(), "loudness.jar");
        awaitTold("the new loudness refused: ");
        assertTrue(
                told().lines()
                        .filter(l -> l.contains("the new loudness refused: "))
                        .allMatch(l -> l.contains("no licence")),
                told());
        byte[] whole = Files.readAllBytes(jar);
        Files.write(jar, Arrays.copyOf(whole, whole.length / 2));
        awaitTold("plug-in refused: it is no whole jar (");
        assertEquals(List.of("add", "renew"), changes());

        // from another process
        Path next = new MadePlugin("4.0.0").in(cwd.resolve("lab"), "next.jar");
        Outcome dry = launch("other").run("plugin", "install", next.toString(), "--dry-run");
        assertEquals(0, dry.status(), () -> dry.err().toString());
        assertTrue(dry.out().contains("refreshed  nothing"), () -> dry.out().toString());
        assertEquals(List.of("add", "renew"), changes());
        Outcome installed = launch("other").run("plugin", "install", next.toString());
        assertEquals(0, installed.status(), () -> installed.err().toString());
        awaitTold("loudness was swapped for loudness (lab.loudness 4.0.0)");

        Outcome removed = launch("other").run("plugin", "remove", MadePlugin.NAME);
        assertEquals(0, removed.status(), () -> removed.err().toString());
        awaitTold("plug-in lab.loudness 4.0.0 was removed: PretextTask loudness");
        awaitTold("plug-in lab.loudness 4.0.0 is not used any more and went");
        assertEquals(List.of("add", "renew", "renew", "remove"), changes());
        assertTrue(training.isAlive());
    }

    @Test
    void should_find_the_folder_as_it_was_when_started_again() throws Exception {
        Path fit = new MadePlugin("1.0.0").in(plugins(), "loudness.jar");
        Path bad = Files.writeString(plugins().resolve("bad.jar"), "no zip");
        Files.setLastModifiedTime(bad, FileTime.fromMillis(0));
        Files.copy(fit, plugins().resolve("copy.jar"));
        Outcome parts = launch("parts").run("parts");
        assertEquals(0, parts.status(), () -> parts.err().toString());
        assertTrue(
                parts.out().stream()
                        .anyMatch(l -> l.matches("PretextTask +loudness +lab.loudness 1.+ava.+")),
                () -> parts.out().toString());
        Outcome list = launch("list").run("plugin", "list");
        assertTrue(
                list.out().stream()
                        .anyMatch(
                                l -> l.matches("lab.loudness +1.0.0 +PretextTask loudness +ins.+")),
                () -> list.out().toString());
        assertTrue(
                list.err().stream().anyMatch(l -> l.startsWith("copy.jar is not used"))
                        || list.err().stream()
                                .anyMatch(l -> l.startsWith("loudness.jar is not used")),
                () -> list.err().toString());
    }

    @Test
    void should_refuse_with_cause_and_fix_in_the_first_line() throws Exception {
        Path jar = new MadePlugin("1.0.0").in(cwd.resolve("lab"), "loudness.jar");
        Launch strict =
                new Launch(
                        Files.createDirectories(cwd.resolve("strict")),
                        Map.of(),
                        Map.of("PATHOS_PLUGIN_POLICY", "strict"));
        Outcome unsigned = strict.run("plugin", "install", jar.toString());
        assertEquals(1, unsigned.status());
        assertEquals(
                List.of(
                        "it is not signed (loudness.jar, policy strict): sign it with `jarsigner"
                                + " -keystore <keystore> loudness.jar <alias>`"),
                unsigned.err());
        Outcome unknown = launch("other").run("plugin", "remove", "lab.loud");
        assertEquals(1, unknown.status());
        assertTrue(unknown.firstError().startsWith("there is no plug-in 'lab.loud' ("));
    }

    /** 5 rounds, or 200 with {@code -Dpathos.studies=true}, which prints what it measured. */
    @Test
    void should_leave_no_class_loaders_when_a_live_task_is_replaced_again_and_again()
            throws Exception {
        assumeTrue(Files.exists(LOADERS), "this Java has no jcmd: class loaders are not counted");
        boolean study = Boolean.getBoolean("pathos.studies");
        int rounds = study ? 200 : 5;
        int warm = study ? 20 : 2;
        long[] taken = new long[rounds];
        train();
        long loaders = 0;
        long metaspace = 0;
        for (int round = 1; round <= rounds; round++) {
            int exchanges = round;
            Path jar = new MadePlugin("1.0." + round).in(cwd.resolve("lab"), "loudness.jar");
            long begin = System.currentTimeMillis();
            Files.createDirectories(plugins());
            Files.move(jar, plugins().resolve("loudness.jar"), StandardCopyOption.REPLACE_EXISTING);
            await(() -> changes().size() == exchanges, "exchange " + round);
            taken[round - 1] = exchanged() - begin;
            if (round == warm) {
                loaders = settled(loaders());
                metaspace = metaspace();
            }
        }
        long left = settled(loaders);
        long grown = metaspace();
        if (study) {
            Arrays.sort(taken);
            System.out.printf(
                    "class loaders of bundles after %d and %d rounds: %d, %d; metaspace in kB: %d,"
                            + " %d; jar to exchange in ms, median and most: %d, %d%n",
                    warm,
                    rounds,
                    loaders,
                    left,
                    metaspace,
                    grown,
                    taken[rounds / 2],
                    taken[rounds - 1]);
        }
        assertEquals(loaders, left);
        assertTrue(grown < metaspace * 1.05 || !study, metaspace + " kB became " + grown);
    }

    /** When the last exchange happened, between two steps, in milliseconds. */
    private long exchanged() throws IOException {
        return events().lines()
                .filter(l -> l.contains("\"kind\":\"exchanged\""))
                .map(l -> l.replaceAll(".*\"time\":\"([^\"]+)\".*", "$1"))
                .reduce((first, second) -> second)
                .map(time -> Instant.parse(time).toEpochMilli())
                .orElseThrow();
    }

    /** The number of loaders once superseded bundles have gone and were collected. */
    private long settled(long goal) throws Exception {
        await(
                () ->
                        told().lines().filter(l -> l.contains("is not used any more")).count()
                                == changes().size() - 1,
                "superseded bundles go");
        long now = loaders();
        for (int i = 0; i < 20 && now > goal; i++) {
            now = loaders();
        }
        return now;
    }

    private long loaders() throws Exception {
        jcmd("GC.run");
        jcmd("GC.run");
        return jcmd("VM.classloader_stats").filter(l -> l.contains("BundleClassLoader")).count();
    }

    /** Used kilobytes of metaspace. */
    private long metaspace() throws Exception {
        return jcmd("GC.heap_info")
                .filter(l -> l.contains("Metaspace"))
                .map(l -> l.replaceAll(".*used (\\d+)K.*", "$1"))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }

    private Stream<String> jcmd(String command) throws Exception {
        Process process =
                new ProcessBuilder(LOADERS.toString(), String.valueOf(training.pid()), command)
                        .redirectErrorStream(true)
                        .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), out);
        return out.lines();
    }
}
