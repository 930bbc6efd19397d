package dev.pathos.api.composition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    @ParameterizedTest
    @CsvSource({
        "lld, lld, 0",
        "corpsu, corpus, 1",
        "kitten, sitting, 3",
        "ca, abc, 3",
        "window, '', 6"
    })
    void should_count_edits_of_letters_and_neighbours(String a, String b, int edits) {
        assertEquals(edits, Nearest.distance(a, b));
        assertEquals(edits, Nearest.distance(b, a));
    }

    @Test
    void should_suggest_the_nearest_name_when_one_is_near() {
        List<String> names = List.of("energy-variation", "facial-activation", "lld");
        assertEquals("did you mean 'energy-variation'?", Nearest.advice("energy-variaton", names));
        assertEquals("did you mean 'energy-variation'?", Nearest.advice("Energy", names));
    }

    @Test
    void should_list_all_names_when_none_is_near() {
        assertEquals("choose from a, b", Nearest.advice("elsewhere", List.of("b", "a")));
        assertFalse(Nearest.to("xy", List.of("ab")).isPresent());
        assertFalse(Nearest.to("c", List.of("a")).isPresent());
        assertEquals("there are none", Nearest.advice("x", List.of()));
    }
}
