package dev.pathos.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pathos.api.composition.FilePart;
import dev.pathos.api.composition.PartKind;
import dev.pathos.api.composition.PartKind.Key;
import dev.pathos.api.composition.PartKind.Reference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DescribedTest {
    private static PartKind described(String pid) {
        Catalog catalog = Samples.catalog();
        return Described.kind(catalog.kinds().get(pid), "available", catalog);
    }

    @Test
    void should_tell_keys_with_type_default_and_what_is_allowed() {
        assertEquals(
                List.of(
                        new Key(
                                "noise",
                                PartKind.Type.NUMBER,
                                false,
                                List.of(),
                                "a number",
                                Optional.of(.5),
                                ""),
                        new Key(
                                "speakers",
                                PartKind.Type.WHOLE,
                                false,
                                List.of(),
                                "a whole number from 3 to 99",
                                Optional.of(20),
                                "")),
                described("faces").keys());
    }

    @Test
    void should_tell_references_with_the_kinds_that_fit() {
        assertEquals(
                List.of(
                        new Reference("corpus", "x.Corpus", false, true, false, List.of("faces")),
                        new Reference(
                                "tasks", "x.Task", true, false, false, List.of("melody", "rhythm")),
                        new Reference("media", "x.Media", false, true, true, List.of())),
                described("trial").references());
    }

    @Test
    void should_give_arrays_of_a_file_as_lists() {
        String json = "{\"trial~t\": {\"tasks\": [\"b\", \"c\"], \"seed\": 4, \"noise\": 0.5}}";
        FilePart part = Described.part(ConfigFile.parse(json, Samples.FILE).get(0));
        assertEquals("trial~t", part.id());
        assertEquals(Map.of("tasks", List.of("b", "c"), "seed", 4L, "noise", .5), part.values());
        assertEquals(List.of("tasks", "seed", "noise"), List.copyOf(part.values().keySet()));
    }
}
