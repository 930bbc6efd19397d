package dev.pathos.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
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
        return new FeatureReader("1", folder).read(file).get(0).bundles();
    }

    private static List<BundleEntry> both(List<BundleEntry> one, List<BundleEntry> other) {
        return List.of(one.get(0), other.get(0));
    }

    @Test
    void should_name_both_features_when_they_want_different_versions() throws IOException {
        List<BundleEntry> requested =
                both(feature("one", "{'id':'g:a:1.0'}"), feature("two", "{'id':'g:a:2.0'}"));

        FeatureProblem problem =
                assertThrows(
                        FeatureProblem.class, () -> new Distribution(requested, List.of(folder)));

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
                assertThrows(FeatureProblem.class, () -> distribution.jar(requested.get(0)))
                        .getMessage();

        assertTrue(
                message.startsWith(
                        folder.resolve("one") + " asks for g:a:1.0, but it is not in " + folder),
                message);
        assertTrue(message.contains("features/pom.xml"), message);
    }

    @Test
    void should_find_jars_beside_the_feature_first_and_in_folders_without_layout()
            throws IOException {
        List<BundleEntry> requested =
                feature("one", "{'id':'org.g:a:1.0'},{'id':'org.g:b:2.0','jar':'out/b.jar'}");
        Path lab = folder.resolve("lab");
        Distribution distribution = new Distribution(requested, List.of(lab));

        Path flat = touch(lab.resolve("a-1.0.jar"));
        Path named = touch(folder.resolve("out/b.jar"));
        assertEquals(flat, distribution.jar(requested.get(0)));
        assertEquals(named, distribution.jar(requested.get(1)));

        Path beside = touch(folder.resolve("repository/org/g/a/1.0/a-1.0.jar"));
        assertEquals(beside, distribution.jar(requested.get(0)));
    }

    private static Path touch(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }

    @Test
    void should_refuse_two_jars_for_one_bundle() throws IOException {
        List<BundleEntry> requested =
                both(
                        feature("one", "{'id':'g:a:1.0','jar':'a.jar'}"),
                        feature("two", "{'id':'g:a:1.0','jar':'b.jar'}"));

        String message =
                assertThrows(
                                FeatureProblem.class,
                                () -> new Distribution(requested, List.of(folder)))
                        .getMessage();

        assertTrue(message.startsWith("Two features ask for different jars of g:a: "), message);
    }

    @Test
    void should_choose_the_best_native_code_that_is_at_hand() throws IOException {
        Distribution all =
                new Distribution(
                        feature(
                                "one",
                                "{'id':'g:n:jar:plain:1','platform':'linux-x86_64'},"
                                        + "{'id':'g:n:jar:avx2:1','platform':'linux-x86_64',"
                                        + "'natives':'avx2','profile':'p'},"
                                        + "{'id':'g:n:jar:mac:1','platform':'macosx-arm64'},"
                                        + "{'id':'g:a:1'}"),
                        List.of(folder));
        Machine old = new Machine("linux-x86_64", Set.of("sse2"));
        Machine usual = new Machine("linux-x86_64", Set.of("sse2", "avx2"));

        touch(folder.resolve("n-1-plain.jar"));
        assertEquals(List.of("g:n:plain", "g:a"), keys(all.on(usual)));
        touch(folder.resolve("n-1-avx2.jar"));
        assertEquals(List.of("g:n:avx2", "g:a"), keys(all.on(usual)));
        assertEquals(List.of("g:n:plain", "g:a"), keys(all.on(old)));
        Files.delete(folder.resolve("n-1-plain.jar"));
        String absent = assertThrows(FeatureProblem.class, () -> all.on(old)).getMessage();
        assertTrue(absent.contains("g:n:jar:plain:1, but it is not in " + folder), absent);
        String foreign =
                assertThrows(
                                FeatureProblem.class,
                                () -> all.on(new Machine("windows-x86_64", Set.of())))
                        .getMessage();
        assertTrue(
                foreign.contains(
                        "has the native code of g:n for linux-x86_64 plain, linux-x86_64 avx2,"
                                + " macosx-arm64 plain and not for windows-x86_64."),
                foreign);
    }

    private static List<String> keys(Distribution distribution) {
        return distribution.bundles().stream().map(BundleEntry::key).toList();
    }

    @Test
    void should_say_how_native_code_is_made_when_it_is_not_at_hand() throws IOException {
        List<BundleEntry> requested =
                feature(
                        "one",
                        "{'id':'g:n:jar:c:1','platform':'windows-x86_64','profile':'windows'}");

        String message =
                new Distribution(requested, List.of(folder)).missing(requested.get(0)).getMessage();

        assertTrue(
                message.endsWith("mvn -q -DskipTests -Pwindows package -pl features -am"), message);
    }
}
