package dev.pathos.segmentation;

import dev.pathos.api.corpus.FileTree;
import dev.pathos.api.corpus.Ledger;
import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
final class Recordings {
    private static final Set<String> VIDEO =
            Set.of("mp4", "m4v", "mov", "mkv", "webm", "avi", "mpg", "mpeg", "flv", "wmv", "ts");

    private final Path base;
    private final Ledger ledger;
    private final TreeMap<String, Path> files = new TreeMap<>();

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
            try {
                FileTree.list(input, base, ledger).forEach(this::choose);
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

    private void choose(Path file) {
        if (VIDEO.contains(extension(name(file))) || Recording.soundOnly(name(file))) {
            files.put(name(file), file);
        } else {
            ledger.skipped(name(file), "neither sound nor video by its name");
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
        return FileTree.name(base, file);
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
