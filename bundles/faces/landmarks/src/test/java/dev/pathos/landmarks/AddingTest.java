package dev.pathos.landmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pathos.api.face.LandmarkModels.Addition;
import dev.pathos.api.run.Digests;
import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Adds models from a server of the test's own. */
class AddingTest {
    private static final String ZEROS = "0".repeat(64);
    private static final long LIMIT = 100_000;

    @TempDir Path temp;
    private ModelFolder folder;
    private HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<String> progress = new ArrayList<>();
    private Seen seen = Seen.spread();
    private Duration patience = Duration.ofSeconds(60);
    private final byte[] model = Networks.fitting();
    private String digest;

    /** What the server does. */
    private interface Answer {
        void give(HttpExchange exchange) throws IOException, InterruptedException;
    }

    @BeforeEach
    void serve() throws IOException {
        folder = new ModelFolder(temp.resolve("models"));
        digest = Digests.of(Files.write(temp.resolve("original.onnx"), model));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        answer("/model.onnx", exchange -> send(exchange, model));
        server.start();
    }

    @AfterEach
    void end() {
        ended.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(String path, Answer answer) {
        server.createContext(
                path,
                exchange -> {
                    requests.incrementAndGet();
                    try {
                        answer.give(exchange);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } finally {
                        exchange.close();
                    }
                });
    }

    private static void send(HttpExchange exchange, byte[] content) throws IOException {
        exchange.sendResponseHeaders(200, content.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(content);
        }
    }

    private URI url(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    private Examination add(URI source, String name, Map<String, String> said, boolean trusted) {
        return new Adding(folder, new Trial(seen), LIMIT, patience)
                .add(
                        new Addition(source, name, said, trusted),
                        (bytes, total) -> progress.add(bytes + "/" + total));
    }

    private Examination fetch(String path, String sha256) {
        return add(url(path), "m", Map.of("sha256", sha256), false);
    }

    private String refused(String path) throws IOException {
        return refused(path, digest);
    }

    private String refused(String path, String sha256) throws IOException {
        String message = assertThrows(Problem.class, () -> fetch(path, sha256)).getMessage();
        assertNothingThere();
        return message;
    }

    /** Hidden or not, but for the lock. */
    private void assertNothingThere() throws IOException {
        try (Stream<Path> files = Files.list(folder.path())) {
            assertEquals(List.of(".lock"), files.map(f -> f.getFileName().toString()).toList());
        }
    }

    @Test
    void should_be_there_with_its_description_when_the_digest_is_right() throws IOException {
        Examination found = fetch("/model.onnx", digest);
        assertEquals(List.of("m"), folder.names());
        assertEquals(digest, Digests.of(folder.file("m")));
        assertEquals(found.description(), folder.described("m"));
        assertEquals(digest, found.description().sha256());
        assertEquals("points", found.description().output());
        assertEquals(112, found.description().size());
        assertEquals(1, seen.networks.size());
        assertEquals(digest, seen.networks.get(0).sha256());
        assertEquals(model.length + "/" + model.length, progress.get(progress.size() - 1));
        try (Stream<Path> files = Files.list(folder.path())) {
            assertEquals(3, files.count(), "model, description and lock");
        }
    }

    @Test
    void should_keep_what_is_said_of_it() {
        Map<String, String> said = new HashMap<>();
        said.put("sha256", digest);
        said.put("color", "bgr");
        said.put("scale", "1/127.5");
        said.put("mean", "1");
        said.put("output.unit", "pixel");
        said.put("box.factor", "1.3");
        add(url("/model.onnx"), "m", said, false);
        Description description = folder.described("m");
        assertEquals("bgr", description.color());
        assertEquals(Unit.PIXEL, description.unit());
        assertEquals(1.3, description.boxFactor());
        assertEquals(1 / 127.5, description.network(folder.file("m")).scale());
    }

    @Test
    void should_name_both_digests_and_keep_nothing_when_the_digest_is_wrong() throws IOException {
        String message = refused("/model.onnx", ZEROS);
        assertTrue(message.contains("its SHA-256 is " + digest + " and not " + ZEROS), message);
        answer("/page", e -> send(e, "<html>sign in</html>".getBytes()));
        assertTrue(refused("/page").contains("it is a web page"), refused("/page"));
    }

    @Test
    void should_ask_nobody_when_no_digest_is_given() {
        String message =
                assertThrows(Problem.class, () -> add(url("/model.onnx"), "m", Map.of(), false))
                        .getMessage();
        assertTrue(message.startsWith("no SHA-256 is given"), message);
        assertTrue(message.contains("--trust"), message);
        assertEquals(0, requests.get());
        assertEquals(digest, add(url("/model.onnx"), "m", Map.of(), true).description().sha256());
    }

    @Test
    void should_follow_where_an_address_leads() throws IOException {
        answer(
                "/moved",
                e -> {
                    e.getResponseHeaders().set("Location", "/model.onnx");
                    e.sendResponseHeaders(302, -1);
                });
        assertEquals(digest, fetch("/moved", digest).description().sha256());
    }

    @Test
    void should_say_so_when_addresses_lead_in_a_circle() throws IOException {
        answer(
                "/circle",
                e -> {
                    e.getResponseHeaders().set("Location", "/circle");
                    e.sendResponseHeaders(301, -1);
                });
        assertTrue(refused("/circle").contains("it leads to /circle, which is not followed"));
    }

    @Test
    void should_tell_the_status_when_there_is_no_such_file() throws IOException {
        assertTrue(refused("/absent").contains("the server answers with status 404"));
        answer("/broken", e -> e.sendResponseHeaders(500, -1));
        assertTrue(refused("/broken").contains("the server answers with status 500"));
    }

    @Test
    void should_notice_when_the_connection_ends_early() throws IOException {
        answer(
                "/early",
                e -> {
                    e.sendResponseHeaders(200, 5000);
                    e.getResponseBody().write(model, 0, 200);
                    e.getResponseBody().flush();
                });
        assertTrue(refused("/early").contains("it broke off after"), refused("/early"));
    }

    @Test
    void should_stop_when_it_is_too_large() throws IOException {
        answer("/said", e -> e.sendResponseHeaders(200, LIMIT + 1));
        assertTrue(refused("/said").contains("it is larger than 100.0 kB"), refused("/said"));
        answer(
                "/unsaid",
                e -> {
                    e.sendResponseHeaders(200, 0);
                    byte[] piece = new byte[10_000];
                    for (int i = 0; i < 1000; i++) {
                        e.getResponseBody().write(piece);
                    }
                });
        assertTrue(refused("/unsaid").contains("it is larger than 100.0 kB"));
    }

    @Test
    void should_give_up_when_nothing_comes_any_more() throws IOException {
        answer(
                "/stuck",
                e -> {
                    e.sendResponseHeaders(200, 5000);
                    e.getResponseBody().write(model, 0, 200);
                    e.getResponseBody().flush();
                    ended.await();
                });
        patience = Duration.ofSeconds(1);
        String message = refused("/stuck");
        assertTrue(message.contains("nothing came for 1 s, after "), message);
    }

    @Test
    void should_keep_nothing_when_it_is_interrupted() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        answer(
                "/slow",
                e -> {
                    e.sendResponseHeaders(200, 5000);
                    e.getResponseBody().write(model, 0, 200);
                    e.getResponseBody().flush();
                    begun.countDown();
                    ended.await();
                });
        Thread test = Thread.currentThread();
        threads.execute(
                () -> {
                    try {
                        begun.await();
                        test.interrupt();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        String message = assertThrows(Problem.class, () -> fetch("/slow", digest)).getMessage();
        assertTrue(Thread.interrupted());
        assertTrue(message.contains("interrupted after"), message);
        assertNothingThere();
    }

    @Test
    void should_say_whom_it_cannot_reach() throws IOException {
        server.stop(0);
        String message = refused("/model.onnx");
        assertTrue(message.contains("no connection to localhost"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://localhost/m.onnx", "mailto:a@b", "http:///m.onnx", "m.onnx"})
    void should_refuse_what_is_no_address(String address) {
        String message =
                assertThrows(Problem.class, () -> add(URI.create(address), "m", Map.of(), true))
                        .getMessage();
        assertTrue(message.startsWith("no address of a file"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../m", "a/b", "a\\b", ".m", "a.b", "", " ", "-m", "ä", "con:"})
    void should_refuse_names_that_lead_elsewhere(String name) {
        String message =
                assertThrows(Problem.class, () -> add(url("/model.onnx"), name, Map.of(), true))
                        .getMessage();
        assertTrue(message.startsWith("no name of a model: '" + name + "'"), message);
        assertEquals(0, requests.get());
        assertFalse(Files.exists(folder.path()));
    }

    @Test
    void should_leave_what_is_there_alone() throws IOException {
        fetch("/model.onnx", digest);
        answer("/other", e -> send(e, Networks.of(List.of(1, 3, 64, 64), List.of(136))));
        String message =
                assertThrows(Problem.class, () -> add(url("/other"), "m", Map.of(), true))
                        .getMessage();
        assertTrue(message.startsWith("there is a model 'm' already"), message);
        assertEquals(1, requests.get(), "refused before anything was fetched");
        assertEquals(digest, Digests.of(folder.file("m")));

        Files.delete(folder.description("m"));
        message =
                assertThrows(Problem.class, () -> add(url("/other"), "m", Map.of(), true))
                        .getMessage();
        assertTrue(message.startsWith("there is another file already"), message);
        assertEquals(digest, Digests.of(folder.file("m")));
        // the same file without a description is what a kill at the last instant leaves
        fetch("/model.onnx", digest);
        assertEquals(digest, folder.described("m").sha256());
    }

    @Test
    void should_take_files_and_say_why_when_it_cannot() throws IOException {
        Path original = temp.resolve("original.onnx");
        add(original.toUri(), "m", Map.of(), true);
        assertEquals(digest, folder.described("m").sha256());
        for (Map.Entry<Path, String> bad :
                Map.of(
                                temp.resolve("absent.onnx"),
                                "no such file",
                                temp,
                                "it is a folder",
                                Files.write(temp.resolve("big"), new byte[(int) LIMIT + 1]),
                                "it is larger than")
                        .entrySet()) {
            String message =
                    assertThrows(
                                    Problem.class,
                                    () -> add(bad.getKey().toUri(), "x", Map.of(), true))
                            .getMessage();
            assertTrue(message.contains(bad.getValue()), message);
            assertTrue(message.endsWith("name an .onnx file that can be read"), message);
            assertEquals(List.of("m"), folder.names());
        }
    }

    @Test
    void should_blame_the_folder_of_models_when_the_disk_is_full() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "this system has no /dev/full");
        List<URI> sources = List.of(temp.resolve("original.onnx").toUri(), url("/model.onnx"));
        for (URI source : sources) {
            Files.createDirectories(folder.path());
            Files.createSymbolicLink(folder.path().resolve(".incoming.onnx"), full);
            Problem e = assertThrows(Problem.class, () -> add(source, "m", Map.of(), true));
            assertTrue(e.getMessage().startsWith("the model cannot be added"), e.getMessage());
            assertTrue(e.getMessage().contains("PATHOS_MODELS"), e.getMessage());
            assertNothingThere();
        }
    }

    @Test
    void should_add_nothing_that_does_not_fit_or_run() throws IOException {
        answer("/98", e -> send(e, Networks.of(List.of(1, 3, 112, 112), List.of(1, 98, 2))));
        String message =
                assertThrows(Problem.class, () -> add(url("/98"), "m", Map.of(), true))
                        .getMessage();
        assertTrue(message.contains("(98 points) and not 136 values"), message);
        message =
                assertThrows(
                                Problem.class,
                                () -> add(url("/model.onnx"), "m", Map.of("size", "96"), true))
                        .getMessage();
        assertTrue(message.contains("pictures of 112 x 112 and not 96 x 96"), message);
        seen =
                new Seen(
                        network -> {
                            throw new Problem("no operator Foo", network.file() + "", "go");
                        });
        message = refused("/model.onnx");
        assertTrue(message.contains("it does not run: no operator Foo (http"), message);
        seen = new Seen(network -> Seen.values(0, Double.NaN));
        message = refused("/model.onnx");
        assertTrue(message.contains("it gives values that are no numbers"), message);
    }

    @Test
    void should_doubt_the_unit_when_values_do_not_look_like_it() {
        seen = new Seen(network -> Seen.values(4, 108));
        assertEquals(
                "On a picture without a face it gave 4.00 to 108, which does not look like"
                        + " output.unit share; it could be pixel.",
                fetch("/model.onnx", digest).remark());
        seen = new Seen(network -> Seen.values(0, 0));
        assertTrue(
                add(url("/model.onnx"), "n", Map.of(), true)
                        .remark()
                        .endsWith("share: are scale, mean and deviation right?"));
        seen = new Seen(network -> Seen.values(-.9, .9));
        Map<String, String> signed = Map.of("output.unit", "signed");
        assertTrue(
                add(url("/model.onnx"), "o", signed, true)
                        .remark()
                        .endsWith("gave -0.900 to 0.900."));
    }
}
