package dev.pathos.plugins;

import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The plug-in folder as it is looked at again and again.
 *
 * <p>A jar counts once its size and its time were the same at two looks, an incomplete one once it
 * has kept still for two seconds. Not usable by several threads at once.
 */
final class PluginFolder {
    /** How long a file that is no whole jar may still be being copied. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);

    private final Path folder;
    private final Function<Path, Jar> reader;
    private final LongSupplier clock;
    private final Map<Path, Sighting> files = new TreeMap<>();
    private long changed;

    /**
     * A folder that need not be there yet.
     *
     * @param reader takes a jar into the store
     * @param clock in nanoseconds
     */
    PluginFolder(Path folder, Function<Path, Jar> reader, LongSupplier clock) {
        this.folder = folder;
        this.reader = reader;
        this.clock = clock;
        this.changed = clock.getAsLong() - PATIENCE;
    }

    Path path() {
        return folder;
    }

    /**
     * Looks at the files.
     *
     * @param atOnce whether jars count that are seen for the first time
     * @throws IOException if the folder cannot be read
     */
    void look(boolean atOnce) throws IOException {
        long now = clock.getAsLong();
        List<Path> there = jars();
        if (files.keySet().retainAll(there)) {
            changed = now;
        }
        for (Path file : there) {
            try {
                Sighting.Stamp stamp = Sighting.Stamp.of(file);
                Sighting before = files.get(file);
                boolean still = before != null && before.stamp().equals(stamp);
                if (!still) {
                    changed = now;
                }
                Sighting seen = still ? before : Sighting.fresh(stamp, now);
                boolean due = !seen.settled() && (still || atOnce);
                files.put(file, due ? read(file, seen, now) : seen);
            } catch (NoSuchFileException e) {
                // it went while it was looked at, which the next look sees
                changed = now;
            }
        }
    }

    private Sighting read(Path file, Sighting seen, long now) {
        try {
            return seen.being(reader.apply(file));
        } catch (Incomplete e) {
            return now - seen.since() < PATIENCE ? seen : seen.unfit(e);
        } catch (Problem e) {
            return seen.unfit(e);
        }
    }

    private List<Path> jars() throws IOException {
        List<Path> found = new ArrayList<>();
        if (!Files.exists(folder)) {
            return found;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*.jar")) {
            for (Path file : all) {
                if (Files.isRegularFile(file) && !file.getFileName().toString().startsWith(".")) {
                    found.add(file);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return found;
    }

    /**
     * Whether the folder has come to rest: what is not there now has gone for good, and was not
     * merely renamed.
     */
    boolean atRest() {
        return files.values().stream().allMatch(Sighting::settled)
                || clock.getAsLong() - changed > PATIENCE;
    }

    boolean contains(Path file) {
        return files.containsKey(file);
    }

    /** What a file is, once that is known. */
    Optional<Jar> jar(Path file) {
        return Optional.ofNullable(files.get(file)).flatMap(Sighting::jar);
    }

    /**
     * The jars by symbolic name; of several with the same the one that counts first: the highest
     * version, then the one written last.
     */
    Map<String, List<Jar>> jarsByName() {
        Map<String, List<Map.Entry<Path, Sighting>>> byName = new TreeMap<>();
        for (Map.Entry<Path, Sighting> each : files.entrySet()) {
            each.getValue()
                    .jar()
                    .ifPresent(
                            jar ->
                                    byName.computeIfAbsent(jar.name(), n -> new ArrayList<>())
                                            .add(each));
        }
        Comparator<Map.Entry<Path, Sighting>> order =
                Comparator.comparing(e -> e.getValue().jar().orElseThrow().version());
        order = order.thenComparing(e -> e.getValue().stamp().time());
        Comparator<Map.Entry<Path, Sighting>> counting = order.reversed();
        Map<String, List<Jar>> jars = new LinkedHashMap<>();
        byName.forEach(
                (name, several) ->
                        jars.put(
                                name,
                                several.stream()
                                        .sorted(counting)
                                        .map(e -> e.getValue().jar().orElseThrow())
                                        .toList()));
        return jars;
    }

    /** The files that can be no plug-ins, and why. */
    Map<Path, Problem> unfit() {
        Map<Path, Problem> unfit = new LinkedHashMap<>();
        files.forEach((file, seen) -> seen.problem().ifPresent(p -> unfit.put(file, p)));
        return unfit;
    }

    /**
     * Puts a jar into the folder in place of those of its symbolic name; it counts at once.
     *
     * @param jar a jar that lies elsewhere
     * @throws Problem if the folder takes nothing
     */
    void put(Jar jar) {
        List<Path> same = filesOf(jar.name());
        Path target = same.isEmpty() ? folder.resolve(jar.name() + ".jar") : same.get(0);
        try {
            Files.createDirectories(folder);
            Path copy = folder.resolve(".incoming-" + UUID.randomUUID() + ".part");
            try {
                Files.copy(jar.content(), copy);
                Files.move(
                        copy,
                        target,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(copy);
            }
            for (Path other : same) {
                if (!other.equals(target)) {
                    Files.deleteIfExists(other);
                    files.remove(other);
                }
            }
            Sighting seen = Sighting.fresh(Sighting.Stamp.of(target), clock.getAsLong());
            files.put(target, seen.being(reader.apply(target)));
        } catch (IOException e) {
            throw new Problem(
                    "the plug-in folder takes nothing: " + Words.of(e),
                    folder.toString(),
                    "make it writable and make room there",
                    e);
        }
    }

    /**
     * Takes the jars of a symbolic name out of the folder.
     *
     * @throws Problem if they cannot be deleted
     */
    void delete(String name) {
        for (Path file : filesOf(name)) {
            delete(file);
        }
    }

    /** Takes a file out of the folder. */
    void delete(Path file) {
        try {
            Files.deleteIfExists(file);
            files.remove(file);
        } catch (IOException e) {
            throw new Problem(
                    "the jar cannot be deleted: " + Words.of(e),
                    file.toString(),
                    "make the plug-in folder writable",
                    e);
        }
    }

    private List<Path> filesOf(String name) {
        return Optional.ofNullable(jarsByName().get(name)).orElse(List.of()).stream()
                .map(Jar::file)
                .toList();
    }
}
