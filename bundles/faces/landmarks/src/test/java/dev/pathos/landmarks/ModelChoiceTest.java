package dev.pathos.landmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Digests;
import dev.pathos.api.run.Problem;
import dev.pathos.tck.Configured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelChoiceTest {
    @TempDir Path cwd;
    private ModelFolder folder;

    @BeforeEach
    void prepare() throws IOException {
        folder = new ModelFolder(cwd.resolve("models"));
        Files.createDirectories(folder.path());
    }

    private String model(String name, String more) throws IOException {
        Files.writeString(folder.file(name), "the network " + name);
        String digest = Digests.of(folder.file(name));
        Files.writeString(folder.description(name), "{\"sha256\": \"" + digest + "\"" + more + "}");
        return digest;
    }

    private LandmarkModel choose(Map<String, Object> given) {
        return ModelChoice.of(Configured.of(LandmarkSettings.class, given), folder, cwd);
    }

    private String refused(Map<String, Object> given) {
        return assertThrows(Problem.class, () -> choose(given)).getMessage();
    }

    @Test
    void should_take_the_only_model_when_none_is_named() throws IOException {
        String digest = model("pfld", ", \"box.factor\": 1.3");
        LandmarkModel model = choose(Map.of());
        assertEquals("pfld", model.name());
        assertEquals(folder.file("pfld"), model.network().file());
        assertEquals(digest, model.network().sha256());
        assertEquals(1.3, model.boxFactor());
        assertEquals(digest, choose(Map.of("model", "pfld")).network().sha256());
    }

    @Test
    void should_explain_when_there_is_none_or_several() throws IOException {
        String none = refused(Map.of());
        assertTrue(none.startsWith("there is no landmark model (" + folder.path()), none);
        assertTrue(none.contains("models fetch") && none.contains("motion"), none);
        model("b", "");
        model("a", "");
        assertTrue(refused(Map.of()).contains("several landmark models: a, b"), refused(Map.of()));
    }

    @Test
    void should_name_the_nearest_when_there_is_no_such_model() throws IOException {
        model("pfld68", "");
        String refused = refused(Map.of("model", "pfld86"));
        assertTrue(refused.contains("no model 'pfld86'"), refused);
        assertTrue(refused.contains("did you mean 'pfld68'?"), refused);
    }

    @Test
    void should_refuse_settings_that_contradict_the_description() throws IOException {
        String digest = model("m", ", \"size\": 96, \"mean\": [1, 1, 1]");
        choose(Map.of("size", 96, "mean", new double[] {1}, "sha256", digest, "color", "rgb"));
        String size = refused(Map.of("size", 112));
        assertTrue(size.startsWith("the key size says 112, and the description"), size);
        assertTrue(size.contains(" 96 ") && size.contains(folder.description("m") + ""), size);
        assertTrue(refused(Map.of("sha256", "0".repeat(64))).contains("key sha256 says 000"));
        assertTrue(refused(Map.of("box.factor", 1.2)).contains("key box.factor says 1.2"));
        assertTrue(refused(Map.of("scale", 1.)).contains("key scale says 1,"));
    }

    @Test
    void should_take_a_path_only_with_its_digest() throws IOException {
        Path file = Files.writeString(cwd.resolve("other.onnx"), "another network");
        String digest = Digests.of(file);
        String refused = refused(Map.of("model", "other.onnx"));
        assertTrue(refused.contains("needs its SHA-256"), refused);
        assertTrue(refused.contains("set the key sha256 to " + digest), refused);
        LandmarkModel model = choose(Map.of("model", "./other.onnx", "sha256", digest, "size", 64));
        assertEquals(file, model.network().file());
        assertEquals(digest, model.network().sha256());
        assertEquals(64, model.network().size());
        assertTrue(
                refused(Map.of("model", "sub/absent.onnx", "sha256", digest))
                        .startsWith("no such file: " + cwd.resolve("sub/absent.onnx")));
        assertTrue(refused(Map.of("model", "models/")).startsWith("not a file"));
    }

    @Test
    void should_say_what_a_half_model_lacks() throws IOException {
        Files.writeString(folder.file("bare"), "a network");
        assertTrue(
                refused(Map.of()).contains("nothing describes the model 'bare'"),
                refused(Map.of()));
        model("m", "");
        Files.delete(folder.file("m"));
        String lost = refused(Map.of("model", "m"));
        assertTrue(lost.startsWith("the file of the model 'm' is missing"), lost);
    }

    @Test
    void should_refuse_values_that_cannot_be() throws IOException {
        model("m", "");
        String refused = refused(Map.of("mean", new double[] {1, 2}));
        assertTrue(refused.contains("(part landmarks, key mean)"), refused);
        assertTrue(refused(Map.of("sha256", "abc")).contains("64 hexadecimal digits"));
    }
}
