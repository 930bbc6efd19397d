package dev.pathos.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.pathos.launcher.Launch.Outcome;
import dev.pathos.tck.TinyNetwork;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Brings landmark models through the shipped launcher, which runs them where it decodes videos. */
class FaceModelsTest {
    @TempDir Path cwd;
    private Launch launch;

    @BeforeEach
    void prepare() {
        launch =
                new Launch(
                        cwd,
                        Map.of(),
                        Map.of(
                                "PATHOS_CACHE",
                                cwd.resolve("cache").toString(),
                                "PATHOS_MODELS",
                                "faces"));
    }

    /** Points from 0 to 1 over the input, whatever is seen. */
    private static byte[] model() {
        float[] points = new float[136];
        for (int i = 0; i < points.length; i++) {
            points[i] = i / 135f;
        }
        return TinyNetwork.pooled(
                List.of(1, 3, 32, 32),
                "points",
                List.of(1, 136),
                new float[3 * points.length],
                points);
    }

    private String told(int status, String... arguments) throws Exception {
        Outcome outcome = launch.run(arguments);
        assertEquals(status, outcome.status(), () -> String.join("\n", outcome.err()));
        String text = status == 0 ? String.join(" ", outcome.out()) : outcome.firstError();
        return text.replaceAll(" +", " ");
    }

    @Test
    void should_run_a_model_once_before_it_is_there() throws Exception {
        Files.write(cwd.resolve("m.onnx"), model());
        String added = told(0, "models", "add", "m.onnx", "--name", "tiny");
        assertTrue(added.contains("it gave 0.00 to 1.00."), added);
        assertTrue(Files.exists(cwd.resolve("faces/tiny.json")));
        String listed = told(0, "models");
        assertTrue(listed.contains("ok 32 x 32 rgb points share 1.1 yes"), listed);
        String other = new String(model(), StandardCharsets.ISO_8859_1);
        Files.writeString(
                cwd.resolve("foreign.onnx"),
                other.replace("GlobalAveragePool", "GlobalAveragePoor"),
                StandardCharsets.ISO_8859_1);
        String refused = told(1, "models", "add", "foreign.onnx", "--name", "foreign");
        assertTrue(refused.contains("it does not run"), refused);
        assertTrue(refused.contains("GlobalAveragePoor"), refused);
        assertFalse(Files.exists(cwd.resolve("faces/foreign.onnx")));
    }

    @Test
    void should_fetch_what_has_the_digest_and_verify_it_later() throws Exception {
        byte[] content = model();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, content.length);
                    exchange.getResponseBody().write(content);
                    exchange.close();
                });
        server.start();
        try {
            String url = "http://localhost:" + server.getAddress().getPort() + "/m.onnx";
            String[] call = {"models", "fetch", url, "--name", "tiny", "--sha256", "0".repeat(64)};
            String refused = told(1, call);
            String digest = refused.replaceAll(".*its SHA-256 is ([0-9a-f]{64}) and not.*", "$1");
            assertEquals(64, digest.length(), refused);
            call[6] = digest;
            assertTrue(told(0, call).contains(digest));
        } finally {
            server.stop(0);
        }
        Files.write(cwd.resolve("faces/tiny.onnx"), new byte[] {1});
        assertTrue(told(1, "models", "verify").startsWith("models that cannot be used: 1 (tiny)"));
    }
}
