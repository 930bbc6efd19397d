package dev.pathos.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** Why jars are refused, in a framework of its own. */
class FitTest {
    private static final String API =
            "dev.pathos.api.task;version=\"[1.1,2)\",dev.pathos.api.run;version=\"[1.1,2)\"";

    @TempDir static Path home;
    private static Container container;
    @TempDir Path lab;

    @BeforeAll
    static void start() throws Exception {
        container = new Container(home);
    }

    @AfterAll
    static void stop() throws Exception {
        container.close();
    }

    private static MadeJar made() {
        return MadeJar.task("lab.made", "1.0.0", "made");
    }

    /** The reason for which a dry run and an installation refuse it, and both leave nothing. */
    private String refusal(MadeJar made) {
        Path jar = made.in(lab, "made.jar");
        Set<Bundle> before = Set.of(container.context().getBundles());
        Problem dry = assertThrows(Problem.class, () -> container.plugins.preview(jar));
        Problem wet = assertThrows(Problem.class, () -> container.plugins.install(jar));
        assertEquals(dry.getMessage(), wet.getMessage());
        // what other tests removed may go meanwhile
        assertTrue(before.containsAll(Set.of(container.context().getBundles())));
        assertTrue(Files.notExists(home.resolve("plugins/lab.made.jar")));
        assertTrue(dry.getMessage().contains("(made.jar): "), dry.getMessage());
        assertEquals(1, dry.getMessage().lines().count());
        return dry.getMessage().replace(" (made.jar): ", " | ");
    }

    @Test
    void should_name_the_package_when_nobody_exports_it() {
        assertEquals(
                "it needs package org.nowhere from 1.2.0, which nothing here provides | pack it"
                        + " into the jar, or add the feature or plug-in that provides it",
                refusal(made().header("Import-Package", API + ",org.nowhere;version=1.2")));
    }

    @Test
    void should_say_how_to_build_again_when_it_was_compiled_against_another_api() {
        assertEquals(
                "it needs package dev.pathos.api.task from 2.0.0 to below 3.0.0, and here is 1.1.0"
                        + " | build it against this platform: set the version of dev.pathos.api in"
                        + " its pom.xml to 0.1.0, then mvn package",
                refusal(
                        made().header(
                                        "Import-Package",
                                        "dev.pathos.api.task;version=\"[2,3)\",dev.pathos.api.run")));
    }

    @Test
    void should_tell_both_versions_when_another_package_has_the_wrong_one() {
        assertEquals(
                "it needs package org.osgi.service.cm from 9.0.0, and here is 1.6.1 | build it"
                        + " against that version, or pack its own into the jar",
                refusal(made().header("Import-Package", API + ",org.osgi.service.cm;version=9")));
    }

    @Test
    void should_tell_the_version_of_java_when_it_was_compiled_for_a_newer_one() {
        String reason =
                refusal(
                        made().header(
                                        "Require-Capability",
                                        "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\""));
        assertTrue(
                reason.startsWith(
                        "it was compiled for Java 99, and this is Java "
                                + Runtime.version().feature()
                                + " | compile it with <maven.compiler.release>17"),
                reason);
    }

    @Test
    void should_tell_both_providers_when_their_packages_conflict() throws Exception {
        List<Bundle> two = List.of(provider("1"), provider("2"));
        Bundle user =
                container
                        .context()
                        .installBundle(
                                "test:user",
                                new java.io.ByteArrayInputStream(
                                        plain("lab.user")
                                                .header(
                                                        "Import-Package",
                                                        "shared;version=\"[2,2]\"")
                                                .header("Export-Package", "useful;uses:=\"shared\"")
                                                .bytes()));
        String reason =
                refusal(made().header("Import-Package", API + ",shared;version=\"[1,1]\",useful"));
        assertTrue(
                reason.startsWith("it would meet the package shared of both ")
                        && reason.contains("(uses conflict) | build it against one of the two"),
                reason);
        user.uninstall();
        for (Bundle bundle : two) {
            bundle.uninstall();
        }
    }

