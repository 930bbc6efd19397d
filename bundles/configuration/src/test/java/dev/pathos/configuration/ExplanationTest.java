package dev.pathos.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final Setting RATE =
            new Setting("rate", "how fast", ValueType.DOUBLE, false, List.of(), "0", "1", .5);
    private static final Setting LEVEL =
            new Setting(
                    "level",
                    "Whose values?",
                    ValueType.STRING,
                    false,
                    List.of("chunk", "frame"),
                    "",
                    "",
                    "chunk");
    private static final Setting WIDTHS =
            new Setting(
                    "widths",
                    "",
                    ValueType.INTEGER,
                    true,
                    List.of(),
                    "1",
                    "",
                    new Integer[] {128, 128, 128, 64});
    private static final Setting ROOT = Samples.setting("root", ValueType.STRING, null);

    private static Kind kind(List<Link> links, Setting... settings) {
        Map<String, Setting> keys = new LinkedHashMap<>();
        for (Setting setting : settings) {
            keys.put(setting.key(), setting);
        }
        Kind sample = Samples.kind("lld", "x.Extractor", List.of());
        return new Kind(
                "lld",
                "lld",
                "Descriptors of speech.",
                sample.bundle(),
                sample.services(),
                List.of(),
                keys,
                links,
                "");
    }

    private static List<Table> explain(Kind kind, String state) {
        return new Explanation(kind, state, Samples.catalog()).tables();
    }

    @Test
    void should_tell_type_default_and_limits_of_each_key_in_the_order_of_declaration() {
        List<Table> tables = explain(kind(List.of(), RATE, LEVEL, WIDTHS, ROOT), "available");

        assertEquals(1, tables.size());
        assertEquals(
                "lld (Extractor of a.bundle 1.0.0): Descriptors of speech.", tables.get(0).title());
        assertEquals(
                List.of(
                        List.of("rate", "number", "0.5", "how fast. A number from 0 to 1."),
                        List.of("level", "text", "\"chunk\"", "Whose values? One of chunk, frame."),
                        List.of(
                                "widths",
                                "[whole number]",
                                "see right",
                                "Each a whole number from 1. Default: [128, 128, 128, 64]"),
                        List.of("root", "text", "none", "Must be given.")),
                tables.get(0).rows());
    }

    @Test
    void should_tell_what_references_take_and_which_kinds_fit() {
        Kind kind =
                kind(
                        List.of(
                                Samples.link("corpus", "x.Corpus", "1..1"),
                                Samples.link("tasks", "x.Task", "0..n"),
                                Samples.link("main", "x.Task", "0..1"),
                                Samples.link("all", "x.Task", "1..n"),
                                Samples.link("media", "x.Media", "1..1"),
                                Samples.link("rate", "x.Task", "1..1")),
                        RATE);

        assertEquals(
                List.of(
                        List.of(
                                "corpus",
                                "Corpus",
                                "one",
                                "A part of faces. Without the key: the only one in the file."),
                        List.of(
                                "tasks",
                                "Task",
                                "any number",
                                "A part of melody, rhythm. Without the key: none."),
                        List.of(
                                "main",
                                "Task",
                                "one or none",
                                "A part of melody, rhythm. Without the key: none."),
                        List.of(
                                "all",
                                "Task",
                                "one or more",
                                "A part of melody, rhythm. Without the key: all in the file."),
                        List.of(
                                "media",
                                "Media",
                                "one",
                                "The platform serves it; leave the key out.")),
                explain(kind, "available").get(1).rows());
    }

    @Test
    void should_say_that_there_are_no_keys_and_why_a_kind_cannot_be_used() {
        Table table = explain(kind(List.of()), "its bundle is not started").get(0);

        assertEquals(List.of(), table.header());
        assertEquals(
                List.of(
                        "It has no keys of its own.",
                        "It cannot be used now: its bundle is not started"),
                table.notes());
    }

    @Test
    void should_name_the_nearest_kind_when_there_is_none_of_the_name() {
        Catalog catalog = Samples.catalog();
        Problem problem =
                assertThrows(Problem.class, () -> catalog.named("rythm", Place.file("x")));
        assertEquals(
                "no bundle offers a part 'rythm' (x): did you mean 'rhythm'? (the command parts"
                        + " lists what there is)",
                problem.getMessage());
    }
}
