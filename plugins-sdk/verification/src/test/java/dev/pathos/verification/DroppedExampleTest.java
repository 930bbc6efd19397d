package dev.pathos.verification;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Drops the jar of the example into a platform that is training. */
class DroppedExampleTest {
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
            Files.copy(Plugins.jar(Place.HOME.resolve("plugins-sdk/example")), dropped);
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