    @Test
    void should_refuse_a_part_that_would_hide_one_of_another_kind() {
        container.plugins.install(MadeJar.task("lab.pitch", "1.0.0", "pitch").in(lab, "pitch.jar"));
        String type = "lab.Task" + Math.floorMod("loud".hashCode(), 1000);
        MadeJar corpus =
                new MadeJar("lab.other", "1.0.0")
                        .task("loud")
                        .component("pitch", type, "dev.pathos.api.corpus.Corpus", "require");
        assertEquals(
                "its part pitch is a Corpus and would take the place of a PretextTask of that name,"
                        + " of lab.pitch 1.0.0 | give it a name of its own, @Component(name = ...)",
                refusal(corpus));
        container.plugins.remove("lab.pitch");
    }

    private static MadeJar plain(String name) {
        return new MadeJar(name, "1.0.0").without("Require-Capability").without("Import-Package");
    }

    private static Bundle provider(String version) throws Exception {
        return container
                .context()
                .installBundle(
                        "test:" + version,
                        new java.io.ByteArrayInputStream(
                                plain("lab.provider" + version)
                                        .header("Export-Package", "shared;version=" + version)
                                        .bytes()));
    }

    @Test
    void should_say_what_is_wrong_with_a_jar_whatever_the_platform() {
        assertTrue(refusal(new MadeJar("lab.made", "1")).startsWith("it has no component | annot"));
        assertTrue(
                refusal(made().without("Bundle-SymbolicName"))
                        .startsWith(
                                "it is no OSGi bundle: its manifest has no Bundle-SymbolicName"));
        assertEquals(
                "it is a fragment of org.apache.felix.scr, which is in use and would have to be"
                        + " refreshed | put it into a feature, or make a bundle of its own of it",
                refusal(made().header("Fragment-Host", "org.apache.felix.scr;bundle-version=2")));
        assertTrue(
                refusal(made().component("other", "lab.Nowhere", "lab.Nothing", "require"))
                        .startsWith("the class lab.Nowhere of its component is missing | build"));
        assertTrue(
                refusal(made().entry("dev/pathos/api/task/Task.class", ""))
                        .startsWith(
                                "it contains its own copy of the API (dev/pathos/api/) | give"));
        assertTrue(
                refusal(made().header("Bundle-Version", "1-2")).startsWith("its Bundle-Version"));
    }

    @Test
    void should_refuse_what_the_platform_has_itself() {
        assertTrue(
                refusal(made().header("Bundle-SymbolicName", "org.apache.felix.scr"))
                        .startsWith(
                                "its symbolic name is that of the platform's own bundle"
                                        + " org.apache.felix.scr 2.2.18 | "));
        assertTrue(
                refusal(made().header("Export-Package", "lab,dev.pathos.api.run;version=1.1"))
                        .startsWith(
                                "it exports the package dev.pathos.api.run, which the framework"
                                        + " provides | import that package"));
    }

    @Test
    void should_refuse_it_when_declarative_services_does_not_take_its_component() {
        Path jar =
                made().component("odd", "lab.Odd", "lab.Odd", "sometimes")
                        .source("lab.Odd", "package lab; public class Odd {}")
                        .in(lab, "made.jar");
        Problem problem = assertThrows(Problem.class, () -> container.plugins.install(jar));
        assertTrue(
                problem.getMessage()
                        .startsWith("Declarative Services does not take its component odd"),
                problem.getMessage());
        assertEquals(List.of(), container.bundles("lab.made"));
    }

    @Test
    void should_refuse_it_when_a_component_that_works_by_itself_fails() {
        Path jar =
                made().component("eager", "lab.Eager", "lab.Eager", "ignore", "immediate=\"true\"")
                        .source(
                                "lab.Eager",
                                """
                                package lab;
                                public class Eager {
                                    public Eager() {
                                        throw new IllegalStateException("no licence");
                                    }
                                }
                                """)
                        .in(lab, "made.jar");
        Problem problem = assertThrows(Problem.class, () -> container.plugins.install(jar));
        assertEquals(
                "its component eager fails: java.lang.IllegalStateException: no licence (made.jar):"
                        + " repair it and build it again",
                problem.getMessage());
        assertEquals(List.of(), container.bundles("lab.made"));
    }

