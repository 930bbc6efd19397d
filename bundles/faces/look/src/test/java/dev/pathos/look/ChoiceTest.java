package dev.pathos.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.face.FaceAnalyzer;
import dev.pathos.api.face.FaceInspection.Request;
import dev.pathos.api.run.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    private final List<String> composed = new ArrayList<>();

    private Analyzers only(Set<String> kinds) {
        return (kind, overrides) -> {
            if (!kinds.contains(kind)) {
                throw new Problem("no model", "part " + kind, "name one");
            }
            composed.add(kind + overrides);
            return new Analyzers.Living() {
                @Override
                public FaceAnalyzer analyzer() {
                    return media -> Optional.empty();
                }

                @Override
                public Map<String, Object> properties() {
                    return Map.of();
                }

                @Override
                public void close() {
                    composed.remove(kind + overrides);
                }
            };
        };
    }

    private static Request request(String analyzer, String track, String... overrides) {
        return new Request(
                Path.of("a.mp4"),
                Optional.ofNullable(analyzer),
                List.of(overrides),
                Optional.ofNullable(track).map(Path::of),
                Path.of("out"),
                0,
                1);
    }

    @Test
    void should_take_what_is_named_and_nothing_else() {
        Analyzers analyzers = only(Set.of("motion", "landmarks"));
        try (Choice choice = Choice.of(request("motion", "t.csv", "motion.x=1"), analyzers)) {
            assertEquals("motion", choice.kind());
            assertEquals("", choice.note());
            assertEquals(List.of("motion[motion.x=1]"), composed);
        }
        assertEquals(List.of(), composed);
        assertThrows(Problem.class, () -> Choice.of(request("openface", null), analyzers));
    }

    @Test
    void should_take_the_best_that_comes_to_life_and_say_why() {
        Choice landmarks = Choice.of(request(null, null), only(Set.of("motion", "landmarks")));
        assertEquals("landmarks", landmarks.kind());
        assertEquals("landmarks, as its model is there", landmarks.note());
        Choice motion = Choice.of(request(null, null), only(Set.of("motion")));
        assertEquals("motion", motion.kind());
        assertTrue(motion.note().contains("landmarks does not come to life: no model"));
        assertThrows(Problem.class, () -> Choice.of(request(null, null), only(Set.of())));
    }

    @Test
    void should_take_whose_table_or_settings_are_given() {
        Analyzers all = only(Set.of("motion", "landmarks", "openface"));
        assertEquals("openface", Choice.of(request(null, "t.csv"), all).kind());
        assertEquals("motion", Choice.of(request(null, null, "motion.every=3"), all).kind());
        // Who sets a model wants it, and not something else in silence.
        Analyzers without = only(Set.of("motion"));
        assertThrows(
                Problem.class,
                () -> Choice.of(request(null, null, "landmarks.model=m.onnx"), without));
    }
}
