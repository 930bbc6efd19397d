package dev.pathos.launcher;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.FrameworkWiring;

/** Tells which bundle of the repositories has what is missing, and which feature it is in. */
final class Supply {
    private static final String REFERENCE = "reference:";

    private final Framework framework;
    private final List<Path> repositories;
    private final Path features;

    /**
     * @param framework one that does not go on to start
     * @param repositories folders in Maven's layout
     * @param features the folder of the shipped features
     */
    Supply(Framework framework, List<Path> repositories, Path features) {
        this.framework = framework;
        this.repositories = repositories;
        this.features = features;
    }

    /**
     * Advice for a requirement that no installed bundle meets. Installs all others, as the
     * framework reads what they provide better than anybody.
     */
    Optional<String> advice(BundleRequirement need) {
        repositories.forEach(repository -> jars(repository).forEach(this::install));
        return framework.adapt(FrameworkWiring.class).findProviders(need).stream()
                .findFirst()
                .flatMap(this::coordinates)
                .map(found -> "Add " + found + ".");
    }

    private void install(Path jar) {
        try {
            framework.getBundleContext().installBundle(REFERENCE + jar.toUri());
        } catch (BundleException | IllegalStateException e) {
            // A damaged jar provides nothing.
            return;
        }
    }

    private static List<Path> jars(Path repository) {
        try (Stream<Path> files = Files.walk(repository)) {
            return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private Optional<String> coordinates(BundleCapability found) {
        String location = found.getRevision().getBundle().getLocation();
        if (!location.startsWith(REFERENCE)) {
            return Optional.empty();
        }
        Path jar = Path.of(URI.create(location.substring(REFERENCE.length())));
        for (Path repository : repositories) {
            if (jar.startsWith(repository) && repository.relativize(jar).getNameCount() > 3) {
                return Optional.of(coordinates(repository.relativize(jar)));
            }
        }
        return Optional.of(jar.getFileName().toString());
    }

    /** In Maven's layout a jar lies under group, artifact and version. */
    private String coordinates(Path jar) {
        int names = jar.getNameCount();
        String group =
                jar.subpath(0, names - 3)
                        .toString()
                        .replace(jar.getFileSystem().getSeparator(), ".");
        String artifact = group + ":" + jar.getName(names - 3);
        return artifact
                + ":"
                + jar.getName(names - 2)
                + feature(artifact).map(name -> ", as features/" + name + " does").orElse("");
    }

    private Optional<String> feature(String artifact) {
        try (Stream<Path> files = Files.list(features)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                if (Files.readString(file).contains("\"" + artifact + ":")) {
                    return Optional.of(file.getFileName().toString());
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
