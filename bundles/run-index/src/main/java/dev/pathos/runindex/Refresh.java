package dev.pathos.runindex;

import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Brings the index up to what the folders say now. */
final class Refresh {
    /** Files changed so recently may change again without another time or size. */
    private static final long UNSETTLED = 2000;

    private final Path runs;
    private final Store store;

    Refresh(Path runs, Store store) {
        this.runs = runs;
        this.store = store;
    }

    /**
     * Reads what changed.
     *
     * @param all whether to read all, changed or not
     * @return how many experiments were read
     * @throws SQLException if the index cannot be read or written
     * @throws Problem if the folder of runs cannot be listed
     */
    int run(boolean all) throws SQLException {
        List<Path> folders = folders();
        Map<String, String> known = store.fingerprints();
        Set<String> gone = new HashSet<>(known.keySet());
        folders.forEach(folder -> gone.remove(name(folder)));
        for (String name : gone) {
            store.remove(name);
        }
        List<Entry> changed =
                folders.parallelStream()
                        .flatMap(folder -> changed(folder, all ? "" : known.get(name(folder))))
                        .toList();
        for (Entry entry : changed) {
            store.put(entry);
        }
        markRunning(folders);
        store.commit();
        return changed.size();
    }

    private List<Path> folders() {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(runs)) {
            return entries.filter(folder -> Files.exists(folder.resolve("config.json"))).toList();
        } catch (IOException | UncheckedIOException e) {
            throw new Problem(
                    "could not list runs: " + e.getMessage(),
                    runs.toString(),
                    "mend permissions, or name another folder in PATHOS_RUNS",
                    e);
        }
    }

    private static Stream<Entry> changed(Path folder, String known) {
        try {
            long now = System.currentTimeMillis();
            Fingerprint fingerprint = Fingerprint.of(folder);
            if (fingerprint.value().equals(known)) {
                return Stream.empty();
            }
            boolean settled = fingerprint.newest() < now - UNSETTLED;
            return Stream.of(
                    ExperimentFolder.read(folder, settled ? fingerprint.value() : "unsettled"));
        } catch (IOException | UncheckedIOException e) {
            // a folder that is being deleted, or that others may not read, must not hide the rest
            Map<String, Object> row =
                    Map.of(
                            "name", name(folder),
                            "state", "unreadable",
                            "problem", String.valueOf(e.getMessage()));
            return Stream.of(new Entry(name(folder), "unreadable", row, List.of()));
        }
    }

    /** Whether a run is live is no matter of files. */
    private void markRunning(List<Path> folders) throws SQLException {
        LiveLocks locks = LiveLocks.now();
        Map<String, String> states = store.unfinished();
        for (Path folder : folders) {
            Optional<String> state = Optional.ofNullable(states.get(name(folder)));
            if (state.isPresent()) {
                store.state(name(folder), locks.holds(folder) ? "running" : state.get());
            }
        }
    }

    private static String name(Path folder) {
        return folder.getFileName().toString();
    }
}
