package dev.pathos.landmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.pathos.api.face.LandmarkModels.Addition;
import dev.pathos.api.face.LandmarkModels.Watcher;
import dev.pathos.api.run.Digests;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that fetches a model. */
class KillTest {
    @TempDir Path temp;

    /** The process. */
    static final class Fetching {
        private Fetching() {}

        /**
         * Fetches.
         *
         * @param arguments folder and address
         */
        public static void main(String[] arguments) {
            add(
                    new ModelFolder(Path.of(arguments[0])),
                    URI.create(arguments[1]),
                    (bytes, total) -> System.out.println(bytes));
        }
    }

    private static void add(ModelFolder folder, URI from, Watcher watcher) {
        new Adding(folder, new Trial(Seen.spread()), 1_000_000, Duration.ofSeconds(60))
                .add(new Addition(from, "m", Map.of(), true), watcher);
    }

    @Test
    void should_show_nothing_when_it_is_killed_and_be_whole_the_next_time() throws Exception {
        byte[] model = Networks.fitting();
        CountDownLatch killed = new CountDownLatch(1);
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, model.length);
                    exchange.getResponseBody().write(model, 0, model.length / 2);
                    exchange.getResponseBody().flush();
                    try {
                        killed.await();
                        exchange.getResponseBody()
                                .write(model, model.length / 2, model.length - model.length / 2);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } finally {
                        exchange.close();
                    }
                });
        server.start();
        ModelFolder folder = new ModelFolder(temp.resolve("models"));
        URI from = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
        try {
            Process process = start(folder.path(), from);
            assertTrue(process.getInputStream().read() > 0, "something of it has come");
            process.destroyForcibly();
            process.waitFor();
            assertEquals(List.of(), folder.names());
            assertEquals(List.of(), folder.strangers());
            assertTrue(hidden(folder) > 1, "it was killed in the midst");
            killed.countDown();
            add(folder, from, (bytes, total) -> {});
            assertEquals(List.of("m"), folder.names());
            assertEquals(folder.described("m").sha256(), Digests.of(folder.file("m")));
            assertEquals(1, hidden(folder), "the lock alone");
        } finally {
            killed.countDown();
            server.stop(0);
            threads.shutdownNow();
            threads.awaitTermination(10, TimeUnit.SECONDS);
        }
    }

    private static long hidden(ModelFolder folder) throws Exception {
        try (Stream<Path> files = Files.list(folder.path())) {
            return files.filter(f -> f.getFileName().toString().startsWith(".")).count();
        }
    }

    private static Process start(Path folder, URI from) throws Exception {
        String path =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        path,
                        Fetching.class.getName(),
                        folder.toString(),
                        from.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
