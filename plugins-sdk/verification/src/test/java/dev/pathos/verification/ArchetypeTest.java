package dev.pathos.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Generates a plug-in of each kind and builds it, as a lab does that has installed the SDK. */
class ArchetypeTest {
    private static final Set<String> KINDS =
            Set.of(
                    "pretext-task",
                    "feature-extractor",
                    "face-analyzer",
                    "downstream-task",
                    "encoder",
                    "corpus");

    /** The least number of tests that a kind's own test class inherits and has. */
    private static final int TESTS = 9;

    private static final Pattern RUN = Pattern.compile("tests=\"(\\d+)\" errors=\"0\"");

    @Test
    void should_build_and_keep_its_contracts_when_any_kind_is_generated() throws Exception {
        Plugins plugins = Plugins.get();
        assertEquals(0, plugins.build.status(), plugins.build.log());
        assertEquals(KINDS, plugins.folders.keySet());
        for (Path folder : plugins.folders.values()) {
            assertTrue(Files.size(Plugins.jar(folder)) > 0);
            Path reports = folder.resolve("target/surefire-reports");
            List<Path> tests =
                    Place.list(reports).stream()
                            .filter(file -> file.toString().endsWith(".xml"))
                            .toList();
            assertEquals(2, tests.size(), "the contract of its kind and that of bundles: " + tests);
            for (Path test : tests) {
                Matcher run = RUN.matcher(Place.text(test));
                assertTrue(run.find(), test.toString());
                int least = test.toString().contains("BundleTest") ? 7 : TESTS;
                assertTrue(Integer.parseInt(run.group(1)) >= least, test + ": " + run.group(1));
            }
        }
    }

    @Test
    void should_leave_nothing_of_the_template_when_generated() throws Exception {
        for (Path folder : Plugins.get().folders.values()) {
            Set<String> files = new TreeSet<>();
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    String name = folder.relativize(file).toString();
                    if (!name.startsWith("target")) {
                        files.add(name.replaceAll(".*/", ""));
                        String text = Place.text(file).replaceAll("\\$\\{(pathos|project)\\.", "");
                        assertFalse(text.contains("${") || text.contains("$kind"), name);
                        assertFalse(name.contains("__"), name);
                    }
                }
            }
            String part = folder.getFileName().toString();
            assertTrue(
                    files.containsAll(
                            List.of(part + ".json", "pom.xml", "README.md", ".gitignore")),
                    files.toString());
            assertTrue(Files.exists(folder.resolve("configs/" + part + ".json")));
            assertTrue(Files.exists(folder.resolve("features/" + part + ".json")));
        }
    }

    private static Maven.Build generate(Path folder, String... more) throws Exception {
        return Sdk.get()
                .build(
                        folder,
                        Stream.concat(
                                        Stream.of(
                                                "org.apache.maven.plugins:maven-archetype-plugin:"
                                                        + Versions.of("archetype.version")
                                                        + ":generate",
                                                "-DarchetypeGroupId=dev.pathos",
                                                "-DarchetypeArtifactId=dev.pathos.archetype",
                                                "-DarchetypeVersion=" + Sdk.VERSION,
                                                "-DarchetypeCatalog=local",
                                                "-DgroupId=org.mylab",
                                                "-DartifactId=pitch-slope"),
                                        Stream.of(more))
                                .toArray(String[]::new));
    }

    @Test
    void should_name_class_and_package_after_the_artifact_when_nothing_else_is_said()
            throws Exception {
        Path folder = Place.fresh("by-command");
        Maven.Build build = generate(folder, "-Dkind=encoder");
        assertEquals(0, build.status(), build.log());
        Path project = folder.resolve("pitch-slope");
        assertTrue(
                Files.exists(
                        project.resolve("src/main/java/org/mylab/pitchslope/PitchSlope.java")));
        assertTrue(Place.text(project.resolve("pom.xml")).contains("<version>1.0.0</version>"));
    }

    @Test
    void should_list_the_kinds_and_touch_nothing_else_when_there_is_no_such_kind()
            throws Exception {
        Path folder = Place.fresh("refused");
        Path notes = Files.createDirectory(folder.resolve("pitch-slope")).resolve("notes.txt");
        Files.writeString(notes, "was here before");
        Maven.Build build = generate(folder, "-Dkind=pretext");
        assertEquals(1, build.status());
        assertTrue(
                build.log()
                        .contains(
                                "There is no kind 'pretext'. Set -Dkind to one of pretext-task,"
                                        + " feature-extractor, face-analyzer, downstream-task,"
                                        + " encoder, corpus."),
                build.log());
        assertTrue(Files.exists(notes));
        assertFalse(Files.exists(folder.resolve("pitch-slope/kinds")));
    }
}
