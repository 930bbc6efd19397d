package dev.pathos.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.live.Change;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.service.cm.Configuration;

/** Follows a folder in a framework of its own. */
class PluginServiceTest {
    private static final String NAME = "lab.pitch";

    @TempDir Path home;

    private Path folder() {
        return home.resolve("plugins");
    }

    private String location(Container container) {
        return container.bundles(NAME).get(0).getLocation();
    }

    @Test
    void should_have_the_folders_plugins_when_it_is_there_and_tell_of_bad_ones_in_a_line()
            throws Exception {
        MadeJar.task(NAME, "1.0.0", "pitch").in(folder(), "any-name.jar");
        Files.writeString(folder().resolve("bad.jar"), "PK, but no zip file");
        Files.setLastModifiedTime(
                folder().resolve("bad.jar"), java.nio.file.attribute.FileTime.fromMillis(0));
        new MadeJar("lab.empty", "1.0.0").in(folder(), "empty.jar");
        try (Container container = Container.impatient(home)) {
            assertEquals(Bundle.ACTIVE, container.bundles(NAME).get(0).getState());
            assertTrue(location(container).startsWith("reference:file:"), location(container));
            assertTrue(location(container).contains(".pathos/plugins/sha256-"));
            assertEquals(
                    List.of(
                            "plug-in refused: it has no component (empty.jar): annotate its class"
                                    + " with @Component and build it with bnd-maven-plugin, as the"
                                    + " archetype's pom.xml does"),
                    container.told);
            container.awaitTold("plug-in refused: it is no whole jar (");
            assertEquals(2, container.told.size(), container.told::toString);
        }
    }

    @Test
    void should_renew_the_tasks_of_a_plugin_and_retire_it_when_it_is_replaced() throws Exception {
        try (Container container = Container.impatient(home)) {
            Container.Pretended run = container.pretend("quickstart", true);
            run.learn("energy", "energy-variation", "platform");
            MadeJar.task(NAME, "1.0.0", "pitch").in(folder(), "p.jar");
            container.awaitTold("plug-in lab.pitch 1.0.0 came: PretextTask pitch");
            Container.await(() -> run.changes.size() == 1, run.changes::toString);
            assertEquals(List.of(new Change.Add("pitch", List.of(), 1)), run.changes);

            String first = location(container);
            Configuration used = container.compose("pitch", first);
            run.learn("pitch", "pitch", first);
            MadeJar.task(NAME, "1.1.0", "pitch").in(folder(), "p.jar");
            container.awaitTold("plug-in lab.pitch 1.1.0 replaces 1.0.0: PretextTask pitch");
            Container.await(() -> run.changes.size() == 2, run.changes::toString);
            assertEquals(new Change.Renew("pitch"), run.changes.get(1));
            assertEquals(Set.of(first), container.plugins.withdrawn());

            Thread.sleep(300);
            assertEquals(2, container.bundles(NAME).size(), "the old one is in use");
            used.delete();
            container.awaitTold("plug-in lab.pitch 1.0.0 is not used any more and went");
            assertEquals(1, container.bundles(NAME).size());
            assertEquals(Set.of(), container.plugins.withdrawn());
        }
    }

    @Test
    void should_take_the_tasks_out_when_a_jar_is_removed_and_not_when_it_is_renamed()
            throws Exception {
        Path jar = MadeJar.task(NAME, "1.0.0", "pitch").in(folder(), "p.jar");
        try (Container container = Container.impatient(home)) {
            Container.Pretended run = container.pretend("quickstart", true);
            run.learn("my-pitch", "pitch", location(container));
            Path renamed = Files.move(jar, folder().resolve("pitch-1.0.0.jar"));
            Thread.sleep(300);
            assertEquals(List.of(), run.changes);
            Files.delete(renamed);
            container.awaitTold("plug-in lab.pitch 1.0.0 was removed: PretextTask pitch");
            Container.await(() -> run.changes.size() == 1, run.changes::toString);
            assertEquals(List.of(new Change.Remove("my-pitch")), run.changes);
            container.awaitTold("lab.pitch 1.0.0 is not used any more and went");
        }
    }

