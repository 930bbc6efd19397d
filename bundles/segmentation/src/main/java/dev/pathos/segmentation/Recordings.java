package dev.pathos.segmentation;

import dev.pathos.api.corpus.Ledger;
import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the recordings among files and folders: links followed, hidden files left alone, each file
 * once.
 *
 * <p>A sound file beside a video of the same name is taken for that video's sound and skipped.
 */
final class Recordings extends SimpleFileVisitor<Path> {
    private static final Set<String> VIDEO =
            Set.of("mp4", "m4v", "mov", "mkv", "webm", "avi", "mpg", "mpeg", "flv", "wmv", "ts");

    private final Path base;
    private final Ledger ledger;
    private final TreeMap<String, Path> files = new TreeMap<>();
    private Path root;

    private Recordings(Path base, Ledger ledger) {
        this.base = base;
        this.ledger = ledger;
    }

    /**
     * Finds them.
     *
     * @param inputs files, whatever they are called, and folders, whose files are chosen by name
     * @param ledger takes those that are no recording
     * @return the recordings in order of their names, which are relative to the folder that all
     *     inputs have in common
     * @throws Problem if an input is not there
     */
    static List<Recording> list(List<Path> inputs, Ledger ledger) {
        List<Path> all = inputs.stream().map(i -> i.toAbsolutePath().normalize()).toList();
        Recordings found = new Recordings(base(all), ledger);
        for (Path input : all) {
            found.add(input);
        }
        found.skipSoundOfVideos();
        return found.files.entrySet().stream()
                .map(e -> new Recording(e.getKey(), e.getValue()))
                .toList();
    }

    private static Path base(List<Path> inputs) {
        Path base = null;
        for (Path input : inputs) {
            Path folder = Files.isDirectory(input) ? input : input.getParent();
            base = base == null ? folder : base;
            while (!folder.startsWith(base)) {
                base = base.getParent();
            }
        }
        return base;
    }

    private void add(Path input) {
        if (Files.isDirectory(input)) {
            root = input;
            try {
                Files.walkFileTree(
                        input, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, this);
            } catch (IOException e) {
                throw new Problem(
                        "cannot list the folder: " + e.getMessage(),
                        input.toString(),
                        "give a folder that you may read",
                        e);
            }
        } else if (Files.exists(input)) {
            files.put(name(input), input);
        } else {
            throw new Problem(
                    "no such file or folder",
                    input.toString(),
                    "name recordings, or folders that hold some");
        }
    }

    private void skipSoundOfVideos() {
        Set<String> videos = new TreeSet<>();
        files.keySet().stream()
                .filter(name -> VIDEO.contains(extension(name)))
                .forEach(name -> videos.add(Recording.withoutExtension(name)));
        files.keySet()
                .removeIf(
                        name -> {
                            boolean twin =
                                    Recording.soundOnly(name)
                                            && videos.contains(Recording.withoutExtension(name));
                            if (twin) {
                                ledger.skipped(name, "the sound of the video of the same name");
                            }
                            return twin;
                        });
    }

    private String name(Path file) {
        return base.relativize(file).toString().replace('\\', '/');
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean hidden(Path path) {
        Path name = path.getFileName();
        return name != null && name.toString().startsWith(".");
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return !folder.equals(root) && hidden(folder)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String extension = extension(file.getFileName().toString());
        if (hidden(file)) {
            return FileVisitResult.CONTINUE;
        }
        if (attributes.isSymbolicLink()) {
            ledger.failed(name(file), "a link that leads nowhere");
        } else if (!attributes.isRegularFile()) {
            ledger.failed(name(file), "not a regular file");
        } else if (VIDEO.contains(extension)
                || Recording.soundOnly(file.getFileName().toString())) {
            files.put(name(file), file);
        } else {
            ledger.skipped(name(file), "neither sound nor video by its name");
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
        if (file.equals(root)) {
            throw e;
        }
        if (e instanceof FileSystemLoopException) {
            ledger.skipped(name(file), "a link back to a folder above it");
        } else if (e instanceof AccessDeniedException) {
            ledger.failed(name(file), "no permission to read it");
        } else {
            ledger.failed(name(file), "cannot be read: " + e);
        }
        return FileVisitResult.CONTINUE;
    }
}
