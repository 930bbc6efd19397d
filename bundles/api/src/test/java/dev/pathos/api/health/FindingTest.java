package dev.pathos.api.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pathos.api.run.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTest {
    @Test
    void should_insist_on_a_remedy_when_something_is_wrong() {
        assertThrows(IllegalArgumentException.class, () -> Finding.warning("disk", "full", ""));
        assertThrows(IllegalArgumentException.class, () -> Finding.problem("disk", "full", " "));
        assertThrows(IllegalArgumentException.class, () -> Finding.ok("disk", ""));
        assertEquals("", Finding.ok("disk", "1 GB free").remedy());
    }

    @Test
    void should_find_the_problems_of_an_examination() {
        Finding problem = Finding.problem("disk", "full", "make room");
        Doctor.Examination examination =
                new Doctor.Examination(
                        new Table("t", List.of(), List.of(), List.of()),
                        List.of(
                                Finding.ok("a", "b"),
                                problem,
                                Finding.warning("disk", "old", "buy one")));
        assertEquals(List.of(problem), examination.problems());
    }
}
