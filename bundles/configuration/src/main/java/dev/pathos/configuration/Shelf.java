package dev.pathos.configuration;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;

/**
 * The bundles that lie in the repositories, installed or not: what could be added where something
 * is missing.
 *
 * <p>Read anew for each question, as nobody asks until something is missing.
 *
 * @param repositories folders in Maven's layout
 * @param features a folder with features
 */
record Shelf(List<Path> repositories, Path features) {
    static final Shelf EMPTY = new Shelf(List.of(), Path.of("features"));

    /** The shelf of a framework that the launcher started; empty in any other. */
    static Shelf of(BundleContext context) {
        String folders = context.getProperty("pathos.repositories");
        String home = context.getProperty("pathos.home");
        return new Shelf(
                folders == null
                        ? List.of()
                        : Arrays.stream(folders.split(File.pathSeparator)).map(Path::of).toList(),
                Path.of(home == null ? "" : home, "features"));
    }

    /** What to do for a package that no bundle exports. */
    Optional<String> exporting(String name) {
        return first(offer -> offer.packages().contains(name));
    }

    /** What to do for a service that no bundle offers. */
    Optional<String> offering(String service) {
        return first(offer -> offer.services().contains(service));
    }

    /** What to do for a bundle that is not there. */
    Optional<String> named(String symbolicName) {
        return first(offer -> offer.symbolicName().equals(symbolicName));
    }

    /** What to do for a kind of part that no bundle offers. */
    Optional<String> part(String pid) {
        return first(offer -> offer.components().stream().anyMatch(c -> c.pid().equals(pid)));
    }

    private Optional<String> first(Predicate<Offer> wanted) {
        for (Path repository : repositories) {
            for (Path file : jars(repository)) {
                try (JarFile jar = new JarFile(file.toFile())) {
                    if (wanted.test(Offer.of(jar))) {
                        return Optional.of(remedy(repository.relativize(file)));
                    }
                } catch (IOException e) {
                    // A damaged jar offers nothing.
                    continue;
                }
            }
        }
        return Optional.empty();
    }

    private static List<Path> jars(Path repository) {
        try (Stream<Path> files = Files.walk(repository)) {
            return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /**
     * Advice to add a bundle.
     *
     * @param jar relative to its repository: group, artifact, version and file
     */
    private String remedy(Path jar) {
        int names = jar.getNameCount();
        if (names < 4) {
            return "add " + jar.getFileName();
        }
        String group = jar.subpath(0, names - 3).toString().replace(File.separatorChar, '.');
        String artifact = group + ":" + jar.getName(names - 3);
        return "add "
                + artifact
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