    @Test
    void should_go_on_when_a_bundle_hangs_in_its_start() throws Exception {
        Path jar =
                MadeJar.task("lab.hanging", "1.0.0", "hanging")
                        .header("Bundle-Activator", "lab.Hanging")
                        .header("Import-Package", "org.osgi.framework," + API)
                        .source(
                                "lab.Hanging",
                                """
                                package lab;
                                public class Hanging implements org.osgi.framework.BundleActivator {
                                    public void start(org.osgi.framework.BundleContext c) {
                                        while (System.getProperty("lab.hanging") == null) {
                                            try {
                                                Thread.sleep(50);
                                            } catch (InterruptedException e) {
                                                continue;
                                            }
                                        }
                                    }
                                    public void stop(org.osgi.framework.BundleContext c) {}
                                }
                                """)
                        .in(lab, "made.jar");
        Store store = new Store(lab.resolve("store"));
        Admission impatient =
                new Admission(
                        container.context(),
                        container.service(
                                org.osgi.service.component.runtime.ServiceComponentRuntime.class),
                        store,
                        new Policy("open", new Trust(lab)),
                        new Departure(
                                container.service(org.osgi.service.cm.ConfigurationAdmin.class),
                                container.context()),
                        1);
        Jar kept = store.keep(jar);
        Problem first = assertThrows(Problem.class, () -> impatient.admit(kept));
        assertTrue(
                first.getMessage().startsWith("it does not start within 1 s (made.jar): "),
                first.getMessage());
        Problem again = assertThrows(Problem.class, () -> impatient.admit(kept));
        assertEquals(first.getMessage(), again.getMessage());
        // others come and go as before
        Path other = MadeJar.task("lab.other", "1.0.0", "other").in(lab, "other.jar");
        container.plugins.install(other);
        container.plugins.remove("lab.other");
        System.setProperty("lab.hanging", "no more");
    }

    @Test
    void should_tell_of_components_that_are_no_parts() {
        Path jar =
                MadeJar.task("lab.free", "1.0.0", "free")
                        .component(
                                "loose", "lab.Loose", "dev.pathos.api.task.PretextTask", "ignore")
                        .source("lab.Loose", "package lab; public class Loose {}")
                        .component(
                                "bare", "lab.Loose", "dev.pathos.api.task.PretextTask", "require")
                        .in(lab, "free.jar");
        Table parts = container.plugins.preview(jar).get(1);
        assertEquals(
                List.of(
                        "available",
                        "no part: set configurationPolicy = REQUIRE in its @Component"),
                parts.rows().subList(0, 2).stream().map(r -> r.get(2)).toList());
        assertTrue(parts.rows().get(2).get(2).startsWith("its settings are not described: add @D"));
    }

    @Test
    void should_find_components_by_wildcard() {
        Path jar = made().header("Service-Component", "OSGI-INF/*.xml").in(lab, "made.jar");
        assertEquals("made", container.plugins.preview(jar).get(1).rows().get(0).get(1));
    }

    @Test
    void should_say_so_when_there_is_no_jar() throws Exception {
        Problem none =
                assertThrows(
                        Problem.class, () -> container.plugins.preview(lab.resolve("none.jar")));
        assertTrue(none.getMessage().startsWith("there is no such file ("), none.getMessage());
        byte[] whole = made().bytes();
        Path half = Files.write(lab.resolve("half.jar"), Arrays.copyOf(whole, whole.length - 30));
        Problem cut = assertThrows(Problem.class, () -> container.plugins.install(half));
        assertTrue(cut.getMessage().startsWith("it is no whole jar ("), cut.getMessage());
        byte[] damaged = whole.clone();
        int at = new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(".class");
        damaged[at + 40] ^= 0x55;
        Path bad = Files.write(lab.resolve("bad.jar"), damaged);
        Problem broken = assertThrows(Problem.class, () -> container.plugins.install(bad));
        assertTrue(broken.getMessage().startsWith("it is no whole jar ("), broken.getMessage());
    }
}
