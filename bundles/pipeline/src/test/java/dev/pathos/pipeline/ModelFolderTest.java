package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModelFolderTest {
    @Test
    void should_take_the_wanted_parts_and_those_that_they_name() {
        JsonObject config =
                json(
                        """
                        {
                          "corpus~c": { "root": "features" },
                          "vad~cutter": { "level": 3 },
                          "lld~features": { "cutter": "cutter", "deltas": true },
                          "map~classes": { "a": ["b"] },
                          "categorical~labels": { "maps": ["classes"], "hidden": [128] },
                          "cnn~encoder": { "pooling": "mean" },
                          "experiment~e": { "features": "features", "corpus": "c" }
                        }
                        """);
        assertEquals(
                List.of(
                        "vad~cutter",
                        "lld~features",
                        "map~classes",
                        "categorical~labels",
                        "cnn~encoder"),
                ModelFolder.parts(config, Set.of("labels", "features", "encoder")));
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