    @Test
    void should_leave_runs_alone_when_they_say_so_or_have_nothing_to_change() throws Exception {
        try (Container container = new Container(home)) {
            Container.Pretended keeping = container.pretend("keeping", false);
            Container.Pretended idle = container.pretend("idle", true);
            idle.training = false;
            MadeJar.task(NAME, "1.0.0", "pitch").in(folder(), "p.jar");
            container.awaitTold("keeping: is left alone, as its configuration says");
            container.awaitTold("idle: pre-trains nothing at this moment that pitch could join");
            assertEquals(List.of(), keeping.changes);
            assertEquals(List.of(), idle.changes);
        }
    }

    @Test
    void should_keep_what_runs_when_the_new_jar_is_refused() throws Exception {
        MadeJar.task(NAME, "1.0.0", "pitch").in(folder(), "p.jar");
        try (Container container = Container.impatient(home)) {
            Container.Pretended run = container.pretend("quickstart", true);
            run.learn("pitch", "pitch", location(container));
            MadeJar.task(NAME, "1.1.0", "pitch")
                    .header("Import-Package", "org.nowhere;version=\"[1.2,2)\"")
                    .in(folder(), "p.jar");
            container.awaitTold(
                    "plug-in refused: it needs package org.nowhere from 1.2.0 to below 2.0.0, which"
                            + " nothing here provides (p.jar)");
            byte[] whole = MadeJar.task(NAME, "1.2.0", "pitch").bytes();
            Files.write(folder().resolve("p.jar"), Arrays.copyOf(whole, whole.length / 2));
            container.awaitTold("it is no whole jar (");
            assertEquals(List.of(), run.changes);
            assertEquals(
                    List.of("1.0.0"),
                    container.bundles(NAME).stream().map(b -> b.getVersion().toString()).toList());

            Files.write(folder().resolve("p.jar"), whole);
            run.refusal = new Problem("it throws while fitting", "task pitch", "mend it");
            container.awaitTold(
                    "quickstart: pre: the new pitch refused: it throws while fitting (task pitch):"
                            + " mend it");
            assertEquals(List.of(new Change.Renew("pitch")), run.changes);
        }
    }

    @Test
    void should_wait_when_a_jar_is_still_being_copied() throws Exception {
        byte[] whole = MadeJar.task(NAME, "1.0.0", "pitch").bytes();
        Files.createDirectories(folder());
        try (Container container = new Container(home)) {
            for (int piece = 1; piece <= 10; piece++) {
                Files.write(
                        folder().resolve("p.jar"), Arrays.copyOf(whole, whole.length * piece / 10));
                Thread.sleep(100);
            }
            container.awaitTold("plug-in lab.pitch 1.0.0 came");
            assertEquals(1, container.told.size(), container.told::toString);
        }
    }

    @Test
    void should_follow_what_a_new_version_offers_when_its_kinds_changed() throws Exception {
        MadeJar.task(NAME, "1.0.0", "pitch").task("jitter").in(folder(), "p.jar");
        try (Container container = new Container(home)) {
            Container.Pretended run = container.pretend("quickstart", true);
            run.learn("pitch", "pitch", location(container));
            MadeJar.task(NAME, "2.0.0", "jitter").task("shimmer").in(folder(), "p.jar");
            Container.await(() -> run.changes.size() == 2, container.told::toString);
            assertEquals(
                    List.of(new Change.Remove("pitch"), new Change.Add("shimmer", List.of(), 1)),
                    run.changes);
        }
    }

