package dev.pathos.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The native libraries that JavaCPP unpacked in earlier starts, compared with the jars they are
 * from.
 *
 * <p>JavaCPP takes an unpacked file for the one in the jar when size and time agree, so it would
 * load what a power failure left empty, or what is of another build. Each file is read once, forced
 * to disk, and noted; after that its size and times do tell. One that is wrong is deleted, and
 * JavaCPP unpacks it again.
 */
final class UnpackedNatives {
    private static final String NOTES = "checked";
    private static final String LOCK = ".lock";
    private static final int BUFFER = 1 << 20;

    private final Path folder;
    private final List<Path> jars;
    private final Map<String, String> notes = new TreeMap<>();
    private Map<String, List<Packed>> packed;

    /** An entry of a jar that has native code. */
    private record Packed(String jar, long size, long crc) {}

    private UnpackedNatives(Path folder, List<Path> jars) {
        this.folder = folder;
        this.jars = jars;
    }

    /**
     * Deletes what is wrong in a folder; does nothing where it cannot, as others will say why.
     *
     * @param folder where each library has a folder of its own
     * @param jars with the native code that may be used now
     */
    static void check(Path folder, List<Path> jars) {
        if (Files.isDirectory(folder)) {
            try {
                new UnpackedNatives(folder, jars).check();
            } catch (IOException e) {
                // Whoever needs the folder fails with the reason.
                return;
            }
        }
    }

    private void check() throws IOException {
        Path file = folder.resolve(NOTES);
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                int end = line.indexOf('\t');
                notes.put(line.substring(0, Math.max(end, 0)), line.substring(end + 1));
            }
        }
        Map<String, String> before = Map.copyOf(notes);
        try (Stream<Path> libraries = Files.list(folder)) {
            for (Path library : libraries.filter(Files::isDirectory).toList()) {
                checkLibrary(library);
            }
        }
        if (!notes.equals(before)) {
            List<String> lines = new ArrayList<>();
            notes.forEach((name, jar) -> lines.add(name + "\t" + jar));
            Path beside = Files.createTempFile(folder, NOTES, ".new");
            Files.write(beside, lines);
            Files.move(
                    beside,
                    file,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Looks at one library's files, unless another process is unpacking some. */
    private void checkLibrary(Path library) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(
                                library.resolve(LOCK),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock();
                Stream<Path> files = Files.walk(library)) {
            for (Path each : lock == null ? List.<Path>of() : files.toList()) {
                boolean file = Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS);
                if (file && !each.endsWith(LOCK)) {
                    checkFile(library, each);
                }
            }
        } catch (OverlappingFileLockException e) {
            // This process uses the library already.
            return;
        }
    }

    private void checkFile(Path library, Path file) throws IOException {
        String name = folder.relativize(file) + " " + Files.size(file) + " " + times(file);
        String noted = notes.get(name);
        if (noted != null && current(noted)) {
            return;
        }
        if (file.getParent().equals(library)) {
            // It stands where JavaCPP wants a folder of its platform.
            Files.delete(file);
            return;
        }
        List<Packed> candidates = new ArrayList<>(packed().getOrDefault(key(file), List.of()));
        String first = library.relativize(file).getName(0).toString();
        // A folder is named after the jar itself, or else after the platform.
        candidates.removeIf(
                each ->
                        first.endsWith(".jar")
                                ? !each.jar.startsWith(first + " ")
                                : !each.jar.startsWith(library.getFileName().toString()));
        if (candidates.isEmpty()) {
            return;
        }
        long size = Files.size(file);
        boolean sized = candidates.stream().anyMatch(each -> each.size == size);
        long crc = sized ? crc(file) : -1;
        for (Packed each : candidates) {
            if (each.size == size && each.crc == crc) {
                notes.put(name, each.jar);
                return;
            }
        }
        Files.delete(file);
        notes.remove(name);
    }

    /** When a file was written; where the system tells, also when anything of it was changed. */
    private static String times(Path file) throws IOException {
        String written = String.valueOf(Files.getLastModifiedTime(file).toMillis());
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? written + " " + ((FileTime) Files.getAttribute(file, "unix:ctime")).toMillis()
                : written;
    }

    /** Whether a note still holds: its jar is as it was, or not among those that are used now. */
    private boolean current(String noted) throws IOException {
        for (Path jar : jars) {
            if (noted.startsWith(jar.getFileName() + " ")) {
                return noted.equals(identity(jar));
            }
        }
        return true;
    }

    private static String identity(Path jar) throws IOException {
        return jar.getFileName()
                + " "
                + Files.size(jar)
                + " "
                + Files.getLastModifiedTime(jar).toMillis();
    }

    private Map<String, List<Packed>> packed() throws IOException {
        if (packed == null) {
            packed = new HashMap<>();
            for (Path path : jars) {
                String identity = identity(path);
                try (JarFile jar = new JarFile(path.toFile())) {
                    jar.stream()
                            .filter(entry -> !entry.isDirectory() && entry.getName().contains("/"))
                            .forEach(
                                    entry ->
                                            packed.computeIfAbsent(
                                                            key(Path.of(entry.getName())),
                                                            key -> new ArrayList<>())
                                                    .add(
                                                            new Packed(
                                                                    identity,
                                                                    entry.getSize(),
                                                                    entry.getCrc())));
                }
            }
        }
        return packed;
    }

    /** The platform's folder and the file in it: all that JavaCPP keeps of where it was packed. */
    private static String key(Path file) {
        return file.getParent().getFileName() + "/" + file.getFileName();
    }

    private static long crc(Path file) throws IOException {
        CRC32 crc = new CRC32();
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (channel.read(buffer) >= 0) {
                crc.update(buffer.flip());
                buffer.clear();
            }
            channel.force(false);
        }
        return crc.getValue();
    }
}
