package dev.pathos.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckTest {
    private static final String FILE =
            """
            {
              "faces~corpus": {"speakers": 5},
              "rhythm~beat": {},
              "melody~tune": {},
              "trial~trial": {"tasks": ["tune", "beat"]}
            }
            """;

    @Test
    void should_fill_in_defaults_and_take_the_files_and_the_overrides_values() {
        List<CheckedPart> parts = Samples.check(FILE, "corpus.noise=0.25", "trial.seed=9");
        assertEquals(Map.of("speakers", 5, "noise", .25), parts.get(0).settings());
        assertEquals(Map.of("level", "chunk"), parts.get(1).settings());
        assertEquals(Map.of("seed", 9L), parts.get(3).settings());
    }

    @Test
    void should_wire_by_name_and_fill_mandatory_references() {
        var properties = Samples.check(FILE).get(3).properties("r1");
        assertEquals(
                "(&(pathos.run=r1)(|(pathos.part=tune)(pathos.part=beat)))",
                properties.get("tasks.target"));
        assertEquals(2, properties.get("tasks.cardinality.minimum"));
        assertEquals("(&(pathos.run=r1)(pathos.part=corpus))", properties.get("corpus.target"));
        assertEquals(null, properties.get("corpus.cardinality.minimum"));
        assertEquals("r1", properties.get("pathos.run"));
        assertEquals("trial", properties.get("pathos.part"));
        assertEquals(3, properties.get("pathos.order"));
        assertEquals(1L, properties.get("seed"));
    }

    @Test
    void should_wire_optional_references_to_nothing_when_the_file_names_none() {
        String silent = FILE.replace("\"tasks\": [\"tune\", \"beat\"]", "");
        var properties = Samples.check(silent).get(3).properties("r1");
        assertEquals("(!(objectClass=*))", properties.get("tasks.target"));
        assertEquals(null, properties.get("tasks.cardinality.minimum"));
    }

    @Test
    void should_leave_references_alone_when_only_the_platform_serves_them() {
        CheckedPart trial = Samples.check(FILE).get(3);
        assertEquals(null, trial.properties("r1").get("media.target"));
        assertFalse(trial.wires().keySet().stream().anyMatch(l -> l.name().equals("media")));
    }

    @Test
    void should_take_names_from_the_command_line() {
        CheckedPart trial = Samples.check(FILE, "trial.tasks=beat").get(3);
        assertEquals(
                "(&(pathos.run=r1)(pathos.part=beat))", trial.properties("r1").get("tasks.target"));
        assertEquals(
                "(!(objectClass=*))",
                Samples.check(FILE, "trial.tasks=").get(3).properties("r1").get("tasks.target"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'fases~c': {}} | a.json, fases~c): did you mean 'faces'?",
                "{'zoo~c': {}} | choose from faces, melody, rhythm, trial",
                "{'faces~c': {'speaker': 5}} | a.json, faces~c, key speaker): did you mean"
                        + " 'speakers'?",
                "{'faces~c': {'speakers': 2}} | give a whole number from 3 to 99",
                "{'faces~c': {'speakers.target': 'x'}} | has no key 'speakers.target'",
                "{'trial~t': {}} | key corpus): add one of faces to the file",
                "{'faces~c': {}, 'faces~d': {}, 'trial~t': {}} | ambiguous: c or d could be the"
                        + " Corpus",
                "{'faces~c': {}, 'trial~t': {'corpus': 'd'}} | there is no part 'd'",
                "{'faces~voices': {}, 'trial~t': {'corpus': 'voice'}} | did you mean 'voices'?",
                "{'faces~c': {}, 'trial~t': {'tasks': 'c'}} | 'faces~c' is a Corpus and not a Task"
                        + " (a.json, trial~t, key tasks): add one of melody, rhythm",
                "{'faces~c': {}, 'faces~d': {}, 'trial~t': {'corpus': ['c', 'd']}} | takes one"
                        + " part and not 2",
                "{'faces~c': {}, 'trial~t': {'corpus': []}} | names none",
                "{'faces~c': {}, 'rhythm~b': {}, 'trial~t': {'tasks': ['b', 'b']}} | twice",
                "{'faces~c': {}, 'trial~t': {'tasks': 3}} | '3' is no part's name",
                "{'faces~c': {}, 'trial~t': {'media': 'c'}} | the platform serves it"
            })
    void should_say_what_is_wrong_and_what_would_be_right(String json, String words) {
        Problem problem =
                assertThrows(Problem.class, () -> Samples.check(json.replace('\'', '"')), json);
        assertTrue(problem.getMessage().contains(words), problem.getMessage());
    }

    @Test
    void should_refuse_a_part_when_it_refers_to_itself() {
        Catalog catalog =
                new Catalog(
                        List.of(
                                Samples.kind(
                                        "echo",
                                        "x.Echo",
                                        List.of(Samples.link("of", "x.Echo", "0..1")))));
        Problem problem =
                assertThrows(
                        Problem.class,
                        () -> Samples.check(catalog, "{\"echo~e\": {\"of\": \"e\"}}"));
        assertTrue(problem.getMessage().startsWith("a part cannot refer to itself"));
    }

    @Test
    void should_ask_for_a_value_when_a_setting_has_no_default() {
        Catalog catalog =
                new Catalog(
                        List.of(
                                Samples.kind(
                                        "manifest",
                                        "x.Corpus",
                                        List.of(),
                                        Samples.setting("root", ValueType.STRING, null))));
        Problem problem =
                assertThrows(
                        Problem.class, () -> Samples.check(catalog, "{\"manifest~corpus\": {}}"));
        assertEquals(
                "'root' is not set and has no default (a.json, manifest~corpus, key root): give"
                        + " text",
                problem.getMessage());
    }

    @Test
    void should_pass_on_why_a_kind_cannot_be_used() {
        Kind kind = Samples.kind("lame", "x.Task", List.of());
        Catalog catalog =
                new Catalog(
                        List.of(
                                new Kind(
                                        kind.pid(),
                                        kind.component(),
                                        kind.description(),
                                        kind.bundle(),
                                        kind.services(),
                                        List.of(),
                                        Map.of(),
                                        List.of(),
                                        "its bundle is not started")));
        Problem problem =
                assertThrows(Problem.class, () -> Samples.check(catalog, "{\"lame~l\": {}}"));
        assertEquals(
                "'lame' of a.bundle 1.0.0 cannot be used (a.json, lame~l): its bundle is not"
                        + " started",
                problem.getMessage());
    }

    @Test
    void should_compose_to_the_same_when_the_resolved_text_is_read_again() {
        List<CheckedPart> parts = Samples.check(FILE, "corpus.noise=1e-9");
        String resolved = Resolved.json(parts);
        assertEquals(resolved, Resolved.json(Samples.check(resolved)));
        List<CheckedPart> again = Samples.check(resolved);
        assertEquals(
                parts.stream().map(part -> part.properties("r")).toList(),
                again.stream().map(part -> part.properties("r")).toList());
        assertTrue(resolved.contains("\"level\": \"chunk\""), resolved);
        assertTrue(resolved.contains("\"corpus\": \"corpus\""), resolved);
    }

    @Test
    void should_keep_every_type_when_the_resolved_text_is_read_again() {
        Catalog catalog =
                new Catalog(
                        List.of(
                                Samples.kind(
                                        "all",
                                        "x.All",
                                        List.of(),
                                        Samples.setting("d", ValueType.DOUBLE, Double.NaN),
                                        Samples.setting("l", ValueType.LONG, Long.MIN_VALUE),
                                        Samples.setting("b", ValueType.BOOLEAN, true),
                                        Samples.setting("s", ValueType.STRING, "a \"b\"\n\\"),
                                        Samples.array("e", ValueType.STRING, new String[0]),
                                        Samples.array(
                                                "i", ValueType.INTEGER, new Integer[] {1, -2}))));
        List<CheckedPart> parts = Samples.check(catalog, "{\"all~a\": {}}");
        String resolved = Resolved.json(parts);
        assertEquals(resolved, Resolved.json(Samples.check(catalog, resolved)));
        assertTrue(resolved.contains("\"l\": -9223372036854775808"), resolved);
    }

    @Test
    void should_leave_a_reference_to_the_platform_when_it_says_what_it_takes_without_a_part() {
        Link media = new Link("media", "x.Media", false, true, true);
        Catalog catalog =
                new Catalog(
                        List.of(
                                Samples.kind("sound", "x.Media", List.of()),
                                Samples.kind("trial", "x.Trial", List.of(media))));
        CheckedPart alone = Samples.check(catalog, "{\"trial~t\": {}}").get(0);
        assertEquals(null, alone.properties("r1").get("media.target"));
        String beside = "{\"trial~t\": {}, \"sound~s\": {}}";
        assertEquals(
                "(&(pathos.run=r1)(pathos.part=s))",
                Samples.check(catalog, beside).get(0).properties("r1").get("media.target"));
        String two = "{\"trial~t\": {\"media\": \"b\"}, \"sound~a\": {}, \"sound~b\": {}}";
        assertEquals(
                "(&(pathos.run=r1)(pathos.part=b))",
                Samples.check(catalog, two).get(0).properties("r1").get("media.target"));
    }

    private static List<String> problems(String json) {
        List<NamedPart> parts = ConfigFile.parse(json.replace('\'', '"'), Samples.FILE);
        return Check.problems(parts, Samples.FILE, Samples.catalog()).stream()
                .map(Problem::getMessage)
                .toList();
    }

    @Test
    void should_tell_everything_that_is_wrong_when_asked_to() {
        List<String> problems =
                problems(
                        "{'faces~c': {'speaker': 5, 'noise': true}, 'zoo~z': {},"
                                + " 'rhythm~b': {'level': 'chunks'}, 'trial~t': {'tasks': 'd'}}");
        List<String> beginnings =
                List.of(
                        "no bundle offers a part 'zoo' (a.json, zoo~z)",
                        "'faces' has no key 'speaker' (a.json, faces~c, key speaker)",
                        "'true' is not a number (a.json, faces~c, key noise)",
                        "'chunks' is not an option (a.json, rhythm~b, key level)",
                        "there is no part 'd' (a.json, trial~t, key tasks)");
        assertEquals(beginnings.size(), problems.size(), problems.toString());
        for (int i = 0; i < beginnings.size(); i++) {
            assertTrue(problems.get(i).startsWith(beginnings.get(i)), problems.get(i));
        }
    }

    @Test
    void should_tell_nothing_when_nothing_is_wrong() {
        assertEquals(List.of(), problems(FILE));
    }
}