    @Test
    void should_take_an_older_version_when_it_replaces_a_newer_one() throws Exception {
        MadeJar.task(NAME, "2.0.0", "pitch").in(folder(), "p.jar");
        try (Container container = Container.impatient(home)) {
            Container.Pretended run = container.pretend("quickstart", true);
            run.learn("pitch", "pitch", location(container));
            Configuration used = container.compose("pitch", location(container));
            MadeJar.task(NAME, "1.0.0", "pitch").in(folder(), "p.jar");
            container.awaitTold("plug-in lab.pitch 1.0.0 replaces 2.0.0");
            Container.await(() -> run.changes.size() == 1, run.changes::toString);
            assertEquals(1, container.plugins.withdrawn().size());
            // and back again, while the old one is still in use
            MadeJar.task(NAME, "2.0.0", "pitch").in(folder(), "p.jar");
            container.awaitTold("plug-in lab.pitch 2.0.0 replaces 1.0.0");
            used.delete();
            container.awaitTold("lab.pitch 1.0.0 is not used any more and went");
            assertEquals(Set.of(), container.plugins.withdrawn());
        }
    }

    @Test
    void should_say_which_counts_when_two_jars_are_the_same_plugin() throws Exception {
        MadeJar.task(NAME, "1.0.0", "pitch").in(folder(), "a.jar");
        Path newer = MadeJar.task(NAME, "1.1.0", "pitch").in(folder(), "b.jar");
        try (Container container = new Container(home)) {
            assertEquals(
                    List.of(
                            "a.jar is not used: it is the plug-in lab.pitch as b.jar is; remove one"
                                    + " of them"),
                    container.told);
            assertEquals("1.1.0", container.bundles(NAME).get(0).getVersion().toString());
            Files.delete(newer);
            container.awaitTold("plug-in lab.pitch 1.0.0 replaces 1.1.0");
        }
    }

    @Test
    void should_install_list_and_remove_when_asked_to() throws Exception {
        Path jar = MadeJar.task(NAME, "1.0.0", "pitch").in(home.resolve("lab"), "target-1.0.jar");
        try (Container container = new Container(home)) {
            Container.Pretended run = container.pretend("quickstart", true);
            List<Table> told = container.plugins.install(jar);
            assertEquals(List.of("bundle", "lab.pitch 1.0.0"), told.get(0).header());
            assertEquals(
                    List.of(List.of("quickstart", "pre: done")), told.get(told.size() - 1).rows());
            assertTrue(Files.exists(folder().resolve("lab.pitch.jar")));
            run.learn("pitch", "pitch", location(container));

            Table listed = container.plugins.installed();
            assertEquals(
                    List.of("lab.pitch", "1.0.0", "PretextTask pitch", "installed", "quickstart"),
                    listed.rows().get(0).subList(0, 5));

            Path again = MadeJar.task(NAME, "1.1.0", "pitch").in(home.resolve("lab"), "t.jar");
            container.plugins.install(again);
            assertEquals(1, Files.list(folder()).count());
            assertEquals(new Change.Renew("pitch"), run.changes.get(1));

            Problem near =
                    assertThrows(Problem.class, () -> container.plugins.remove("lab.pitsch"));
            assertTrue(near.getMessage().endsWith("did you mean 'lab.pitch'?"), near.getMessage());
            container.plugins.remove(NAME);
            assertEquals(0, Files.list(folder()).count());
            assertEquals(new Change.Remove("pitch"), run.changes.get(2));
            assertEquals(List.of(), container.told);
        }
    }

