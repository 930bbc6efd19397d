package dev.pathos.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.face.FaceAnalyzer;
import dev.pathos.api.run.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChosenTest {
    private final List<String> asked = new ArrayList<>();

    private Analyzers without(String missing) {
        return (pid, overrides) -> {
            asked.add(pid + overrides);
            if (pid.equals(missing)) {
                throw new Problem("no model", "part " + pid, "name one");
            }
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
                    asked.add("close");
                }
            };
        };
    }

    @Test
    void should_prefer_landmarks_and_fall_back_to_motion_when_nothing_is_said() {
        Chosen best = Chosen.of(without("none"), Optional.empty(), List.of());
        assertEquals("landmarks", best.name());
        assertEquals("", best.note());
        Chosen.of(without("landmarks"), Optional.empty(), List.of()).close();
        assertEquals(List.of("landmarks[]", "landmarks[]", "motion[]", "close"), asked);
        String note = Chosen.of(without("landmarks"), Optional.empty(), List.of()).note();
        assertTrue(note.startsWith("motion because landmarks does not come to life: no model"));
    }

    @Test
    void should_take_the_one_that_settings_are_given_for() {
        List<String> settings = List.of("landmarks.model=x");
        assertThrows(
                Problem.class, () -> Chosen.of(without("landmarks"), Optional.empty(), settings));
        assertEquals(List.of("landmarks[landmarks.model=x]"), asked);
        assertEquals(
                "py-feat", Chosen.of(without("none"), Optional.of("py-feat"), List.of()).name());
    }
}
