package dev.pathos.encoders;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.api.encoder.Batch;
import dev.pathos.api.encoder.Encoder;
import dev.pathos.api.encoder.Learner;
import dev.pathos.api.run.Seeds;
import dev.pathos.api.task.Head;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Many steps on batches of ever other sizes: memory stays flat. A study, with a heap that does not
 * grow by itself: {@code -Dpathos.studies=true -DargLine="-Xms300m -Xmx300m -XX:+AlwaysPreTouch"}.
 */
class SoakTest {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int STEPS = 10_000;

    /** What is resident in MB when native memory of collected objects has been given back. */
    private static long settled() throws IOException, InterruptedException {
        System.gc();
        Thread.sleep(500);
        for (String line : Files.readAllLines(STATUS)) {
            if (line.startsWith("VmRSS")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        throw new IOException("no VmRSS in " + STATUS);
    }

    @Test
    void should_keep_its_memory_when_it_trains_for_long() throws IOException, InterruptedException {
        assumeTrue(Boolean.getBoolean("pathos.studies"), "a study: -Dpathos.studies=true");
        assumeTrue(Files.isReadable(STATUS), "no Linux here");
        Runtime heap = Runtime.getRuntime();
        assumeTrue(heap.totalMemory() > .9 * heap.maxMemory(), "give a fixed heap, -Xms as -Xmx");
        for (Encoder encoder :
                List.of(
                        Nets.cnn("attentive", .2, 2, 2),
                        Nets.lstm("gated", .2, 2, 2),
                        Nets.vgg(true, 2, 2),
                        Nets.transformer(.2, 2, 2))) {
            SplittableRandom random = Seeds.random(4, "sizes");
            try (Learner learner = Nets.open(encoder, Nets.ADAM)) {
                learner.add("a", Head.utterance(3, 6), 2);
                long early = 0;
                for (int step = 0; step < STEPS; step++) {
                    int[] chunks = new int[1 + random.nextInt(16)];
                    for (int i = 0; i < chunks.length; i++) {
                        chunks[i] = 1 + random.nextInt(11);
                    }
                    Batch batch = Nets.batch(step, chunks);
                    Nets.step(learner, batch, Set.of("a"), Nets.USUAL, step);
                    if (step == STEPS / 2) {
                        early = settled();
                    }
                }
                long late = settled();
                System.out.printf(
                        "%s: %d MB resident after %d steps, %d after %d%n",
                        encoder.getClass().getSimpleName(), early, STEPS / 2, late, STEPS);
                assertTrue(late < early * 1.05, early + " MB, then " + late);
            }
        }
    }
}
