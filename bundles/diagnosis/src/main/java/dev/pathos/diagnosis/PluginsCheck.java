package dev.pathos.diagnosis;

import dev.pathos.api.health.Finding;
import dev.pathos.api.health.HealthCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Compares the jars in the plug-in folder with the bundles that are installed. */
@Component(property = "service.ranking:Integer=30")
public final class PluginsCheck implements HealthCheck {
    private static final String SUBJECT = "plug-ins";

    private final BundleContext context;
    private final Path folder;

    /** Called by Declarative Services. */
    @Activate
    public PluginsCheck(BundleContext context) {
        this(context, folder(context));
    }

    PluginsCheck(BundleContext context, Path folder) {
        this.context = context;
        this.folder = folder;
    }

    private static Path folder(BundleContext context) {
        String home = context.getProperty("pathos.home");
        String named = context.getProperty("pathos.plugins");
        boolean none = named == null || named.isBlank();
        return Path.of(home == null ? "" : home).resolve(none ? "plugins" : named).toAbsolutePath();
    }

    @Override
    public List<Finding> examine(boolean thorough) {
        List<Finding> findings = new ArrayList<>();
        int inUse = 0;
        for (Path jar : jars()) {
            Optional<Finding> finding = look(jar);
            finding.ifPresent(findings::add);
            inUse += finding.isEmpty() ? 1 : 0;
        }
        findings.add(
                0,
                Finding.ok(
                        SUBJECT,
                        Files.isDirectory(folder)
                                ? inUse + " of the folder " + folder + " in use"
                                : "none, as the folder " + folder + " is not there"));
        return findings;
    }

    private List<Path> jars() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new IllegalStateException(folder + " cannot be read: " + e, e);
        }
    }

    /** What is wrong with a jar, if anything is. */
    private Optional<Finding> look(Path file) {
        String subject = SUBJECT + ": " + file.getFileName();
        try (JarFile jar = new JarFile(file.toFile())) {
            Attributes headers =
                    jar.getManifest() == null
                            ? new Attributes()
                            : jar.getManifest().getMainAttributes();
            String name = headers.getValue(Constants.BUNDLE_SYMBOLICNAME);
            if (name == null) {
                return Optional.of(
                        Finding.warning(
                                subject,
                                "it is no OSGi bundle: its manifest has no Bundle-SymbolicName",
                                "build it as the plug-in SDK does, or take it away"));
            }
            return state(
                    subject,
                    name.replaceFirst(";.*", "").strip(),
                    headers.getValue(Constants.BUNDLE_VERSION));
        } catch (IOException e) {
            return Optional.of(
                    Finding.problem(
                            subject, "it cannot be read: " + e.getMessage(), "copy it again"));
        }
    }

    private Optional<Finding> state(String subject, String name, String version) {
        List<Bundle> installed =
                Arrays.stream(context.getBundles())
                        .filter(bundle -> name.equals(bundle.getSymbolicName()))
                        .filter(bundle -> sameVersion(bundle, version))
                        .toList();
        if (installed.isEmpty()) {
            return Optional.of(
                    Finding.problem(
                            subject,
                            "the bundle " + name + " is not installed",
                            "start the platform again and read what it says of this jar"));
        }
        boolean started =
                installed.stream()
                        .anyMatch(
                                b ->
                                        b.getState() == Bundle.ACTIVE
                                                || b.getState() == Bundle.STARTING);
        return started
                ? Optional.empty()
                : Optional.of(
                        Finding.problem(
                                subject,
                                "the bundle " + name + " is not started",
                                "ask for the reason with: why " + name));
    }

    private static boolean sameVersion(Bundle bundle, String version) {
        return bundle.getVersion().equals(Version.parseVersion(version == null ? "0" : version));
    }
}
