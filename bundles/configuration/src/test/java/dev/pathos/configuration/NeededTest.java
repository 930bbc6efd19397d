package dev.pathos.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeededTest {
    /** Corpora, and corpora that read one or several others. */
    private static final Catalog CATALOG =
            new Catalog(
                    List.of(
                            Samples.kind("faces", "x.Corpus", List.of()),
                            Samples.kind(
                                    "map",
                                    "x.Corpus",
                                    List.of(Samples.link("corpus", "x.Corpus", "1..1"))),
                            Samples.kind(
                                    "joined",
                                    "x.Corpus",
                                    List.of(Samples.link("corpora", "x.Corpus", "1..n")))));

    private static List<String> needed(String part, String json) {
        List<CheckedPart> all = Samples.check(CATALOG, json);
        return Needed.of(part, all, Samples.FILE).stream().map(CheckedPart::name).toList();
    }

    @Test
    void should_take_a_part_and_all_that_it_refers_to_when_asked_for_one() {
        String json =
                """
                {
                  "joined~both": {"corpora": ["b", "mapped"]},
                  "map~mapped": {"corpus": "a"},
                  "faces~a": {},
                  "faces~b": {},
                  "faces~c": {}
                }
                """;
        assertEquals(List.of("both", "mapped", "a", "b"), needed("both", json));
        assertEquals(List.of("mapped", "a"), needed("mapped", json));
        assertEquals(List.of("c"), needed("c", json));
        Problem e = assertThrows(Problem.class, () -> needed("maped", json));
        assertTrue(e.getMessage().contains("'maped'"), e.getMessage());
        assertTrue(e.getMessage().contains("mapped"), e.getMessage());
    }

    @Test
    void should_not_take_itself_when_a_corpus_names_no_other() {
        assertEquals(
                List.of("mapped", "a"), needed("mapped", "{\"map~mapped\": {}, \"faces~a\": {}}"));
        assertEquals(
                List.of("all", "a", "b"),
                needed("all", "{\"joined~all\": {}, \"faces~a\": {}, \"faces~b\": {}}"));
    }

    @Test
    void should_refuse_parts_that_refer_to_one_another_in_a_circle() {
        String json =
                """
                {
                  "map~a": {"corpus": "b"},
                  "map~b": {"corpus": "c"},
                  "joined~c": {"corpora": ["d", "b"]},
                  "faces~d": {}
                }
                """;
        Problem e = assertThrows(Problem.class, () -> needed("d", json));
        assertTrue(e.getMessage().contains("b -> c -> b"), e.getMessage());
    }
}
