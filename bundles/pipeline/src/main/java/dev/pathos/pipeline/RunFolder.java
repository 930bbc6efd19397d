package dev.pathos.pipeline;

import dev.pathos.api.run.Event;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Run;
import dev.pathos.api.run.RunListener;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One cell's record on disk, written while it happens. */
final class RunFolder implements Run {
    private static final String METRICS_HEADER = "step,epoch,segment,part,task,metric,value";

    private final String id;
    private final Path folder;
    private final List<RunListener> listeners;
    private final Halt halt;
    private boolean firstEvent = true;

    private RunFolder(
            String id, Path folder, List<RunListener> listeners, Halt halt, boolean made) {
        this.id = id;
        this.folder = folder;
        this.listeners = listeners;
        this.halt = halt;
        if (made) {
            inWords(() -> Files.createDirectories(folder));
        }
    }

    /** A record in a folder that is made if it is not there. */
    RunFolder(String id, Path folder, List<RunListener> listeners, Halt halt) {
        this(id, folder, listeners, halt, true);
    }

    /** For what only tells its progress and keeps nothing. */
    static RunFolder unrecorded(String id, Path folder, List<RunListener> listeners, Halt halt) {
        return new RunFolder(id, folder, listeners, halt, false);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public boolean done() {
        return Files.exists(folder.resolve("run.json"));
    }

    @Override
    public void halt() {
        halt.request();
    }

    boolean halting() {
        return halt.requested();
    }

    Checkpoints checkpoints() {
        return new Checkpoints(folder.resolve("checkpoints"));
    }

    /** Tells listeners of something that is not worth a line in the record. */
    void progress(Map<String, Object> values) {
        tell(new Event(0, "progress", values));
    }

    /** Records an event and tells listeners. */
    synchronized void event(long step, String kind, Map<String, Object> values) {
        Map<String, Object> line = new TreeMap<>(values);
        line.put("step", step);
        line.put("kind", kind);
        line.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        try {
            endCutLine();
            append("events.jsonl", Json.createObjectBuilder(line).build() + "\n");
        } finally {
            tell(new Event(step, kind, values));
        }
    }

    /** A kill may have cut the last line short; what comes now must not be added to it. */
    private void endCutLine() {
        if (!firstEvent) {
            return;
        }
        firstEvent = false;
        Path file = folder.resolve("events.jsonl");
        inWords(
                () -> {
                    if (Files.exists(file) && !Files.readString(file).endsWith("\n")) {
                        append("events.jsonl", "\n");
                    }
                });
    }

    /** Records one number. */
    void metric(long step, int epoch, int segment, String part, String task, String m, double v) {
        Path file = folder.resolve("metrics.csv");
        if (!Files.exists(file)) {
            append("metrics.csv", METRICS_HEADER + "\n");
        }
        append("metrics.csv", Csv.row(step, epoch, segment, part, task, m, v));
    }

    /** Drops the numbers of what comes after a state, which will be computed again. */
    void rewindMetrics(LoopState at) {
        Path file = folder.resolve("metrics.csv");
        if (!Files.exists(file)) {
            return;
        }
        inWords(
                () -> {
                    List<String> kept = new ArrayList<>(List.of(METRICS_HEADER));
                    for (String line : Files.readAllLines(file)) {
                        List<String> cells = Csv.cells(line);
                        // a line that was cut short by a kill belongs to the epoch in flight
                        if (!line.equals(METRICS_HEADER)
                                && cells.size() == 7
                                && before(cells, at)) {
                            kept.add(line);
                        }
                    }
                    replace("metrics.csv", String.join("\n", kept) + "\n");
                });
    }

    /** Whether a row was recorded before a state: at an epoch's end, or when a segment ended. */
    private static boolean before(List<String> cells, LoopState at) {
        return Long.parseLong(cells.get(0)) <= at.step()
                && (Integer.parseInt(cells.get(1)) < at.epoch()
                        || Integer.parseInt(cells.get(2)) < at.segment());
    }

    /** The exchanges of tasks that stand in the record, in order. */
    List<Exchange> exchanges() {
        Path file = folder.resolve("events.jsonl");
        List<Exchange> exchanges = new ArrayList<>();
        inWords(
                () -> {
                    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
                    for (String line : lines) {
                        exchange(line).ifPresent(exchanges::add);
                    }
                });
        return exchanges;
    }

    /** The exchange that a line of the record tells of, if it does. */
    static Optional<Exchange> exchange(String line) {
        if (!line.contains("\"" + Exchange.EVENT + "\"")) {
            return Optional.empty();
        }
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            JsonObject event = reader.readObject();
            return event.getString("kind").equals(Exchange.EVENT)
                    ? Optional.of(Exchange.of(event))
                    : Optional.empty();
        } catch (JsonException e) {
            // a kill cut the line short: the exchange did not happen
            return Optional.empty();
        }
    }

    /** Keeps the stack trace of a failure whose reason was told in one line. */
    void debug(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        write("failure.txt", trace.toString());
    }

    /** Writes a file of the record, complete or absent. */
    void write(String name, String content) {
        inWords(() -> replace(name, content));
    }

    /** Writes a binary file of the record, complete or absent. */
    void write(String name, byte[] content) {
        inWords(() -> replace(name, content));
    }

    private void replace(String name, String content) throws IOException {
        replace(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private void replace(String name, byte[] content) throws IOException {
        Path beside = folder.resolve(name + ".incomplete");
        Files.write(beside, content);
        Files.move(
                beside,
                folder.resolve(name),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private void append(String name, String line) {
        inWords(
                () ->
                        Files.writeString(
                                folder.resolve(name),
                                line,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.APPEND));
    }

    private void tell(Event event) {
        listeners.forEach(listener -> listener.happened(this, event));
    }

    /** Something that may fail for reasons of disk. */
    private interface Writing {
        void write() throws IOException;
    }

    private void inWords(Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            throw new Problem(
                    "could not write the run's record: " + Reasons.of(e),
                    folder.toString(),
                    "free space or mend permissions, then resume the experiment",
                    e);
        }
    }
}
