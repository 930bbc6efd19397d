package dev.pathos.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Experiments;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.RunIndex;
import dev.pathos.api.run.RunIndex.Question;
import dev.pathos.api.run.Table;
import dev.pathos.api.run.WrongUsage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunsCommandTest {
    private static final Table PLAIN = new Table("plain", List.of(), List.of(), List.of());
    private static final Table INDEXED = new Table("indexed", List.of(), List.of(), List.of());

    private final List<Question> asked = new ArrayList<>();
    private final RunIndex index =
            question -> {
                asked.add(question);
                return INDEXED;
            };
    private final RunsCommand command = new RunsCommand(new Plain(), index);

    /** Lists and can do nothing else. */
    private static final class Plain implements Experiments {
        @Override
        public List<Table> plan(Path config, List<String> overrides) {
            throw new AssertionError("not asked for");
        }

        @Override
        public List<Table> run(Path config, List<String> overrides) {
            throw new AssertionError("not asked for");
        }

        @Override
        public List<Table> resume(String experiment) {
            throw new AssertionError("not asked for");
        }

        @Override
        public List<Table> reproduce(Path recorded, List<String> overrides) {
            throw new AssertionError("not asked for");
        }

        @Override
        public Table runs() {
            return PLAIN;
        }
    }

    @Test
    void should_ask_the_index_for_what_was_typed() {
        assertSame(INDEXED, command.runs());
        command.runs("--where", "f1 > 0.5", "--sort", "f1:desc", "--limit", "3", "--cells");
        command.runs("--where=name = a", "--rebuild");

        assertEquals(
                List.of(
                        Question.ALL,
                        new Question("f1 > 0.5", "f1:desc", 3, true, false),
                        new Question("name = a", "", 0, false, true)),
                asked);
    }

    @Test
    void should_refuse_wrong_calls_with_the_way_to_call_it() {
        for (String[] wrong :
                new String[][] {
                    {"a"},
                    {"--limit", "many"},
                    {"--limit", "-1"},
                    {"--where"},
                    {"--cells=yes"},
                    {"--order"}
                }) {
            WrongUsage e = assertThrows(WrongUsage.class, () -> command.runs(wrong));
            assertTrue(e.getMessage().contains("[--where <condition>]"), e.getMessage());
        }
        assertEquals(List.of(), asked);
    }

    @Test
    void should_say_how_it_is_called_when_the_index_does_not_understand() {
        RunIndex strict =
                question -> {
                    throw new WrongUsage("runs have no column 'f2'");
                };
        RunsCommand commands = new RunsCommand(new Plain(), strict);
        WrongUsage e = assertThrows(WrongUsage.class, () -> commands.runs("--sort", "f2"));
        assertTrue(e.getMessage().contains("no column 'f2'; call it as: runs"), e.getMessage());
    }

    @Test
    void should_list_plainly_without_an_index() {
        RunsCommand plain = new RunsCommand(new Plain(), null);

        assertSame(PLAIN, plain.runs());
        assertThrows(Problem.class, () -> plain.runs("--cells"));
        assertTrue(plain.runs("--help").toString().startsWith("usage: runs [--where"));
    }
}
