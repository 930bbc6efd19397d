package dev.pathos.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureReaderTest {
    @TempDir Path folder;

    @TempDir Path ours;

    private FeatureReader reader;

    @BeforeEach
    void read() {
        reader = new FeatureReader("7.8.9", ours);
    }

    private List<BundleEntry> bundles(Path file) {
        return reader.read(file).stream().flatMap(f -> f.bundles().stream()).toList();
    }

    private Path write(String name, String json) throws IOException {
        return Files.writeString(folder.resolve(name), json.replace('\'', '"'));
    }

    private String problemWith(String json) throws IOException {
        Path file = write("bad.json", json);
        String message = assertThrows(FeatureProblem.class, () -> reader.read(file)).getMessage();
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

        List<BundleEntry> bundles = bundles(file);

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

        List<BundleEntry> bundles = bundles(file);

        assertEquals("2.2.18", bundles.get(0).id().getVersion());
        assertEquals("7.8.9", bundles.get(1).id().getVersion());
    }

    @Test
    void should_read_all_features_that_a_list_names_beside_itself() throws IOException {
        write("one.json", "{'id':'x:one:1','bundles':[{'id':'g:a:1'}]}");
        write("two.json", "{'id':'x:two:1','bundles':[{'id':'g:b:1'}]}");

        List<BundleEntry> bundles = bundles(write("list.json", "['one.json','two.json']"));

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

        FeatureProblem problem = assertThrows(FeatureProblem.class, () -> reader.read(file));

        assertTrue(problem.getMessage().startsWith(file + ": no such file."));
    }

    @Test
    void should_take_features_of_the_platform_when_a_list_names_what_is_not_beside_it()
            throws IOException {
        Files.writeString(ours.resolve("base.json"), feature("base", "g:ours:1"));
        Files.writeString(ours.resolve("speech.json"), feature("speech", "g:speech:1"));
        Files.writeString(ours.resolve("default.json"), "[\"base.json\", \"speech.json\"]");
        write("speech.json", feature("speech", "g:theirs:1"));

        Path list = write("lab.json", "['default.json','speech.json','base.json']");

        assertEquals(
                List.of("g:ours", "g:speech", "g:theirs"),
                bundles(list).stream().map(BundleEntry::key).toList());
    }

    private static String feature(String name, String bundle) {
        return ("{'id':'x:" + name + ":1','bundles':[{'id':'" + bundle + "'}]}").replace('\'', '"');
    }

    @Test
    void should_say_where_it_looked_when_a_list_names_nothing() throws IOException {
        Path list = write("lab.json", "['spech.json']");

        String message = assertThrows(FeatureProblem.class, () -> reader.read(list)).getMessage();

        assertEquals(
                list
                        + ": names spech.json, which is neither beside it nor in "
                        + ours
                        + ". Correct the name, or put the file there.",
                message);
    }

    @Test
    void should_mean_the_platforms_when_a_list_names_what_it_is_called_itself() throws IOException {
        Files.writeString(ours.resolve("speech.json"), feature("speech", "g:ours:1"));

        Path list = write("speech.json", "['speech.json']");

        assertEquals("g:ours", bundles(list).get(0).key());
    }

    @Test
    void should_refuse_a_list_that_contains_itself() throws IOException {
        write("other.json", "['lab.json']");
        Path list = write("lab.json", "['other.json']");

        String message = assertThrows(FeatureProblem.class, () -> reader.read(list)).getMessage();

        assertTrue(message.startsWith(list + ": this list contains itself."), message);
    }

    @Test
    void should_read_for_which_machine_native_code_is_and_where_a_jar_lies() throws IOException {
        Path file =
                write(
                        "a.json",
                        "{'id':'x:a:1','bundles':[{'id':'g:n:jar:c:1','platform':'linux-x86_64',"
                                + "'natives':'avx2','profile':'p'},"
                                + "{'id':'g:n:jar:d:1','platform':'linux-x86_64'},"
                                + "{'id':'g:a:1','jar':'target/a.jar'}]}");

        List<BundleEntry> bundles = bundles(file);

        assertEquals(
                Optional.of(new Variant("linux-x86_64", "avx2", Optional.of("p"))),
                bundles.get(0).variant());
        assertTrue(bundles.get(1).variant().orElseThrow().plain());
        assertEquals(Optional.empty(), bundles.get(2).variant());
        assertEquals(Optional.of(folder.resolve("target/a.jar")), bundles.get(2).jar());
        assertEquals(
                "g:a:1 has \"natives\" without a \"platform\". Add it, such as linux-x86_64.",
                problemWith("{'id':'x:a:1','bundles':[{'id':'g:a:1','natives':'avx2'}]}"));
        assertEquals(
                "\"jar\" of g:a:1 is no text.",
                problemWith("{'id':'x:a:1','bundles':[{'id':'g:a:1','jar':7}]}"));
    }
}
