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

class DistributionTest {
    @TempDir Path folder;

    private List<BundleEntry> feature(String name, String bundle) throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve(name),
                        ("{'id':'x:" + name + ":1','bundles':[" + bundle + "]}")
                                .replace('\'', '"'));
        return new FeatureReader("1").read(file);
    }

    private static List<BundleEntry> both(List<BundleEntry> one, List<BundleEntry> other) {
        return List.of(one.get(0), other.get(0));
    }

    @Test
    void should_name_both_features_when_they_want_different_versions() throws IOException {
        List<BundleEntry> requested =
                both(feature("one", "{'id':'g:a:1.0'}"), feature("two", "{'id':'g:a:2.0'}"));

        LaunchProblem problem =
                assertThrows(
                        LaunchProblem.class, () -> new Distribution(requested, List.of(folder)));

        assertEquals(
                "Two features ask for different versions of g:a: "
                        + folder.resolve("one")
                        + " for 1.0, "
                        + folder.resolve("two")
                        + " for 2.0. Make them agree.",
                problem.getMessage());
    }

    @Test
    void should_start_a_bundle_once_and_as_early_as_anybody_needs_it() throws IOException {
        Distribution merged =
                new Distribution(
                        both(
                                feature("one", "{'id':'g:a:1.0','start-level':7,'when':'shell'}"),
                                feature("two", "{'id':'g:a:1.0','start-level':4}")),
                        List.of(folder));

        assertEquals(1, merged.bundles().size());
        BundleEntry bundle = merged.bundles().iterator().next();
        assertEquals(4, bundle.startLevel());
        assertFalse(bundle.shellOnly());
    }

    @Test
    void should_take_the_jar_from_the_first_repository_that_has_it() throws IOException {
        Path second = folder.resolve("second");
        Path jar = second.resolve("org/g/a/1.0/a-1.0.jar");
        Files.createDirectories(jar.getParent());
        Files.createFile(jar);

        List<BundleEntry> requested = feature("one", "{'id':'org.g:a:1.0'}");
        Distribution distribution =
                new Distribution(requested, List.of(folder.resolve("first"), second));

        assertEquals(jar, distribution.jar(requested.get(0)));
    }

    @Test
    void should_name_feature_artifact_and_remedy_when_a_jar_is_missing() throws IOException {
        List<BundleEntry> requested = feature("one", "{'id':'g:a:1.0'}");
        Distribution distribution = new Distribution(requested, List.of(folder));

        String message =
                assertThrows(LaunchProblem.class, () -> distribution.jar(requested.get(0)))
                        .getMessage();

        assertTrue(
                message.startsWith(
                        folder.resolve("one") + " asks for g:a:1.0, which is not in " + folder),
                message);
        assertTrue(message.contains("features/pom.xml"), message);
    }
}
