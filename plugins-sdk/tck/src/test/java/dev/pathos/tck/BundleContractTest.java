package dev.pathos.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.MediaSource;
import dev.pathos.tck.plugin.Level;
import dev.pathos.tck.plugin.Screen;
import dev.pathos.tck.plugin.Silence;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.annotation.versioning.ProviderType;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class BundleContractTest {
    private static final String COMPONENT = "OSGI-INF/level.xml";
    private static final String KEYS = "OSGI-INF/metatype/level.xml";
    private static final String API =
            "dev.pathos.api.feature;version=\"[1.1,2)\",dev.pathos.api.signal;version=\"[1.1,2)\"";

    /** What the test at hand has put into a bundle. */
    private static Path built;

    @TempDir Path folder;

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, byte[]> content = new LinkedHashMap<>();

    static class Built extends BundleContract {
        @Override
        protected Path bundle() {
            return built;
        }
    }

    static class Declared extends Built {
        @Override
        protected Set<String> libraries() {
            return Set.of("org.apache.*");
        }

        @Override
        protected Set<String> unreached() {
            return Set.of("org.w3c.dom");
        }
    }

    BundleContractTest() throws IOException {
        headers.put("Bundle-ManifestVersion", "2");
        headers.put("Bundle-SymbolicName", "lab.level");
        headers.put("Bundle-Version", "1.0.0");
        headers.put("Import-Package", API);
        headers.put("Service-Component", COMPONENT);
        add(Level.class);
        component("configuration-policy=\"require\"", "dev.pathos.api.feature.FeatureExtractor");
        keys("factoryPid", "Double");
    }

    private void add(Class<?> type) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getResourceAsStream("/" + name)) {
            content.put(name, in.readAllBytes());
        }
    }

    private void component(String policy, String service) {
        text(
                COMPONENT,
                "<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.4.0\" name=\"level\" "
                        + policy
                        + "><service><provide interface=\""
                        + service
                        + "\"/></service></scr:component>");
    }

    private void keys(String pid, String type) {
        text(
                KEYS,
                "<m:MetaData xmlns:m=\"http://www.osgi.org/xmlns/metatype/v1.2.0\"><OCD id=\"s\">"
                        + "<AD id=\"gain\" type=\""
                        + type
                        + "\"/></OCD><Designate "
                        + pid
                        + "=\"level\"><Object ocdref=\"s\"/></Designate></m:MetaData>");
    }

    private void text(String name, String value) {
        content.put(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] jar(Map<String, byte[]> entries, boolean manifest) throws IOException {
        Manifest own = new Manifest();
        if (manifest) {
            own.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            headers.forEach(own.getMainAttributes()::putValue);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream out = new JarOutputStream(bytes, own)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private Set<String> failed() throws IOException {
        return failed(Built.class);
    }

    private Set<String> failed(Class<?> contract) throws IOException {
        built = Files.write(folder.resolve("level.jar"), jar(content, true));
        return Verdict.on(contract).failed();
    }

    @Test
    void should_pass_when_a_plug_in_keeps_to_itself() throws IOException {
        built = Files.write(folder.resolve("level.jar"), jar(content, true));
        Verdict verdict = Verdict.on(Built.class);
        assertEquals(7, verdict.run(), verdict.toString());
        assertEquals(Set.of(), verdict.failed());
    }

    @Test
    void should_pass_when_the_bundle_is_a_folder() throws IOException {
        for (Map.Entry<String, byte[]> entry : content.entrySet()) {
            Path file = folder.resolve(entry.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, entry.getValue());
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach(manifest.getMainAttributes()::putValue);
        Files.createDirectories(folder.resolve("META-INF"));
        try (OutputStream out = Files.newOutputStream(folder.resolve("META-INF/MANIFEST.MF"))) {
            manifest.write(out);
        }
        built = folder;
        assertEquals(Set.of(), Verdict.on(Built.class).failed());
    }

    @Test
    void should_fail_when_a_package_is_not_imported() throws IOException {
        add(Screen.class);
        assertEquals(
                Set.of("should_hold_or_import_every_package_when_its_classes_refer_to_it"),
                failed());
        assertEquals(Set.of(), failed(Declared.class), "of a library that does not get there");
        headers.put("Import-Package", API + ",org.w3c.dom;resolution:=optional");
        assertEquals(Set.of(), failed());
        headers.put("Import-Package", API.substring(0, API.indexOf(",dev.")) + ",org.w3c.dom");
        assertEquals(
                Set.of("should_hold_or_import_every_package_when_its_classes_refer_to_it"),
                failed(),
                "a package of the API");
    }

    @Test
    void should_see_every_way_to_name_a_package() throws IOException {
        for (Class<?> type : List.of(Caught.class, Made.class, Asked.class, Passed.class)) {
            CompiledClass read = compiled(type);
            assertTrue(read.packages().contains("org.xml.sax"), type + ": " + read.packages());
        }
        Set<String> none = new TreeSet<>(compiled(Unneeded.class).packages());
        none.removeIf(name -> name.startsWith("java."));
        assertEquals(Set.of(), none, "a constant, and an annotation");
        assertEquals(17, compiled(Unneeded.class).release());
    }

    private static CompiledClass compiled(Class<?> type) throws IOException {
        String name = "/" + type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getResourceAsStream(name)) {
            return CompiledClass.read(in.readAllBytes());
        }
    }

    static class Caught {
        int tried(Runnable task) {
            try {
                task.run();
                return 1;
            } catch (IllegalStateException e) {
                return e.getCause() instanceof SAXException ? 2 : 3;
            }
        }
    }

    static class Made {
        int size() {
            return new InputSource[3][4].length;
        }
    }

    static class Asked {
        String name() {
            return ContentHandler.class.getName();
        }
    }

    static class Passed {
        Supplier<Object> maker() {
            return InputSource::new;
        }
    }

    /** Java writes the number into the class, and passes over an annotation that is missing. */
    @ProviderType
    static class Unneeded {
        int rate() {
            return MediaSource.SAMPLE_RATE;
        }
    }

    @Test
    void should_look_into_jars_inside_when_they_are_on_the_class_path() throws IOException {
        add(Screen.class);
        String screen = Screen.class.getName().replace('.', '/') + ".class";
        text("plain.txt", "not a class");
        byte[] inner = jar(Map.of(screen, content.remove(screen)), false);
        content.put("lib/inner.jar", inner);
        assertEquals(Set.of(), failed(), "what is not on the class path is never loaded");
        headers.put("Bundle-ClassPath", ".,lib/inner.jar");
        assertEquals(
                Set.of("should_hold_or_import_every_package_when_its_classes_refer_to_it"),
                failed());
        headers.put("Bundle-ClassPath", ".,lib/other.jar");
        assertEquals(
                Set.of("should_hold_or_import_every_package_when_its_classes_refer_to_it"),
                failed(),
                "what is there must be there");
    }

    @Test
    void should_fail_when_another_bundle_is_seen() throws IOException {
        headers.put("Import-Package", API + ",org.apache.commons.math3.stat;version=\"[3,4)\"");
        assertEquals(
                Set.of("should_see_the_api_and_declared_libraries_only_when_it_imports"), failed());
        assertEquals(Set.of(), failed(Declared.class));
    }

    @Test
    void should_fail_when_an_import_of_the_api_has_the_wrong_bounds() throws IOException {
        String test = "should_say_how_far_it_goes_along_when_it_imports_the_api";
        for (String wrong : List.of("", ";version=1.1", ";version=\"[1.1,3)\"", ";version=0")) {
            headers.put("Import-Package", API.replace(";version=\"[1.1,2)\"", wrong));
            assertEquals(Set.of(test), failed(), wrong);
        }
        add(Silence.class);
        String corpus = API + ",dev.pathos.api.corpus;version=";
        headers.put("Import-Package", corpus + "\"[1.1,2)\"");
        assertEquals(Set.of(test), failed(), "a ledger is the platform's to provide");
        headers.put("Import-Package", corpus + "\"[1.1,1.2)\"");
        assertEquals(Set.of(), failed());
    }

    @Test
    void should_fail_when_a_plug_in_does_not_bring_itself_alone() throws IOException {
        for (String header : List.of("Export-Package", "Require-Bundle", "Fragment-Host")) {
            headers.put(header, "lab.level");
            assertEquals(
                    Set.of("should_bring_itself_alone_when_it_is_installed"), failed(), header);
            headers.remove(header);
        }
    }

    @Test
    void should_fail_when_a_part_is_not_described() throws IOException {
        String test = "should_describe_its_keys_when_it_offers_a_part";
        keys("pid", "Double");
        assertEquals(Set.of(test), failed(), "a PID of which only one can be configured");
        keys("factoryPid", "Character");
        assertEquals(Set.of(test), failed(), "a type that configurations do not have");
        keys("factoryPid", "Double");
        component("", "dev.pathos.api.feature.FeatureExtractor");
        assertEquals(Set.of(test), failed(), "a part that does not wait for a configuration");
        component("configuration-policy=\"require\"", "java.lang.Runnable");
        assertEquals(Set.of(test), failed(), "nothing of the API");
    }

    @Test
    void should_fail_when_the_java_or_the_version_is_wrong() throws IOException {
        headers.remove("Bundle-Version");
        String level = Level.class.getName().replace('.', '/') + ".class";
        content.get(level)[7] = 65;
        assertEquals(
                Set.of(
                        "should_have_a_name_and_a_version_when_it_is_installed",
                        "should_run_on_the_platforms_java_when_it_is_compiled"),
                failed());
    }

    @Test
    void should_fail_when_there_is_no_bundle() throws IOException {
        headers.remove("Bundle-SymbolicName");
        assertEquals(7, failed().size());
        IOException none =
                assertThrows(IOException.class, () -> PluginBundle.containing(Level.class));
        assertTrue(none.getMessage().contains("process-classes"), none.getMessage());
    }

    @Test
    void should_split_headers_outside_of_quotation_marks_only() {
        assertEquals(
                Map.of(
                        "a.b", Map.of("version", "[1,2)", "uses:", "c,d"),
                        "e", Map.of("version", "[1,2)", "uses:", "c,d"),
                        "f", Map.of()),
                Header.clauses("a.b;e; version=\"[1,2)\" ;uses:=\"c,d\",\n f"));
        assertEquals(List.of(), new ArrayList<>(Header.clauses(null).keySet()));
    }
}
