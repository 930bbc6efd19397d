package dev.pathos.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pathos.terminal.Form.Expected;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FormTest {
    private static List<String> expected(String usage, String... words) {
        return told(new Form(usage).expected(List.of(words)));
    }

    private static List<String> told(List<Expected> expected) {
        return expected.stream()
                .map(e -> e.placeholder() ? "<" + e.text() + ">" : e.text())
                .toList();
    }

    @Test
    void should_expect_operands_one_after_the_other() {
        String usage = "<draft> <role> <kind>";
        assertEquals(List.of("<draft>"), expected(usage));
        assertEquals(List.of("<kind>"), expected(usage, "d", "corpus"));
        assertEquals(List.of(), expected(usage, "d", "corpus", "ravdess"));
    }

    @Test
    void should_know_what_the_operands_before_stand_for() {
        Form form = new Form("<draft> <role> <kind>");
        Expected kind = form.expected(List.of("d", "corpus")).get(0);
        assertEquals(Map.of("draft", "d", "role", "corpus"), kind.given());
        assertEquals(Map.of("draft", "d"), form.given(List.of("d")));
        assertEquals("x", form.given(List.of("d", "corpus", "x")).get("kind"));
    }

    @Test
    void should_expect_further_ones_when_a_placeholder_repeats() {
        String usage = "<model> <file or folder>...";
        assertEquals(List.of("<file>"), expected(usage, "m"));
        assertEquals(List.of("<file>"), expected(usage, "m", "a", "b"));
    }

    @Test
    void should_follow_verbs_and_what_may_be_left_out() {
        String usage =
                "[verify [<name>] | add <file> --name <name> | remove <name>] [--<key> <value>]...";
        assertEquals(List.of("verify", "add", "remove"), expected(usage));
        assertEquals(List.of("<name>"), expected(usage, "verify"));
        assertEquals(List.of("<file>"), expected(usage, "add"));
        assertEquals(List.of(), expected(usage, "list"));
    }

    @Test
    void should_find_options_wherever_they_stand_with_what_they_take() {
        Form form =
                new Form(
                        "<clips> --out <folder> [--sort <column>[:desc]] [--cells]"
                                + " [--faces mark|require|off] [--extractor <kind> | --analyzer"
                                + " <kind, or part>] [--set <part>.<key>=<value>]...");
        assertEquals(
                new TreeSet<>(
                        List.of(
                                "--out",
                                "--sort",
                                "--cells",
                                "--faces",
                                "--extractor",
                                "--analyzer",
                                "--set")),
                new TreeSet<>(form.options().keySet()));
        assertEquals(List.of("<column>"), told(form.options().get("--sort").orElseThrow()));
        assertEquals(true, form.options().get("--cells").isEmpty());
        assertEquals(
                List.of("mark", "require", "off"),
                told(form.options().get("--faces").orElseThrow()));
        assertEquals(List.of("<kind>"), told(form.options().get("--analyzer").orElseThrow()));
        assertEquals(List.of("<part.key=value>"), told(form.options().get("--set").orElseThrow()));
        assertEquals(List.of("<clips>"), told(form.expected(List.of())));
    }

    @Test
    void should_offer_words_beside_a_placeholder() {
        assertEquals(List.of("from-name", "<name>"), expected("from-name|<name>"));
        assertEquals(List.of(), expected(""));
    }
}
