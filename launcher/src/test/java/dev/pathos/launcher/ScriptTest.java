package dev.pathos.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTest {
    private static final Path FILE = Path.of("study.gosh");

    private static List<Script.Statement> parse(String... lines) {
        return Script.parse(FILE, String.join("\n", lines)).statements();
    }

    @Test
    void should_cut_at_line_ends_and_semicolons_and_know_the_line() {
        List<Script.Statement> statements = parse("# first", "", "run a; plan b", "runs");

        assertEquals(
                List.of(
                        new Script.Statement("run a", 3, false),
                        new Script.Statement("plan b", 3, false),
                        new Script.Statement("runs", 4, false)),
                statements);
    }

    @Test
    void should_keep_pipes_closures_and_conditions_in_one_piece() {
        List<Script.Statement> statements =
                parse("each [1 2] {", "  echo $it", "}", "runs | grep x && echo yes");

        assertEquals(2, statements.size());
        assertEquals("each [1 2] {\n  echo $it\n}", statements.get(0).text());
        assertEquals("runs | grep x && echo yes", statements.get(1).text());
        assertEquals(4, statements.get(1).line());
    }

    @Test
    void should_tell_assignments_from_commands() {
        assertTrue(parse("x = (runs)").get(0).assignment());
        assertFalse(parse("run a --set b=c").get(0).assignment());
    }

    @Test
    void should_name_file_and_line_when_the_syntax_is_wrong() {
        LaunchProblem open = assertThrows(LaunchProblem.class, () -> parse("runs", "each {"));
        LaunchProblem closed = assertThrows(LaunchProblem.class, () -> parse("runs", "", "}"));

        assertTrue(open.getMessage().startsWith("study.gosh:2: "), open.getMessage());
        assertTrue(closed.getMessage().startsWith("study.gosh:3: "), closed.getMessage());
    }
}
