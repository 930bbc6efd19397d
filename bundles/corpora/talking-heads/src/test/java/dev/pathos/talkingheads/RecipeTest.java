package dev.pathos.talkingheads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecipeTest {
    @Test
    void should_name_another_corpus_when_any_part_differs() {
        Parameters parameters = Parameters.load();
        Set<String> names =
                Stream.of(
                                new Recipe(2, 3, 1, 1, true),
                                new Recipe(3, 3, 1, 1, true),
                                new Recipe(2, 4, 1, 1, true),
                                new Recipe(2, 3, 2, 1, true),
                                new Recipe(2, 3, 1, .5, true),
                                new Recipe(2, 3, 1, 1, false))
                        .map(r -> r.digest(parameters))
                        .collect(Collectors.toSet());
        assertEquals(6, names.size());
        names.forEach(name -> assertTrue(name.matches("[0-9a-f]{16}"), name));
        assertTrue(names.contains(new Recipe(2, 3, 1, 1, true).digest(parameters)));
    }
}
