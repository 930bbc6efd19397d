package dev.pathos.api.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.live.NotAlive;
import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void should_be_one_line_whose_parts_make_the_same_line_again() {
        Problem problem = new Problem("it is\ntorn (twice): so", "a.wav: here", "mend it");
        assertEquals("it is torn (twice): so (a.wav: here): mend it", problem.getMessage());
        assertEquals(
                problem.getMessage(),
                new Problem(problem.what(), problem.where(), problem.remedy()).toString());
    }

    @Test
    void should_tell_whether_what_is_not_alive_has_ended() {
        NotAlive problem = new NotAlive("tiny", "runs/tiny", true, "it has ended");
        assertTrue(problem.done());
        assertEquals("tiny is not alive (runs/tiny): it has ended", problem.getMessage());
    }
}
