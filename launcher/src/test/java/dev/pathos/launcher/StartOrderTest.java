package dev.pathos.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.features.BundleEntry;
import dev.pathos.features.Distribution;
import dev.pathos.features.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;

/** Starts what ships in many orders, without start levels, in this process. */
class StartOrderTest {
    /** Installed anew, so that bundles are resolved in another order, too. */
    private static final int FRAMEWORKS = 10;

    /** Orders in each of them. */
    private static final int ORDERS = 10;

    @TempDir Path folder;
    private TestRepository tests;
    private List<BundleEntry> bundles;

    @BeforeEach
    void addGraph() throws IOException {
        tests = new TestRepository(folder.resolve("tests")).withGraph();
        bundles = new ArrayList<>(Shipped.bundles());
        bundles.addAll(Shipped.feature(folder.resolve("graph.json"), "test:graph:1.0.0"));
    }

    @Test
    void should_end_in_the_same_services_when_bundles_start_in_any_order() throws Exception {
        List<String> first = null;
        for (int seed = 0; seed < FRAMEWORKS; seed++) {
            Random random = new Random(seed);
            Platform platform = install(random, seed);
            try {
                for (int order = 0; order < ORDERS; order++) {
                    if (order > 0) {
                        restart(platform.context(), random);
                    }
                    List<String> graph = graph(platform.context());
                    first = first == null ? graph : first;
                    assertEquals(List.of(), difference(first, graph), seed + ", order " + order);
                }
            } finally {
                platform.stop(10_000);
            }
        }
        assertTrue(first.size() > 200, first.size() + " lines");
    }

    /** Bundles of one start level start in the order in which they were installed. */
    private Platform install(Random random, int seed) throws BundleException, IOException {
        List<BundleEntry> shuffled = new ArrayList<>();
        for (BundleEntry entry : bundles) {
            shuffled.add(
                    new BundleEntry(
                            entry.id(),
                            1,
                            entry.shellOnly(),
                            entry.variant(),
                            entry.jar(),
                            entry.feature()));
        }
        Collections.shuffle(shuffled, random);
        return Platform.start(
                new Distribution(shuffled, List.of(tests.folder(), Shipped.REPOSITORY))
                        .on(Machine.here(null)),
                Files.createDirectories(folder.resolve("framework-" + seed)),
                Shipped.properties(folder),
                false);
    }

    private static void restart(BundleContext context, Random random) throws BundleException {
        List<Bundle> started =
                new ArrayList<>(
                        Arrays.stream(context.getBundles())
                                .filter(bundle -> bundle.getBundleId() > 0)
                                .filter(bundle -> !Platform.isFragment(bundle))
                                .filter(
                                        bundle ->
                                                bundle.getState() == Bundle.ACTIVE
                                                        || bundle.getState() == Bundle.STARTING)
                                .toList());
        Collections.shuffle(started, random);
        for (Bundle bundle : started) {
            bundle.stop();
        }
        Collections.shuffle(started, random);
        for (Bundle bundle : started) {
            bundle.start(Bundle.START_ACTIVATION_POLICY);
        }
    }

    /** The graph when nothing moves any more. */
    @SuppressWarnings("unchecked")
    private static List<String> graph(BundleContext context) throws Exception {
        ServiceReference<?> probe =
                context.getAllServiceReferences(Supplier.class.getName(), "(describes=services)")[
                        0];
        Supplier<List<String>> graph = (Supplier<List<String>>) context.getService(probe);
        List<String> before = List.of();
        List<String> now = graph.get();
        while (!now.equals(before)) {
            Thread.sleep(5);
            before = now;
            now = graph.get();
        }
        context.ungetService(probe);
        return now;
    }

    private static List<String> difference(List<String> one, List<String> other) {
        List<String> lines = new ArrayList<>();
        one.stream().filter(line -> !other.contains(line)).forEach(l -> lines.add("- " + l));
        other.stream().filter(line -> !one.contains(line)).forEach(l -> lines.add("+ " + l));
        return lines;
    }
}
