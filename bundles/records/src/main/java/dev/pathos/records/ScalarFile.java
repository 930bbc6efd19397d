package dev.pathos.records;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The event file of one run.
 *
 * <p>A run that goes on from a checkpoint gets a new file with all that still counts, and the one
 * before is deleted: no reader finds a step twice. The new file begins with a session's start, by
 * which a TensorBoard that is watching drops what it has shown.
 */
final class ScalarFile {
    private static final String PREFIX = "events.out.tfevents.";

    private final MetricsFile metrics;
    private final Path folder;
    private final Set<String> tasks = new HashSet<>();
    private Path file;

    private ScalarFile(Path run) {
        this.folder = run;
        this.metrics = new MetricsFile(run.resolve("metrics.csv"));
    }

    /**
     * Writes all that a run has recorded, in the place of earlier files.
     *
     * @param run the run's folder
     * @return the file, to add to
     * @throws IOException if metrics cannot be read or events cannot be written
     */
    static ScalarFile begin(Path run) throws IOException {
        ScalarFile scalars = new ScalarFile(run);
        List<Metric> rows = scalars.metrics.more();
        scalars.learnTasks(rows);
        Path folder = Files.createDirectories(run.resolve("tensorboard"));
        List<Path> earlier = eventFiles(folder);
        EpochTimes times = EpochTimes.of(run);
        long seconds = System.currentTimeMillis() / 1000;
        for (Path before : earlier) {
            // TensorBoard reads files in the order of their names
            seconds = Math.max(seconds, second(before) + 1);
        }
        EventRecords content = new EventRecords();
        content.add(EventMessage.version(times.first()));
        content.add(EventMessage.sessionStart(times.first()));
        scalars.put(rows, times, content);
        // no temporary name may contain "tfevents", or readers take it for a file of events
        Path beside = folder.resolve("incomplete");
        Files.write(beside, content.bytes());
        scalars.file = folder.resolve(PREFIX + String.format("%010d", seconds) + ".pathos");
        Files.move(
                beside,
                scalars.file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        for (Path before : earlier) {
            Files.deleteIfExists(before);
        }
        return scalars;
    }

    /**
     * Adds what the run has recorded since.
     *
     * @return false if a file has to be begun anew: metrics were cut back, a second task makes tags
     *     ambiguous, or somebody deleted the events
     * @throws IOException if metrics cannot be read or events cannot be written
     */
    boolean add() throws IOException {
        if (metrics.cutBack()) {
            return false;
        }
        boolean several = several();
        List<Metric> rows = metrics.more();
        learnTasks(rows);
        if (several != several()) {
            return false;
        }
        EventRecords content = new EventRecords();
        put(rows, EpochTimes.now(), content);
        try {
            Files.write(file, content.bytes(), StandardOpenOption.APPEND);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void learnTasks(List<Metric> rows) {
        rows.stream().filter(Metric::ofOneTask).forEach(row -> tasks.add(row.task()));
    }

    private boolean several() {
        return tasks.size() > 1;
    }

    private void put(List<Metric> rows, EpochTimes times, EventRecords content) throws IOException {
        Map<Long, Map<String, Double>> steps = new LinkedHashMap<>();
        for (Metric row : rows) {
            steps.computeIfAbsent(row.step(), s -> new LinkedHashMap<>())
                    .put(row.tag(several()), row.value());
        }
        for (Map.Entry<Long, Map<String, Double>> step : steps.entrySet()) {
            content.add(
                    EventMessage.scalars(times.at(step.getKey()), step.getKey(), step.getValue()));
        }
    }

    private static List<Path> eventFiles(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(f -> f.getFileName().toString().startsWith(PREFIX)).toList();
        }
    }

    private static long second(Path file) {
        String digits = file.getFileName().toString().substring(PREFIX.length()).split("\\.")[0];
        return digits.matches("\\d{1,12}") ? Long.parseLong(digits) : 0;
    }
}
