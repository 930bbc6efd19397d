package dev.pathos.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureReaderTest {
    @TempDir Path folder;

    private final FeatureReader reader = new FeatureReader("7.8.9");

    private Path write(String name, String json) throws IOException {
        return Files.writeString(folder.resolve(name), json.replace('\'', '"'));
    }

    private String problemWith(String json) throws IOException {
        Path file = write("bad.json", json);
        String message = assertThrows(LaunchProblem.class, () -> reader.read(file)).getMessage();
        assertTrue(message.startsWith(file + ": "), message);
        return message.substring((file + ": ").length());
    }

    @Test
    void should_read_coordinates_and_start_level() throws IOException {
        Path file =
                write(
                        "a.json",
                        "{'id':'x:a:1','bundles':["
                                + "{'id':'g:one:1.2','start-level':3,'when':'shell'},"
                                + "{'id':'g:two:2.0'}]}");

        List<BundleEntry> bundles = reader.read(file);

        assertEquals("g:one", bundles.get(0).key());
        assertEquals("1.2", bundles.get(0).id().getVersion());
        assertEquals(3, bundles.get(0).startLevel());
        assertTrue(bundles.get(0).shellOnly());
        assertEquals(10, bundles.get(1).startLevel());
        assertFalse(bundles.get(1).shellOnly());
        assertEquals(file, bundles.get(1).feature());
    }

    @Test
    void should_substitute_declared_and_predefined_variables() throws IOException {
        Path file =
                write(
                        "a.json",
                        "{'id':'x:a:1','variables':{'scr':'2.2.18'},'bundles':["
                                + "{'id':'g:scr:${scr}'},{'id':'g:api:${pathos.version}'}]}");

        List<BundleEntry> bundles = reader.read(file);

        assertEquals("2.2.18", bundles.get(0).id().getVersion());
        assertEquals("7.8.9", bundles.get(1).id().getVersion());
    }

    @Test
    void should_read_all_features_that_a_list_names_beside_itself() throws IOException {
        write("one.json", "{'id':'x:one:1','bundles':[{'id':'g:a:1'}]}");
        write("two.json", "{'id':'x:two:1','bundles':[{'id':'g:b:1'}]}");

        List<BundleEntry> bundles = reader.read(write("list.json", "['one.json','two.json']"));

        assertEquals(List.of("g:a", "g:b"), bundles.stream().map(BundleEntry::key).toList());
    }

    @Test
    void should_refuse_a_bundle_that_is_a_plain_string() throws IOException {
        assertEquals(
                "the bundle \"g:a:1\" is not an object. Write { \"id\": \"group:artifact:version\""
                        + " }.",
                problemWith("{'id':'x:a:1','bundles':['g:a:1']}"));
    }

    @Test
    void should_refuse_what_it_would_have_to_ignore() throws IOException {
        assertTrue(
                problemWith("{'id':'x:a:1','bundles':[],'configurations':{'p':{}}}")
                        .startsWith("\"configurations\" is not supported."));
    }

    @Test
    void should_name_the_variable_when_it_is_not_declared() throws IOException {
        assertEquals(
                "the variable ${scr} is not declared under \"variables\".",
                problemWith("{'id':'x:a:1','bundles':[{'id':'g:scr:${scr}'}]}"));
    }

    @Test
    void should_say_what_is_wrong_when_the_file_is_no_feature() throws IOException {
        assertTrue(problemWith("{'id':").startsWith("is not JSON."));
        assertEquals("\"bundles\" is missing or is no list.", problemWith("{'id':'x:a:1'}"));
        assertTrue(problemWith("{'bundles':[{'id':'g:a:1'}]}").startsWith("is not a feature."));
        assertEquals("7 is not a file name in quotation marks.", problemWith("[7]"));
        assertEquals(
                "the start-level of g:a:1 is no number from 1 on.",
                problemWith("{'id':'x:a:1','bundles':[{'id':'g:a:1','start-level':0}]}"));
    }

    @Test
    void should_name_the_file_when_it_does_not_exist() {
        Path file = folder.resolve("none.json");

        LaunchProblem problem = assertThrows(LaunchProblem.class, () -> reader.read(file));

        assertTrue(problem.getMessage().startsWith(file + ": no such file."));
    }
}
