package dev.pathos.assembly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * A framework like the one that the launcher makes, in which bundles are installed and resolved but
 * never started.
 */
final class Scratch implements AutoCloseable {
    private static final long STOP_MILLISECONDS = 10_000;

    private final Framework framework;
    private final Path storage;

    /**
     * Makes a framework.
     *
     * @param factory makes frameworks of the kind that the launcher uses
     * @param packages what the launcher exports beside the framework's own packages
     * @param platform what the framework is to pretend to run on, such as {@code linux-x86_64}
     */
    Scratch(FrameworkFactory factory, String packages, String platform) {
        Map<String, String> configuration = new HashMap<>();
        try {
            storage = Files.createTempDirectory("pathos-resolve");
            configuration.put(Constants.FRAMEWORK_STORAGE, storage.toString());
            configuration.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, packages);
            configuration.put(
                    Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
            configuration.put("felix.log.level", "0");
            // Kinds of addresses are registered once a process, by the platform that runs.
            configuration.put("felix.service.urlhandlers", "false");
            String[] words = platform.split("-", 2);
            configuration.put(Constants.FRAMEWORK_OS_NAME, system(words[0]));
            configuration.put(
                    Constants.FRAMEWORK_PROCESSOR, words.length < 2 ? "" : processor(words[1]));
            framework = factory.newFramework(configuration);
            framework.init();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (BundleException e) {
            throw new IllegalStateException("The framework does not start", e);
        }
    }

    private static String system(String name) {
        return switch (name) {
            case "windows" -> "win32";
            default -> name;
        };
    }

    private static String processor(String name) {
        return switch (name) {
            case "x86_64" -> "x86-64";
            case "arm64" -> "aarch64";
            default -> name;
        };
    }

    /** Installs a bundle from where it lies. */
    Bundle install(Path jar) throws BundleException {
        return framework.getBundleContext().installBundle("reference:" + jar.toUri());
    }

    /** The framework itself, which offers what Java and the launcher do. */
    Framework framework() {
        return framework;
    }

    @Override
    public void close() {
        try {
            framework.stop();
            framework.waitForStop(STOP_MILLISECONDS);
            try (Stream<Path> files = Files.walk(storage)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (BundleException e) {
            throw new IllegalStateException("The framework does not stop", e);
        } catch (IOException e) {
            // What is left lies among temporary files.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
