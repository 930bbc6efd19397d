package dev.pathos.manifest;

import dev.pathos.api.corpus.FileTree;
import dev.pathos.api.corpus.Ledger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Videos in a folder of their own, found by the names of the sound files that they belong to. */
final class VideoFolder {
    private final Path folder;
    private final Map<String, Path> byName = new LinkedHashMap<>();
    private final Set<Path> unused = new LinkedHashSet<>();

    /**
     * Lists the videos.
     *
     * @param folder the folder, or null for none
     * @param ledger takes what cannot be read
     * @throws IOException if the folder itself cannot be read
     */
    VideoFolder(Path folder, Ledger ledger) throws IOException {
        this.folder = folder;
        if (folder != null) {
            for (Path file : FileTree.list(folder, ledger)) {
                if (MediaNames.video(file)) {
                    unused.add(file);
                    byName.putIfAbsent(FileTree.take(folder, file), file);
                }
            }
        }
    }

    /** Whether a file is one of its own. */
    boolean holds(Path file) {
        return folder != null && file.startsWith(folder);
    }

    /**
     * The video of a take.
     *
     * @param take the take's name, with its folder
     * @return the video of that name; else, directly in the folder, of that name's last part
     */
    Optional<Path> of(String take) {
        Path found = byName.get(take);
        if (found == null) {
            found = byName.get(take.substring(take.lastIndexOf('/') + 1));
        }
        unused.remove(found);
        return Optional.ofNullable(found);
    }

    /** Tells of videos that no take has asked for. */
    void tellUnused(Ledger ledger) {
        unused.forEach(
                file ->
                        ledger.skipped(
                                FileTree.name(folder, file), "a video without a sound file"));
    }
}
