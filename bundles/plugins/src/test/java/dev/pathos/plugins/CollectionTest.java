package dev.pathos.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;

/** Looks for what is left of plug-ins that came, were used and went. */
class CollectionTest {
    private static final int ROUNDS = 200;
    private static final int WARM_UP = 50;
    private static final String NAME = "lab.pitch";

    @TempDir Path home;

    @Test
    void should_leave_no_class_loader_and_no_metaspace_when_200_plugins_came_and_went()
            throws Exception {
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        long warm = 0;
        try (Container container = new Container(home)) {
            for (int round = 0; round < ROUNDS; round++) {
                if (round == WARM_UP) {
                    collect(loaders, round);
                    warm = metaspace();
                }
                Path jar =
                        MadeJar.task(NAME, "1.0." + round, "pitch")
                                .in(home.resolve("lab"), "p.jar");
                container.plugins.install(jar);
                loaders.add(use(container));
            }
            container.plugins.remove(NAME);
            Container.await(
                    () -> container.bundles(NAME).isEmpty(),
                    () -> container.bundles(NAME) + " are left");
            collect(loaders, ROUNDS);
            long end = metaspace();
            assertTrue(end < warm * 1.05, "metaspace grew from " + warm + " to " + end);
            assertEquals(ROUNDS, Files.list(home.resolve(".pathos/plugins")).count());
        }
    }

    /** Brings its task to life, calls it and ends it, as a run does. */
    private static WeakReference<ClassLoader> use(Container container) throws Exception {
        Bundle newest =
                container.bundles(NAME).stream()
                        .filter(b -> !container.plugins.withdrawn().contains(b.getLocation()))
                        .findFirst()
                        .orElseThrow();
        Configuration configuration = container.compose("pitch", newest.getLocation());
        Container.await(() -> task(newest) != null, newest::toString);
        ServiceReference<?> reference = task(newest);
        Object task = container.context().getService(reference);
        assertNull(
                ((dev.pathos.api.task.PretextTask) task).restore(null), "it is there and answers");
        container.context().ungetService(reference);
        configuration.delete();
        return new WeakReference<>(task.getClass().getClassLoader());
    }

    private static ServiceReference<?> task(Bundle bundle) {
        return Stream.ofNullable(bundle.getRegisteredServices())
                .flatMap(Stream::of)
                .filter(r -> "pitch".equals(r.getProperty("component.name")))
                .findFirst()
                .orElse(null);
    }

    /** All loaders but the last one, whose plug-in may still count, go. */
    private static void collect(List<WeakReference<ClassLoader>> loaders, int round)
            throws InterruptedException {
        List<WeakReference<ClassLoader>> gone =
                loaders.subList(0, round == ROUNDS ? round : Math.max(0, round - 1));
        Container.await(
                () -> {
                    System.gc();
                    return gone.stream().allMatch(l -> l.get() == null);
                },
                () ->
                        gone.stream().filter(l -> l.get() != null).count()
                                + " class loaders are left of "
                                + gone.size());
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(p -> p.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(u -> u.getUsed())
                .sum();
    }
}
