package dev.pathos.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.live.Change;
import dev.pathos.api.live.LiveRun;
import dev.pathos.api.live.NotAlive;
import dev.pathos.api.run.Event;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A client of a process that is killed. */
@Timeout(60)
class KilledTest {
    @TempDir Path runs;

    /** Serves an experiment whose changes never end. */
    public static void main(String[] arguments) throws Exception {
        FakeRun fake = new FakeRun(Path.of(arguments[0]));
        LiveRun run =
                (LiveRun)
                        Proxy.newProxyInstance(
                                KilledTest.class.getClassLoader(),
                                new Class<?>[] {LiveRun.class},
                                (proxy, method, given) -> {
                                    if (method.getName().equals("change")) {
                                        Thread.sleep(Long.MAX_VALUE);
                                    }
                                    return method.invoke(fake, given);
                                });
        try (RunSocket ignored = new RunSocket(run, RunSocket.PATIENCE)) {
            while (true) {
                fake.tell(1, "epoch", java.util.Map.of());
                Thread.sleep(5);
            }
        }
    }

    @Test
    void should_say_how_to_go_on_whatever_the_client_was_doing() throws Exception {
        Path folder = Files.createDirectory(runs.resolve("tiny"));
        Files.writeString(folder.resolve("config.json"), "{}");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledTest.class.getName(),
                                folder.toString())
                        .inheritIO()
                        .start();
        try {
            LiveRunsService service = new LiveRunsService(runs);
            Until.holds(() -> SocketFile.answers(folder) || !process.isAlive());
            LiveRun run = service.find("tiny");
            BlockingQueue<Event> heard = new LinkedBlockingQueue<>();
            run.follow((r, event) -> heard.add(event));
            assertEquals("epoch", heard.poll(20, TimeUnit.SECONDS).kind());
            CompletableFuture<String> change =
                    CompletableFuture.supplyAsync(() -> run.change("", new Change.Remove("a")));

            process.destroyForcibly().waitFor();

            String told = "tiny is not alive (" + folder + "): go on with: ./pathos resume tiny";
            ExecutionException failed =
                    assertThrows(ExecutionException.class, () -> change.get(20, TimeUnit.SECONDS));
            assertEquals(told, failed.getCause().getMessage());
            assertEquals(
                    told, assertThrows(NotAlive.class, () -> service.find("tiny")).getMessage());
            assertEquals(told, assertThrows(NotAlive.class, run::pause).getMessage());
            assertTrue(Files.exists(folder.resolve(SocketFile.NAME)), "left behind by kill -9");
        } finally {
            process.destroyForcibly();
        }
    }
}
