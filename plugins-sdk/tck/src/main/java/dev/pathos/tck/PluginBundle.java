package dev.pathos.tck;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** A plug-in's bundle as it was built, a jar or a folder of the same content: opened to be read. */
public final class PluginBundle implements Closeable {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private final Path root;
    private final List<FileSystem> opened = new ArrayList<>();
    private final Manifest manifest = new Manifest();
    private final List<CompiledClass> classes = new ArrayList<>();
    private final List<String> lacking = new ArrayList<>();

    /**
     * Opens a bundle.
     *
     * @param bundle the jar or folder
     * @throws IOException if it cannot be read, or is no bundle
     */
    public PluginBundle(Path bundle) throws IOException {
        root = open(bundle);
        Path file = root.resolve(MANIFEST);
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                manifest.read(in);
            }
        }
        if (clauses("Bundle-SymbolicName").isEmpty()) {
            throw new IOException(bundle + ": no bundle, there is no Bundle-SymbolicName in it");
        }
        Map<String, ?> path = clauses("Bundle-ClassPath");
        for (String entry : path.isEmpty() ? List.of(".") : path.keySet()) {
            Path place = root.resolve(entry.equals(".") ? "" : entry);
            if (!Files.exists(place)) {
                lacking.add(entry);
                continue;
            }
            Path folder = Files.isDirectory(place) ? place : open(place);
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path type : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                    // other releases' variants of the same classes, which OSGi passes over
                    if (!folder.relativize(type).startsWith("META-INF")) {
                        classes.add(CompiledClass.read(Files.readAllBytes(type)));
                    }
                }
            }
        }
    }

    private Path open(Path bundle) throws IOException {
        if (Files.isDirectory(bundle)) {
            return bundle;
        }
        FileSystem jar = FileSystems.newFileSystem(bundle);
        opened.add(jar);
        return jar.getPath("/");
    }

    /**
     * The bundle that a class was built into.
     *
     * @param part the class
     * @return where it was loaded from, if that is a bundle; else the newest bundle beside that
     *     folder which has the class as it is now
     * @throws IOException if there is none
     */
    public static Path containing(Class<?> part) throws IOException {
        Path code = location(part);
        if (Files.isRegularFile(code) || Files.exists(code.resolve(MANIFEST))) {
            return code;
        }
        String name = part.getName().replace('.', '/') + ".class";
        byte[] now = Files.readAllBytes(code.resolve(name));
        try (Stream<Path> beside = Files.list(code.resolveSibling(""))) {
            return beside.filter(file -> file.toString().endsWith(".jar"))
                    .sorted(Comparator.comparing(PluginBundle::changed).reversed())
                    .filter(jar -> Arrays.equals(now, entry(jar, name).orElse(null)))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new IOException(
                                            "no jar beside "
                                                    + code
                                                    + " has "
                                                    + part.getName()
                                                    + " as it is now: build the bundle before its"
                                                    + " tests run (bnd-maven-plugin, goal jar, phase"
                                                    + " process-classes)"));
        }
    }

    /** Where a class was loaded from. */
    static Path location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long changed(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<byte[]> entry(Path jar, String name) {
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
            Path entry = files.getPath("/").resolve(name);
            return Files.exists(entry) ? Optional.of(Files.readAllBytes(entry)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The clauses of a header of the manifest, see {@link Header#clauses}; none if it is absent.
     */
    Map<String, Map<String, String>> clauses(String header) {
        return Header.clauses(manifest.getMainAttributes().getValue(header));
    }

    /** Everything that is compiled in it. */
    List<CompiledClass> classes() {
        return List.copyOf(classes);
    }

    /** What its class path names and it does not hold. */
    List<String> lacking() {
        return List.copyOf(lacking);
    }

    /** The packages that it brings. */
    SortedSet<String> ownPackages() {
        SortedSet<String> own = new TreeSet<>();
        for (CompiledClass type : classes) {
            own.add(type.name().substring(0, Math.max(0, type.name().lastIndexOf('.'))));
        }
        return own;
    }

    /** A file in it. */
    Path file(String name) {
        return root.resolve(name);
    }

    @Override
    public void close() throws IOException {
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }
}
