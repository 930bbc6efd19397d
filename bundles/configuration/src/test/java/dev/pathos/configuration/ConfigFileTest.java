package dev.pathos.configuration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {
    @TempDir Path folder;

    private static List<NamedPart> parse(String json) {
        return ConfigFile.parse(json, Samples.FILE);
    }

    @Test
    void should_read_parts_in_the_order_of_the_file_with_comments() {
        List<NamedPart> parts =
                parse(
                        """
                        // an experiment
                        {
                          ":configurator:resource-version": 1,
                          "zebra~z": {"b": 1, "a": 2.5, /* two
                             lines */ "url": "http://x//y"},
                          "ant~a-1": {"list": [1, 2], "on": true, "none": []},
                          "yak~y": {}
                        }
                        """);
        assertEquals(
                List.of("zebra~z", "ant~a-1", "yak~y"), parts.stream().map(NamedPart::id).toList());
        assertEquals(List.of(0, 1, 2), parts.stream().map(NamedPart::order).toList());
        assertEquals(List.of("b", "a", "url"), List.copyOf(parts.get(0).values().keySet()));
        assertEquals(1L, parts.get(0).values().get("b"));
        assertEquals(2.5, parts.get(0).values().get("a"));
        assertEquals("http://x//y", parts.get(0).values().get("url"));
        assertArrayEquals(new Long[] {1L, 2L}, (Long[]) parts.get(1).values().get("list"));
        assertEquals(true, parts.get(1).values().get("on"));
    }

    @Test
    void should_read_typed_keys_when_the_file_has_the_configurators_types() {
        assertEquals(3, parse("{\"a~b\": {\"n:Integer\": 3}}").get(0).values().get("n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a': {}} | write \"a~<part>\" instead",
                "{'a~': {}} | letters, digits and dashes",
                "{'a~b c': {}} | letters, digits and dashes",
                "{'~b': {}} | <pid>~<part>",
                "{'a~x': {}, 'b~x': {}} | the part name 'x' is taken by a~x",
                "{'a~x': {}, 'a~x': {}} | twice (a.json, a~x)",
                "{'a~x': {'k': 1, 'k': 2}} | twice (a.json, a~x, key k)",
                "{'a~x': {'k': null}} | null is no value (a.json, a~x, key k)",
                "{'a~x': {'k': {'m': 1}}} | an object is no value (a.json, a~x, key k)",
                "{'a~x': {'k': [[1]]}} | an array in an array",
                "{'a~x': {'k': [1, 'b']}} | an array of numbers and strings",
                "{'a~x': {'k': 99999999999999999999}} | beyond 64 bits",
                "{'a~x': {'k:Integer': 'many'}} | many",
                "{'a~x': 3} | a part is an object",
                "{} | is empty",
                "[] | no JSON object",
                "{'a~x': {'k' 1}} | not JSON at line 1",
                "{'a~x': {'k': 1} | not JSON at line 1: it ends too early",
                "{'a~x': {}} {} | not JSON",
                "'' | JSON"
            })
    void should_say_what_is_wrong_when_a_file_is_not_a_configuration(String json, String words) {
        Problem problem = assertThrows(Problem.class, () -> parse(json.replace('\'', '"')), json);
        assertTrue(problem.getMessage().contains(words), problem.getMessage());
        assertTrue(problem.getMessage().contains("a.json"), problem.getMessage());
    }

    @Test
    void should_name_the_line_when_the_error_stands_further_down() {
        Problem problem =
                assertThrows(Problem.class, () -> parse("{\n// note\n\"a~x\": {\n\"k\": ]\n}}"));
        assertTrue(problem.getMessage().startsWith("not JSON at line 4"), problem.getMessage());
    }

    @Test
    void should_read_a_file_that_begins_with_a_byte_order_mark() throws IOException {
        Path file = Files.writeString(folder.resolve("bom.json"), "\uFEFF{\"a~x\": {}}");
        assertEquals("x", ConfigFile.read(file).get(0).name());
    }

    @Test
    void should_name_the_file_when_it_cannot_be_read() throws IOException {
        Path missing = folder.resolve("missing.json");
        Problem problem = assertThrows(Problem.class, () -> ConfigFile.read(missing));
        assertTrue(problem.getMessage().startsWith("no such configuration file (" + missing));
        assertTrue(
                assertThrows(Problem.class, () -> ConfigFile.read(folder))
                        .getMessage()
                        .startsWith("a folder, no configuration"));
        Path empty = Files.writeString(folder.resolve("empty.json"), " \n");
        assertTrue(
                assertThrows(Problem.class, () -> ConfigFile.read(empty))
                        .getMessage()
                        .startsWith("the file is empty"));
        Path binary = Files.write(folder.resolve("b.json"), new byte[] {(byte) 0xC3, 0x28});
        assertTrue(
                assertThrows(Problem.class, () -> ConfigFile.read(binary))
                        .getMessage()
                        .startsWith("not text in UTF-8"));
    }
}
