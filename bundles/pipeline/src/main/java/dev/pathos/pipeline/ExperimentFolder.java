package dev.pathos.pipeline;

import dev.pathos.api.run.Digests;
import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** An experiment's folder, locked while it is open: two runs never write into one. */
final class ExperimentFolder implements AutoCloseable {
    static final String PROVENANCE = "provenance.json";

    private static final String CONFIG = "config.json";

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private ExperimentFolder(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /** Makes a folder of that name, or of that name with the next free number. */
    static ExperimentFolder create(Path runs, String name, String resolved) {
        try {
            Files.createDirectories(runs);
            for (int n = 1; ; n++) {
                Path folder = runs.resolve(n == 1 ? name : name + "-" + n);
                try {
                    Files.createDirectory(folder);
                } catch (FileAlreadyExistsException e) {
                    continue;
                }
                ExperimentFolder created = open(folder);
                try {
                    created.replace(CONFIG, resolved);
                } catch (IOException e) {
                    created.close();
                    created.remove();
                    throw e;
                }
                return created;
            }
        } catch (IOException e) {
            throw new Problem(
                    "could not make a folder for the experiment: " + Reasons.of(e),
                    runs.toString(),
                    "free space or mend permissions, or name another folder in PATHOS_RUNS",
                    e);
        }
    }

    /** Opens a folder that is there. */
    static ExperimentFolder existing(Path runs, String name) {
        Path folder = runs.resolve(name);
        if (!Files.exists(folder.resolve(CONFIG))) {
            List<String> there = names(runs);
            throw new Problem(
                    "there is no experiment '" + name + "'",
                    runs.toString(),
                    (there.isEmpty() ? "" : "choose among " + String.join(", ", there) + ", or ")
                            + "start one with: run <config>");
        }
        return open(folder);
    }

    /** The names of the experiments in a folder of runs. */
    static List<String> names(Path runs) {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(runs)) {
            return entries.filter(p -> Files.exists(p.resolve(CONFIG)))
                    .map(p -> p.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Problem(
                    "could not list experiments: " + Reasons.of(e),
                    runs.toString(),
                    "mend permissions, or name another folder in PATHOS_RUNS",
                    e);
        }
    }

    /**
     * Removes the folder of an experiment of which nothing is recorded yet: a corpus that is not
     * there must not leave one. After a halt it stays, to be resumed.
     */
    void removeUnlessBegun(Problem failure) {
        boolean halted = failure.getCause() instanceof Halt.Halted;
        if (!halted && !Files.exists(folder.resolve(PROVENANCE))) {
            close();
            remove();
        }
    }

    private void remove() {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            // what cannot be removed does no harm: it has no results and can be resumed
        }
    }

    /**
     * Checks that the configuration is the one that the experiment began with.
     *
     * @param digest of the configuration, as recorded then
     * @throws Problem if somebody edited it since
     */
    void checkConfig(String digest) {
        try {
            if (!Digests.of(config()).equals(digest)) {
                throw new Problem(
                        "the configuration was edited since the experiment began",
                        config().toString(),
                        "copy it and run the copy as a new experiment, and undo the edit"
                                + " (each folder in cells has the original)");
            }
        } catch (IOException e) {
            throw new Problem(
                    "could not read the configuration: " + Reasons.of(e),
                    config().toString(),
                    "mend permissions",
                    e);
        }
    }

    private static ExperimentFolder open(Path folder) {
        try {
            FileChannel channel =
                    FileChannel.open(
                            folder.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            FileLock lock = null;
            try {
                lock = channel.tryLock();
            } catch (OverlappingFileLockException e) {
                // held by this very process: the same answer as held by another
            }
            if (lock == null) {
                channel.close();
                throw new Problem(
                        "another process is running this experiment",
                        folder.toString(),
                        "wait for it or halt it; to run the configuration a second time, use run");
            }
            return new ExperimentFolder(folder, channel, lock);
        } catch (IOException e) {
            throw new Problem(
                    "could not open the experiment: " + Reasons.of(e),
                    folder.toString(),
                    "mend permissions",
                    e);
        }
    }

    Path path() {
        return folder;
    }

    Path config() {
        return folder.resolve(CONFIG);
    }

    Path cells() {
        return folder.resolve("cells");
    }

    /** Writes a file of the record, complete or absent. */
    void write(String name, String content) {
        try {
            replace(name, content);
        } catch (IOException e) {
            throw new Problem(
                    "could not write " + name + ": " + Reasons.of(e),
                    folder.toString(),
                    "free space or mend permissions, then resume the experiment",
                    e);
        }
    }

    private void replace(String name, String content) throws IOException {
        Path beside = folder.resolve(name + ".incomplete");
        Files.writeString(beside, content);
        Files.move(
                beside,
                folder.resolve(name),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            // the operating system drops the lock with the process at the latest
        }
    }
}
