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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The event file of one session of a run.
 *
 * <p>A run that goes on from a checkpoint gets another file, beginning with a session's start, by
 * which TensorBoard drops what earlier files say of that step and later ones. Earlier files stay: a
 * TensorBoard that is watching would lose its place without them.
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
     * Begins a session.
     *
     * @param run the run's folder
     * @param kept the last step that earlier files may have and still counts; -1 for none
     * @return the file, with all recorded steps that no earlier file has, to add to
     * @throws IOException if metrics cannot be read or events cannot be written
     */
    static ScalarFile begin(Path run, long kept) throws IOException {
        ScalarFile scalars = new ScalarFile(run);
        List<Metric> rows = scalars.metrics.more();
        scalars.learnTasks(rows);
        Path folder = Files.createDirectories(run.resolve("tensorboard"));
        List<Path> earlier = eventFiles(folder);
        long known = reaches(earlier, kept) ? kept : -1;
        rows = rows.stream().filter(row -> row.step() > known).toList();
        EpochTimes times = EpochTimes.of(run);
        EventRecords content = new EventRecords();
        double time = rows.isEmpty() ? times.first() : times.at(rows.get(0).step());
        content.add(EventMessage.version(time));
        if (!earlier.isEmpty()) {
            content.add(EventMessage.sessionStart(time, known + 1));
        }
        scalars.put(rows, times, content);
        // no temporary name may contain "tfevents", or readers take it for a file of events
        Path beside = folder.resolve("incomplete");
        Files.write(beside, content.bytes());
        scalars.file = folder.resolve(String.format("%s%010d.pathos", PREFIX, second(earlier)));
        Files.move(
                beside,
                scalars.file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        return scalars;
    }

    /** Whether the last file ends whole and not before a step. */
    private static boolean reaches(List<Path> files, long step) throws IOException {
        if (files.isEmpty() || step < 0) {
            return false;
        }
        Path last = files.get(files.size() - 1);
        Optional<byte[]> event = EventRecords.last(Files.readAllBytes(last));
        return event.isPresent() && EventMessage.step(event.get()) >= step;
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
            return entries.filter(f -> f.getFileName().toString().startsWith(PREFIX))
                    .sorted()
                    .toList();
        }
    }

    /** The time for a new file's name: TensorBoard reads files in the order of their names. */
    private static long second(List<Path> earlier) {
        long second = System.currentTimeMillis() / 1000;
        for (Path file : earlier) {
            String digits = file.getFileName().toString().substring(PREFIX.length());
            digits = digits.split("\\.")[0];
            if (digits.matches("\\d{1,10}")) {
                second = Math.max(second, Long.parseLong(digits) + 1);
            }
        }
        return second;
    }
}
