package dev.pathos.auemotion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrototypeTest {
    @Test
    void should_read_units_in_two_digits_when_written_as_numbers() {
        assertEquals(
                List.of(
                        new Prototype("mild joy", List.of("AU06", "AU12")),
                        new Prototype("contempt", List.of("AU14"))),
                Prototype.parse(new String[] {" mild joy = 6 + 12", "contempt=14"}));
    }

    @Test
    void should_count_a_unit_once_when_written_twice() {
        assertEquals(List.of("AU06"), Prototype.parse(new String[] {"a=6+06"}).get(0).units());
    }

    @ParameterizedTest
    @ValueSource(strings = {"happiness", "=6+12", "happiness=", "happiness=6+", "happiness=AU6"})
    void should_show_the_form_when_a_prototype_is_malformed(String text) {
        Problem problem = assertThrows(Problem.class, () -> Prototype.parse(new String[] {text}));
        assertTrue(problem.getMessage().contains("'" + text + "'"), problem.getMessage());
        assertTrue(problem.getMessage().contains("happiness=6+12"), problem.getMessage());
    }

    @Test
    void should_refuse_an_emotion_when_it_comes_twice() {
        assertThrows(Problem.class, () -> Prototype.parse(new String[] {"a=6", "a=12"}));
    }
}
