package dev.pathos.plugins;

import dev.pathos.api.live.Change;
import dev.pathos.api.live.LiveRun;
import dev.pathos.api.run.RunListener;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** A framework with Declarative Services, the API, and plug-ins that follow a folder. */
final class Container implements AutoCloseable {
    private static final String SHARED =
            "dev.pathos.api.task;version=1.1.0,dev.pathos.api.run;version=1.1.0,"
                    + "dev.pathos.api.live;version=1.0.0,dev.pathos.api.plugin;version=1.0.0,"
                    + "org.osgi.service.cm;version=1.6.1,"
                    + "org.osgi.service.component;version=1.5.1,"
                    + "org.osgi.service.component.runtime;version=1.5.1,"
                    + "org.osgi.service.component.runtime.dto;version=1.5.1,"
                    + "org.osgi.service.component.propertytypes;version=1.5.1,"
                    + "org.osgi.util.promise;version=1.3.0,org.osgi.util.function;version=1.2.0";

    final List<String> told = new CopyOnWriteArrayList<>();
    final Framework framework;
    final PluginService plugins;
    private final Path home;

    Container(Path home) throws BundleException {
        this(home, Map.of(), 1);
    }

    Container(Path home, Map<String, String> properties) throws BundleException {
        this(home, properties, 1);
    }

    /**
     * A container whose clock is ten times as fast: what has patience for seconds loses it soon.
     */
    static Container impatient(Path home) throws BundleException {
        return new Container(home, Map.of(), 10);
    }

    /**
     * @param home has the folder {@code plugins} and the store
     * @param properties framework properties
     * @param speed of the clock
     */
    private Container(Path home, Map<String, String> properties, int speed) throws BundleException {
        this.home = home;
        Map<String, String> configuration = new HashMap<>();
        configuration.put("org.osgi.framework.storage", home.resolve("storage").toString());
        configuration.put("org.osgi.framework.storage.clean", "onFirstInit");
        configuration.put("org.osgi.framework.bsnversion", "multiple");
        configuration.put("org.osgi.framework.system.packages.extra", SHARED);
        configuration.put("felix.cm.pm", "memory");
        configuration.put("felix.log.level", "0");
        configuration.put("ds.loglevel", "0");
        configuration.put("pathos.home", home.toString());
        configuration.put("pathos.version", "0.1.0");
        configuration.put("pathos.plugins.poll", "20");
        configuration.putAll(properties);
        framework = new FrameworkFactory().newFramework(configuration);
        framework.start();
        for (String name : List.of("org.apache.felix.configadmin", "org.apache.felix.scr")) {
            context().installBundle("reference:" + jar(name).toURI()).start();
        }
        plugins =
                new PluginService(
                        context(),
                        service(ConfigurationAdmin.class),
                        service(ServiceComponentRuntime.class),
                        told::add,
                        () -> speed * System.nanoTime());
    }

    private static File jar(String name) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new)
                .filter(f -> f.getName().startsWith(name + "-"))
                .findFirst()
                .orElseThrow();
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    <T> T service(Class<T> type) {
        return context().getService(context().getServiceReference(type));
    }

    Path folder() {
        return home.resolve("plugins");
    }

    /** The bundles of a symbolic name. */
    List<Bundle> bundles(String name) {
        return Arrays.stream(context().getBundles())
                .filter(b -> name.equals(b.getSymbolicName()))
                .toList();
    }

    /** Brings a part of a bundle to life, as a composition does. */
    Configuration compose(String pid, String location) throws Exception {
        Configuration configuration =
                service(ConfigurationAdmin.class).createFactoryConfiguration(pid, location);
        Dictionary<String, Object> nothing = new Hashtable<>();
        configuration.update(nothing);
        return configuration;
    }

    /** Waits for what happens on other threads. */
    static void await(BooleanSupplier condition, java.util.function.Supplier<String> otherwise)
            throws InterruptedException {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(otherwise.get());
            }
            Thread.sleep(2);
        }
    }

    void awaitTold(String part) throws InterruptedException {
        await(
                () -> told.stream().anyMatch(l -> l.contains(part)),
                () -> part + " is not in " + told);
    }

    /** A run whose trainings take every change, if it is told to. */
    Pretended pretend(String name, boolean adopts) {
        Pretended run = new Pretended(name);
        context()
                .registerService(
                        LiveRun.class,
                        run,
                        new Hashtable<>(Map.of(LiveRun.NAME, name, LiveRun.ADOPTS, adopts)));
        return run;
    }

    /** A pre-training that keeps what it is asked to change. */
    static final class Pretended implements LiveRun {
        final List<Change> changes = new CopyOnWriteArrayList<>();
        private final String name;
        volatile List<Trained> tasks = List.of();
        volatile boolean training = true;
        volatile RuntimeException refusal;

        Pretended(String name) {
            this.name = name;
        }

        void learn(String task, String kind, String bundle) {
            List<Trained> more = new ArrayList<>(tasks);
            more.add(new Trained(task, kind, bundle, 1));
            tasks = more;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Path folder() {
            return Path.of(name);
        }

        @Override
        public List<Training> trainings() {
            Training tuning = new Training("tuning", 1, 2, 1, 1, 0, "training", false, List.of());
            return training
                    ? List.of(new Training("pre", 1, 2, 1, 1, 0, "training", true, tasks), tuning)
                    : List.of(tuning);
        }

        @Override
        public String change(String id, Change change) {
            changes.add(change);
            if (refusal != null) {
                throw refusal;
            }
            return id + ": done";
        }

        @Override
        public Subscription follow(RunListener listener) {
            throw new AssertionError("nobody asks for this");
        }

        @Override
        public void pause() {
            throw new AssertionError("nobody asks for this");
        }

        @Override
        public void proceed() {
            throw new AssertionError("nobody asks for this");
        }

        @Override
        public void halt() {
            throw new AssertionError("nobody asks for this");
        }
    }

    @Override
    public void close() throws BundleException, InterruptedException {
        plugins.close();
        framework.stop();
        framework.waitForStop(10_000);
    }
}
