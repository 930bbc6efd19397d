package dev.pathos.plugins;

import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A plug-in's sources, built by Maven as a process of its own. */
final class MavenProject {
    /** What a build cannot get while it is offline. */
    private static final Pattern OFFLINE =
            Pattern.compile("offline|has not been downloaded from it before|Could not resolve");

    /** Tests are for `mvn verify`: what is tried out need not be finished. */
    private static final List<String> PACKAGE =
            List.of("-B", "-q", "-Dstyle.color=never", "-Dmaven.test.skip=true", "package");

    /** A build lives for seconds only, in which the better compiler is no help. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private static final long POLL_MILLISECONDS = 200;
    private static final int MOST_ERRORS = 5;

    private final Path folder;
    private final List<String> maven;
    private volatile Process building;

    /**
     * How a build ended.
     *
     * @param jar what it made, or empty
     * @param errors why it made nothing, in a few lines
     */
    record Outcome(Optional<Path> jar, List<String> errors) {}

    /**
     * @param folder where its pom.xml lies
     * @param maven the command, without arguments
     * @throws Problem if there is no project
     */
    MavenProject(Path folder, List<String> maven) {
        this.folder = folder;
        this.maven = maven;
        if (!Files.isRegularFile(folder.resolve("pom.xml"))) {
            throw new Problem(
                    Files.isDirectory(folder) ? "it has no pom.xml" : "there is no such folder",
                    folder.toString(),
                    "name the folder of a plug-in's Maven project; the archetype makes one");
        }
    }

    /** The project's own Maven if it has one, else that of the machine. */
    static MavenProject of(Path folder) {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win");
        Path wrapper = folder.resolve(windows ? "mvnw.cmd" : "mvnw");
        return new MavenProject(
                folder,
                List.of(
                        Files.isExecutable(wrapper)
                                ? wrapper.toString()
                                : windows ? "mvn.cmd" : "mvn"));
    }

    /**
     * Builds it; offline, and if that does not do with the network.
     *
     * @param meanwhile done several times a second until it is built
     * @throws Problem if Maven cannot be started
     */
    Outcome build(Runnable meanwhile) throws InterruptedException {
        List<String> said = new ArrayList<>();
        int status = run(true, said, meanwhile);
        if (status != 0 && said.stream().anyMatch(l -> OFFLINE.matcher(l).find())) {
            said.clear();
            status = run(false, said, meanwhile);
        }
        if (status != 0) {
            return new Outcome(Optional.empty(), errors(said, folder));
        }
        Optional<Path> jar = jar();
        return new Outcome(
                jar,
                jar.isPresent()
                        ? List.of()
                        : List.of("it was built, and no jar is in " + folder.resolve("target")));
    }

    private int run(boolean offline, List<String> said, Runnable meanwhile)
            throws InterruptedException {
        List<String> command = new ArrayList<>(maven);
        if (offline) {
            command.add("-o");
        }
        command.addAll(PACKAGE);
        Path log = null;
        try {
            log = Files.createTempFile("pathos-dev-", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile());
            builder.environment()
                    .merge("MAVEN_OPTS", SHORT_LIVED, (own, added) -> added + " " + own);
            Process process = builder.start();
            building = process;
            process.getOutputStream().close();
            while (!process.waitFor(POLL_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                meanwhile.run();
            }
            int status = process.exitValue();
            said.addAll(Files.readAllLines(log));
            return status;
        } catch (IOException e) {
            throw new Problem(
                    "Maven does not start: " + Words.of(e),
                    String.join(" ", command),
                    "install Maven 3.8 or newer (the command mvn)",
                    e);
        } finally {
            stop();
            delete(log);
        }
    }

    private static void delete(Path log) {
        try {
            if (log != null) {
                Files.deleteIfExists(log);
            }
        } catch (IOException e) {
            // it lies where the system deletes it in time
        }
    }

    /** Ends a build that is going on. */
    void stop() {
        Process process = building;
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    /** The few lines of Maven's output that say what is wrong, files relative to the project. */
    static List<String> errors(List<String> said, Path folder) {
        List<String> errors =
                said.stream()
                        .filter(l -> l.startsWith("[ERROR]") || l.startsWith("[FATAL]"))
                        .map(l -> l.replaceFirst("^\\[[A-Z]+]\\s*", ""))
                        .map(l -> l.replace(folder + "/", "").replace(folder + "\\", ""))
                        .map(String::strip)
                        .filter(l -> !l.isEmpty() && !l.startsWith("COMPILATION ERROR"))
                        .distinct()
                        .toList();
        // what was wrong in the sources says more than which goal failed for it
        List<String> located =
                errors.stream().filter(l -> l.matches(".*:\\[\\d+(,\\d+)?].*")).toList();
        List<String> best = located.isEmpty() ? errors : located;
        if (best.isEmpty()) {
            best = said.stream().filter(l -> !l.isBlank()).toList();
        }
        return best.size() <= MOST_ERRORS
                ? best
                : Stream.concat(
                                best.stream().limit(MOST_ERRORS),
                                Stream.of("... and " + (best.size() - MOST_ERRORS) + " more"))
                        .toList();
    }

    private Optional<Path> jar() {
        Path target = folder.resolve("target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(MavenProject::isPlain)
                    .max(Comparator.comparing(MavenProject::time));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isPlain(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".jar")
                && !name.matches(".*-(sources|javadoc|tests|test-sources)\\.jar")
                && !name.startsWith("original-");
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    /**
     * What the sources are now: each file with its size and time.
     *
     * @throws Problem if they cannot be read
     */
    Map<Path, String> sources() {
        Map<Path, String> sources = new TreeMap<>();
        try (Stream<Path> roots =
                Stream.of("pom.xml", "bnd.bnd", "src").map(folder::resolve).filter(Files::exists)) {
            for (Path root : roots.toList()) {
                try (Stream<Path> tree = Files.walk(root)) {
                    for (Path file : tree.filter(MavenProject::isSource).toList()) {
                        sources.put(file, Files.size(file) + " " + time(file));
                    }
                }
            }
            return sources;
        } catch (NoSuchFileException e) {
            // a file went while it was looked at
            return Map.of();
        } catch (IOException | UncheckedIOException e) {
            throw new Problem(
                    "the sources cannot be read: " + Words.of(e),
                    folder.toString(),
                    "make them readable",
                    e);
        }
    }

    /** Not what editors leave beside the files that they write. */
    private static boolean isSource(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && !name.startsWith(".") && !name.endsWith("~");
    }
}
