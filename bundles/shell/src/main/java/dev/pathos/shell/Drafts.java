package dev.pathos.shell;

import dev.pathos.api.composition.Nearest;
import dev.pathos.api.run.Problem;
import dev.pathos.api.shell.Unsaved;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Component;

/** The drafts of this process. They end with it; what is to stay is saved as a file. */
@Component(
        service = {Drafts.class, Unsaved.class},
        immediate = true)
public final class Drafts implements Unsaved {
    private final SortedMap<String, Draft> drafts = new TreeMap<>();

    /** What was written last of each draft, and where. */
    private final SortedMap<String, Written> written = new TreeMap<>();

    private record Written(Path file, String text) {}

    /** The names of all. */
    synchronized List<String> names() {
        return List.copyOf(drafts.keySet());
    }

    synchronized Optional<Draft> look(String name) {
        return Optional.ofNullable(drafts.get(name));
    }

    /**
     * A draft.
     *
     * @throws Problem naming the nearest if there is none of this name
     */
    synchronized Draft find(String name) {
        return look(name)
                .orElseThrow(
                        () ->
                                new Problem(
                                        "there is no draft '" + name + "'",
                                        "drafts of this shell",
                                        Nearest.to(name, drafts.keySet())
                                                .map(near -> "did you mean '" + near + "'?")
                                                .orElse("begin one: compose " + name)));
    }

    synchronized void keep(Draft draft) {
        drafts.put(draft.name(), draft);
    }

    synchronized void forget(String name) {
        drafts.remove(name);
        written.remove(name);
    }

    /** Where a draft was saved as it is now. */
    synchronized Optional<Path> savedAs(Draft draft) {
        return Optional.ofNullable(written.get(draft.name()))
                .filter(last -> last.text().equals(DraftText.of(draft)))
                .map(Written::file);
    }

    @Override
    public synchronized List<String> losses() {
        List<String> losses = new ArrayList<>();
        for (Draft draft : drafts.values()) {
            if (savedAs(draft).isEmpty()) {
                losses.add(
                        "the draft "
                                + draft.name()
                                + " is not saved: save "
                                + draft.name()
                                + " configs/"
                                + draft.name()
                                + ".json");
            }
        }
        return losses;
    }

    /**
     * Writes a draft as a configuration file, completely or not at all.
     *
     * @param draft the draft
     * @param file where to; its folder is made if it is not there
     * @param replace whether a file of someone else's may be replaced
     * @throws Problem if there is a file that is not what was saved last, or it cannot be written
     */
    synchronized void save(Draft draft, Path file, boolean replace) {
        String text = DraftText.of(draft);
        try {
            if (Files.exists(file) && !replace && !ours(draft.name(), file)) {
                throw new Problem(
                        "there is a file already that was not saved from this draft",
                        file.toString(),
                        "name another one, or replace it: save "
                                + draft.name()
                                + " "
                                + file.getFileName()
                                + " --replace");
            }
            write(file, text);
            written.put(draft.name(), new Written(file, text));
        } catch (IOException e) {
            throw new Problem(
                    "the configuration could not be saved: " + e,
                    file.toString(),
                    "free space or mend permissions, or name another file",
                    e);
        }
    }

    private boolean ours(String name, Path file) throws IOException {
        Written last = written.get(name);
        return last != null
                && last.file().equals(file)
                && Files.readString(file).equals(last.text());
    }

    private static void write(Path file, String text) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path whole = Files.createTempFile(folder, "." + file.getFileName(), ".part");
        try {
            Files.writeString(whole, text);
            try (FileChannel channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(
                    whole,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }
}
