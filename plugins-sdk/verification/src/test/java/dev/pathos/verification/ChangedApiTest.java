package dev.pathos.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aQute.bnd.differ.Baseline;
import aQute.bnd.differ.DiffPluginImpl;
import aQute.bnd.header.Parameters;
import aQute.bnd.osgi.FileResource;
import aQute.bnd.osgi.Instructions;
import aQute.bnd.osgi.Jar;
import aQute.bnd.osgi.Processor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Changes the API as a careless developer would. */
class ChangedApiTest {
    private static final Path API = Place.HOME.resolve("bundles/api");
    private static final String ENCODER = "src/main/java/dev/pathos/api/encoder/Encoder.java";
    private static final String PACKAGE = "dev.pathos.api.encoder";
    private static final String METHOD =
            "    /** How this encoder wants utterances cut. */\n    Chunking chunking();\n";

    private static String changed(String to) {
        String source = Place.text(API.resolve(ENCODER));
        assertTrue(source.contains(METHOD), "the method that is changed here");
        return source.replace(METHOD, to);
    }

    @Test
    void should_fail_the_build_when_a_method_is_taken_away() throws Exception {
        Path copy = Place.fresh("changed-api");
        Files.copy(Place.HOME.resolve("pom.xml"), copy.resolve("pom.xml"));
        Files.createDirectory(copy.resolve("bundles"));
        Files.copy(Place.HOME.resolve("bundles/pom.xml"), copy.resolve("bundles/pom.xml"));
        Path api = copy.resolve("bundles/api");
        Place.copy(API, api);
        Files.writeString(api.resolve(ENCODER), changed(""));

        Maven.Build build =
                Maven.run(
                        api,
                        "-Dmaven.repo.local=" + System.getProperty("maven.repo.local"),
                        "-Dmaven.test.skip",
                        "-Dspotless.check.skip",
                        "verify");

        assertEquals(1, build.status(), build.log());
        assertTrue(
                build.log().lines().anyMatch(l -> l.contains("ERROR") && l.contains("baseline")),
                build.log());
        assertTrue(
                build.log()
                        .lines()
                        .anyMatch(
                                line ->
                                        line.matches(".*\\* +" + PACKAGE + " .*")
                                                && line.contains("MAJOR")
                                                && line.contains("2.0.0")),
                build.log());
    }

    @Test
    void should_fail_when_something_is_added_and_the_version_stays() throws Exception {
        String more = METHOD + "    /** Something new. */\n    default int more() { return 1; }\n";
        assertEquals(Map.of(), mismatches(more, "1.1.0"));
        assertEquals(Map.of(PACKAGE, "1.1.0"), mismatches(more, "1.0.0"));
    }

    @Test
    void should_ask_for_a_major_version_when_plug_ins_break() throws Exception {
        String added = METHOD + "    /** To be implemented. */\n    int more();\n";
        assertEquals(Map.of(PACKAGE, "2.0.0"), mismatches(added, "1.1.0"));
        assertEquals(Map.of(PACKAGE, "2.0.0"), mismatches("", "1.1.0"));
        assertEquals(Map.of(), mismatches("", "2.0.0"));
    }

    /**
     * The packages whose version does not say what was done, with the version that would; as the
     * build compares, with its settings.
     *
     * @param method what stands in the place of the method
     * @param version of the changed package
     */
    private static Map<String, String> mismatches(String method, String version) throws Exception {
        Path classes = compiled(method);
        String pom = Place.text(API.resolve("pom.xml"));
        DiffPluginImpl differ = new DiffPluginImpl();
        differ.setIgnore(new Parameters(String.join(",", all(pom, "diffignore"))));
        Map<String, String> mismatches = new TreeMap<>();
        Path built = API.resolve("target/dev.pathos.api-" + Sdk.VERSION + ".jar");
        Path released =
                API.resolve(
                        "baseline/dev.pathos.api-" + all(pom, "baseline.version").get(0) + ".jar");
        try (Processor reporter = new Processor();
                Jar newer = new Jar(built.toFile());
                Jar older = new Jar(released.toFile())) {
            for (Path file : Place.list(classes.resolve("dev/pathos/api/encoder"))) {
                String name = classes.relativize(file).toString().replace('\\', '/');
                newer.putResource(name, new FileResource(file.toFile()));
            }
            Manifest manifest = newer.getManifest();
            String exports = manifest.getMainAttributes().getValue("Export-Package");
            String changed =
                    exports.replaceFirst(
                            Pattern.quote(PACKAGE) + ";version=\"[^\"]+\"",
                            PACKAGE + ";version=\"" + version + "\"");
            manifest.getMainAttributes().putValue("Export-Package", changed);
            for (Baseline.Info info :
                    new Baseline(reporter, differ).baseline(newer, older, new Instructions("*"))) {
                if (info.mismatch) {
                    mismatches.put(info.packageName, info.suggestedVersion.toString());
                }
            }
        }
        return mismatches;
    }

    private static Path compiled(String method) throws IOException {
        Path folder = Place.fresh("changed-classes");
        Path source = Files.writeString(folder.resolve("Encoder.java"), changed(method));
        String[] arguments = {
            "-proc:none",
            "-nowarn",
            "--release",
            "17",
            "-parameters",
            "-cp",
            API.resolve("target/classes")
                    + System.getProperty("path.separator")
                    + System.getProperty("java.class.path"),
            "-d",
            folder.toString(),
            source.toString()
        };
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments);
        assertEquals(0, status, "the changed source does not compile");
        return folder;
    }

    private static List<String> all(String pom, String tag) {
        Matcher found = Pattern.compile("<" + tag + ">([^<]+)</" + tag + ">").matcher(pom);
        return found.results().map(result -> result.group(1)).toList();
    }
}
