package dev.pathos.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import dev.pathos.api.run.WrongUsage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentTest {
    private static final List<NamedPart> PARTS =
            List.of(new NamedPart("faces", "corpus", 0, Map.of("a", 1L)));

    @Test
    void should_split_at_the_first_dot_and_the_first_equals_sign() {
        assertEquals(
                new Assignment("corpus", "window.ms", "a.b=c"),
                Assignment.parse("corpus.window.ms=a.b=c"));
        assertEquals(new Assignment("corpus", "root", ""), Assignment.parse("corpus.root="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"corpus", "corpus.root", "root=1", ".root=1", "corpus.=1", "a=b.c", ""})
    void should_show_the_form_when_an_assignment_has_another(String text) {
        WrongUsage wrong = assertThrows(WrongUsage.class, () -> Assignment.parse(text));
        assertTrue(wrong.getMessage().contains("<part>.<key>=<value>"));
    }

    @Test
    void should_let_the_later_override_win() {
        List<NamedPart> changed =
                Assignment.apply(
                        PARTS, Samples.FILE, List.of("corpus.a=2", "corpus.b=3", "corpus.a=4"));
        assertEquals("4", ((Assignment) changed.get(0).values().get("a")).text());
        assertEquals("3", ((Assignment) changed.get(0).values().get("b")).text());
    }

    @Test
    void should_suggest_the_nearest_part_when_it_is_unknown() {
        Problem problem =
                assertThrows(
                        Problem.class,
                        () -> Assignment.apply(PARTS, Samples.FILE, List.of("corpsu.a=2")));
        assertTrue(problem.getMessage().endsWith("(a.json): did you mean 'corpus'?"));
    }

    @Test
    void should_name_the_part_when_its_kind_stands_in_its_place() {
        Problem problem =
                assertThrows(
                        Problem.class,
                        () -> Assignment.apply(PARTS, Samples.FILE, List.of("faces.a=2")));
        assertTrue(problem.getMessage().endsWith("give the name after 'faces~': corpus"));
    }
}