    @Test
    void should_tell_what_would_come_and_change_nothing_when_it_is_a_dry_run() throws Exception {
        Path old = MadeJar.task(NAME, "1.0.0", "pitch").in(folder(), "p.jar");
        Path jar = MadeJar.task(NAME, "1.1.0", "pitch").in(home.resolve("lab"), "new.jar");
        try (Container container = new Container(home)) {
            List<Table> told = container.plugins.preview(jar);
            List<List<String>> facts = told.get(0).rows();
            assertEquals(List.of("bundle", "lab.pitch 1.1.0"), told.get(0).header());
            assertEquals(64, facts.get(0).get(1).length());
            assertEquals(List.of("signature", "none"), facts.get(2));
            assertTrue(
                    facts.get(3).get(1).startsWith("lab.pitch 1.0.0, sha256 "), facts.toString());
            assertEquals(List.of("refreshed", "nothing"), facts.get(4));
            assertEquals(List.of(List.of("PretextTask", "pitch", "available")), told.get(1).rows());
            assertTrue(
                    told.get(2)
                            .rows()
                            .contains(
                                    List.of(
                                            "package dev.pathos.api.task",
                                            "[1.1.0,2.0.0)",
                                            "the framework")),
                    told.get(2)::toString);
            assertEquals(1, container.bundles(NAME).size());
            assertEquals(1, Files.list(home.resolve(".pathos/plugins")).count());
            assertTrue(Files.exists(old));
        }
    }

    @Test
    void should_change_nothing_when_what_is_installed_does_not_start() throws Exception {
        Path jar =
                MadeJar.task(NAME, "1.0.0", "pitch")
                        .header("Bundle-Activator", "lab.Activator")
                        .header(
                                "Import-Package",
                                "org.osgi.framework,dev.pathos.api.task,dev.pathos.api.run")
                        .source(
                                "lab.Activator",
                                """
                                package lab;
                                public class Activator implements org.osgi.framework.BundleActivator {
                                    public void start(org.osgi.framework.BundleContext c) {
                                        throw new IllegalStateException("no licence");
                                    }
                                    public void stop(org.osgi.framework.BundleContext c) {}
                                }
                                """)
                        .in(home.resolve("lab"), "p.jar");
        try (Container container = new Container(home)) {
            Problem problem = assertThrows(Problem.class, () -> container.plugins.install(jar));
            assertEquals(
                    "it does not start: IllegalStateException: no licence (p.jar): repair it and"
                            + " build it again",
                    problem.getMessage());
            assertEquals(List.of(), container.bundles(NAME));
            assertFalse(Files.exists(folder()));
        }
    }

    @Test
    void should_restore_what_was_removed_when_a_run_asks_for_it() throws Exception {
        Path jar = MadeJar.task(NAME, "1.0.0", "pitch").in(folder(), "p.jar");
        String sha256 = dev.pathos.api.run.Digests.of(jar);
        try (Container container = Container.impatient(home)) {
            assertEquals(Optional.of(location(container)), container.plugins.restore(sha256));
            assertEquals(Set.of(), container.plugins.withdrawn());
            container.plugins.remove(NAME);
            container.awaitTold("lab.pitch 1.0.0 is not used any more and went");
            Optional<String> restored = container.plugins.restore(sha256);
            assertEquals(restored.map(Set::of), Optional.of(container.plugins.withdrawn()));
            assertEquals(Optional.of(location(container)), restored);
            Thread.sleep(260);
            assertEquals(1, container.bundles(NAME).size(), "it may not be in use yet");
            assertEquals(Optional.empty(), container.plugins.restore("0".repeat(64)));
        }
    }

    @Test
    void should_hold_the_same_plugins_when_two_processes_share_a_folder() throws Exception {
        Path other = Files.createDirectory(home.resolve("other"));
        Map<String, String> shared =
                Map.of(
                        "pathos.plugins", folder().toString(),
                        "pathos.plugins.store", home.resolve(".pathos/plugins").toString());
        Path jar = MadeJar.task(NAME, "1.0.0", "pitch").in(home.resolve("lab"), "p.jar");
        try (Container one = new Container(home);
                Container two = new Container(other, shared)) {
            Container.Pretended run = two.pretend("quickstart", true);
            one.plugins.install(jar);
            two.awaitTold("plug-in lab.pitch 1.0.0 came");
            Container.await(() -> run.changes.size() == 1, two.told::toString);
            assertEquals(location(one), location(two));
            one.plugins.remove(NAME);
            two.awaitTold("plug-in lab.pitch 1.0.0 was removed");
            assertEquals(List.of(), one.told.stream().filter(l -> l.contains("refused")).toList());
        }
    }
}
