package dev.pathos.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.features.BundleEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Asks a platform without corpora and without media, with some broken bundles, for reasons. */
class WhyTest {
    @TempDir static Path folder;
    private static Embedded platform;

    @BeforeAll
    static void start() throws Exception {
        TestRepository broken =
                new TestRepository(folder.resolve("broken"))
                        .with("needy", Map.of("Import-Package", "org.nowhere;version=\"[1.2,2)\""))
                        .with("lazybones", Map.of())
                        .with("dependent", Map.of("Require-Bundle", "needy"))
                        .withComponents();
        List<BundleEntry> bundles =
                Shipped.bundles().stream()
                        .filter(e -> !e.id().getArtifactId().equals("dev.pathos.media"))
                        .filter(e -> !e.id().getArtifactId().equals("dev.pathos.manifest"))
                        .toList();
        platform = Embedded.start(bundles, folder, Shipped.REPOSITORY);
        BundleContext context = platform.context();
        for (String name : List.of("needy", "lazybones", "dependent")) {
            context.installBundle(broken.jar(name).toUri().toString());
        }
        context.installBundle(broken.jar("components").toUri().toString()).start();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static String why(String name) {
        return platform.say("why", name).replaceAll("\\s+", " ");
    }

    private static void assertSaid(String name, String... words) {
        String said = why(name);
        Stream.of(words).forEach(w -> assertTrue(said.contains(w), () -> w + " is not in " + said));
    }

    @Test
    void should_show_how_to_name_a_part_that_is_available() {
        assertEquals(
                "The part lld is available; it comes to life when a configuration names it, as"
                        + " \"lld~<name>\": {}",
                why("lld"));
    }

    @Test
    void should_lead_from_a_part_to_the_bundle_that_is_missing_two_steps_away() {
        assertSaid(
                "experiment",
                "The part experiment is not there, because the service MediaSource"
                        + " (dev.pathos.api.corpus.MediaSource) is offered by no bundle here: add"
                        + " dev.pathos:dev.pathos.media:",
                "the component leakage-guard dev.pathos.leakage",
                "waits for the service MediaSource");
    }

    @Test
    void should_name_the_bundle_of_a_part_that_no_bundle_here_offers() {
        assertSaid("ravdess", "is in no bundle here: add dev.pathos:dev.pathos.manifest:");
        assertSaid("dev.pathos.media", "is in no bundle here: add dev.pathos:dev.pathos.media:");
    }

    @Test
    void should_name_the_nearest_when_nothing_is_called_so() {
        assertSaid("facial-activatoin", "did you mean 'facial-activation'?");
        assertSaid("zzzzzzzzzzzzzzz", "the commands parts and help list what there is");
    }

    @Test
    void should_know_commands_components_and_services_by_short_names() {
        assertSaid("pathos:parts", "The component dev.pathos.shell.PartCommands is there");
        assertSaid("PartCommands", "The component dev.pathos.shell.PartCommands is there");
        assertSaid("Composer", "The service Composer is there");
        assertSaid("pathos:faces", "the service MediaSource", "is offered by no bundle here");
    }

    @Test
    void should_say_what_a_bundle_needs_that_does_not_resolve() {
        assertSaid(
                "needy",
                "The bundle needy 1.0.0 does not resolve: it needs the package org.nowhere from"
                        + " version 1.2.0 to below 2.0.0, which nothing here provides");
        assertSaid("dependent", "is not there, because the bundle needy 1.0.0 does not resolve");
        assertSaid("lazybones", "The bundle lazybones 1.0.0 is not started: start it with: start");
    }

    @Test
    void should_give_the_reason_when_a_constructor_fails() {
        assertSaid(
                "Breaking",
                "fails in its constructor: java.lang.IllegalStateException: no folder /nowhere");
        assertSaid(
                "Relying",
                "The component dev.pathos.launcher.components.Relying is not there, because the"
                        + " component dev.pathos.launcher.components.Breaking fails in its"
                        + " constructor");
    }

    @Test
    void should_say_that_components_wait_for_each_other() {
        assertSaid("Hen", "waits for itself", "make one of these references optional or dynamic");
    }

    @Test
    void should_find_what_is_wrong_with_a_configuration_that_nobody_checked() throws Exception {
        Object configuration =
                platform.call(
                        "org.osgi.service.cm.ConfigurationAdmin",
                        "createFactoryConfiguration",
                        new Class<?>[] {String.class, String.class},
                        "lld",
                        "?");
        var update = configuration.getClass().getMethod("update", java.util.Dictionary.class);
        update.invoke(configuration, new java.util.Hashtable<>(Map.of("presett", "serlab")));
        await("is configured wrongly: there is no key 'presett': did you mean 'preset'?");
        update.invoke(configuration, new java.util.Hashtable<>(Map.of("preset", "loud")));
        await("'loud' is not an option");
        configuration.getClass().getMethod("delete").invoke(configuration);
        await("comes to life when a configuration names it");
    }

    /** Configuration Admin delivers in the background. */
    private static void await(String words) throws InterruptedException {
        for (int i = 0; i < 500 && !why("lld").contains(words); i++) {
            Thread.sleep(10);
        }
        assertSaid("lld", words);
    }

    @Test
    void should_say_what_a_started_bundle_offers_in_vain() {
        assertSaid(
                "dev.pathos.leakage",
                "is not there, because the service MediaSource",
                "is started, but not all of it works");
    }

    @Test
    void should_report_the_same_causes_when_the_doctor_looks() throws Exception {
        String said = platform.say("doctor").replaceAll("\\s+", " ");
        // A problem is told first; the table went out before.
        assertTrue(said.contains("more, see the table (bundles): "), said);
        Bundle needy =
                Stream.of(platform.context().getBundles())
                        .filter(b -> "needy".equals(b.getSymbolicName()))
                        .findFirst()
                        .orElseThrow();
        assertEquals(Bundle.INSTALLED, needy.getState());
    }
}
