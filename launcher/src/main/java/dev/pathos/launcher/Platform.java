package dev.pathos.launcher;

import dev.pathos.features.BundleEntry;
import dev.pathos.features.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/** The running framework with the bundles of a distribution. */
final class Platform {
    /** What the launcher shares with bundles: the types that it reads their log with. */
    private static final String SHARED = "org.osgi.service.log;version=1.5.0";

    private static final long LARGE = 8_000_000;

    private final Framework framework;

    private Platform(Framework framework) {
        this.framework = framework;
    }

    /**
     * Starts the framework and all bundles; returns when the last start level is reached.
     *
     * @param distribution what to start
     * @param storage an empty folder for the framework
     * @param properties framework properties that bundles may read
     * @param shell whether bundles that only a shell needs are started too
     * @throws LaunchProblem if a bundle is missing, does not resolve or does not start
     */
    static Platform start(
            Distribution distribution, Path storage, Map<String, String> properties, boolean shell)
            throws BundleException {
        Map<String, String> configuration = new HashMap<>(properties);
        configuration.put(Constants.FRAMEWORK_STORAGE, storage.toString());
        String vector = VectorModule.load();
        configuration.put(
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                vector.isEmpty() ? SHARED : SHARED + "," + vector);
        // Two versions of one task live side by side while one replaces the other.
        configuration.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
        // A configuration belongs to a run and must not outlive a crash.
        configuration.put("felix.cm.pm", "memory");
        // The framework's own log goes to System.out; what matters in it is reported from here.
        configuration.put("felix.log.level", "0");
        int lastLevel =
                distribution.bundles().stream().mapToInt(BundleEntry::startLevel).max().orElse(1);
        configuration.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, String.valueOf(lastLevel));

        Framework framework =
                ServiceLoader.load(FrameworkFactory.class, Platform.class.getClassLoader())
                        .findFirst()
                        .orElseThrow()
                        .newFramework(configuration);
        framework.init();
        Platform platform = new Platform(framework);
        try {
            platform.install(distribution, shell);
            return platform;
        } catch (BundleException | RuntimeException e) {
            platform.stop(10_000);
            throw e;
        }
    }

    private void install(Distribution distribution, boolean shell) throws BundleException {
        BundleContext context = framework.getBundleContext();
        Map<Bundle, BundleEntry> installed = new LinkedHashMap<>();
        for (BundleEntry entry : distribution.bundles()) {
            Bundle bundle = install(context, distribution.jar(entry));
            bundle.adapt(BundleStartLevel.class).setStartLevel(entry.startLevel());
            installed.put(bundle, entry);
        }
        framework.adapt(FrameworkWiring.class).resolveBundles(installed.keySet());
        String home = context.getProperty("pathos.home");
        Path features = Path.of(home == null ? "" : home, "features");
        new Resolution(framework, new Supply(framework, distribution.repositories(), features))
                .check(installed, shell);
        installed.forEach(
                (bundle, entry) -> Unresolved.checkFragment(bundle, entry, installed.keySet()));

        Queue<FrameworkEvent> failures = new ConcurrentLinkedQueue<>();
        context.addFrameworkListener(
                event -> {
                    // not of plug-ins, which never stop a start
                    if (event.getType() == FrameworkEvent.ERROR
                            && installed.containsKey(event.getBundle())) {
                        failures.add(event);
                    }
                });
        for (Map.Entry<Bundle, BundleEntry> each : installed.entrySet()) {
            if (!isFragment(each.getKey()) && !each.getValue().shellOnly()) {
                each.getKey().start(Bundle.START_ACTIVATION_POLICY);
            }
        }
        framework.start();
        FrameworkEvent first = failures.poll();
        if (first != null) {
            throw Unresolved.problem(
                    first.getBundle(), installed.get(first.getBundle()), first.getThrowable());
        }
        if (shell) {
            startShell(installed);
        }
    }

    private static Bundle install(BundleContext context, Path jar) throws BundleException {
        try {
            return context.installBundle(location(jar));
        } catch (BundleException e) {
            if (Failure.rootOf(e) instanceof IOException cause) {
                throw new DamagedJar(jar, cause);
            }
            throw e;
        }
    }

    private static void startShell(Map<Bundle, BundleEntry> installed) throws BundleException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            for (Map.Entry<Bundle, BundleEntry> each : installed.entrySet()) {
                if (each.getValue().shellOnly()) {
                    each.getKey().start(Bundle.START_ACTIVATION_POLICY);
                    if (each.getKey().getSymbolicName().equals("org.jline")) {
                        // JLine looks for the kinds of terminals it knows through this loader.
                        thread.setContextClassLoader(
                                each.getKey().adapt(BundleWiring.class).getClassLoader());
                    }
                }
            }
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * Lets Felix copy small bundles into its storage, so that a build beside a running platform
     * does not change them under it, and use the library bundles, 200 MB in all, where they are.
     */
    private static String location(Path jar) throws BundleException {
        try {
            return (Files.size(jar) > LARGE ? "reference:" : "") + jar.toUri();
        } catch (IOException e) {
            throw new BundleException(jar + " cannot be read", e);
        }
    }

    static boolean isFragment(Bundle bundle) {
        return (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    /** Waits until somebody stops the framework: the shell at its end, or a signal. */
    void awaitStop() throws InterruptedException {
        framework.waitForStop(0);
    }

    /** Stops all bundles and waits for them at most {@code milliseconds}. */
    void stop(long milliseconds) {
        try {
            framework.stop();
            framework.waitForStop(milliseconds);
        } catch (BundleException e) {
            throw new IllegalStateException("The framework does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
