package dev.pathos.pipeline;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Where the time and memory of a cell went, for its {@code run.json}, or those of an experiment.
 *
 * <ul>
 *   <li>{@code phases}: seconds by phase ({@code data}, {@code labels}, {@code training}, {@code
 *       evaluation}) of the session that ended it; what was done before a halt does not count.
 *   <li>{@code training}: where the time of the training loop went, as {@link TrainingTimes} says;
 *       absent where none ran.
 *   <li>{@code peak_heap_mb}: the most that each pool of the Java heap ever held, added up. It is
 *       the whole process's since it began, with all cells that ran before or beside this one.
 *   <li>{@code peak_process_mb}: the most memory that the process ever held, native memory
 *       included, where the operating system tells (Linux). As above, not this cell's alone.
 * </ul>
 */
final class Phases {
    private static final double MB = 1 << 20;

    private final Map<String, Long> nanos = new LinkedHashMap<>();
    private final Map<String, Long> peaks = new LinkedHashMap<>();
    private String running = "";
    private long since;
    private TrainingTimes within;

    /** A training loop counts its own time. */
    void within(TrainingTimes times) {
        within = times;
    }

    /** Ends the phase that runs, if one does, and begins another or goes on with it. */
    void begin(String phase) {
        end();
        running = phase;
        since = System.nanoTime();
    }

    /** Ends the phase that runs, if one does. */
    void end() {
        if (!running.isEmpty()) {
            nanos.merge(running, System.nanoTime() - since, Long::sum);
            peaks.merge(running, Math.round(peakHeap() / MB), Math::max);
            running = "";
        }
    }

    /** Adds the keys to a record. */
    void into(JsonObjectBuilder record) {
        JsonObjectBuilder phases = Json.createObjectBuilder();
        nanos.forEach((phase, n) -> phases.add(phase, Math.round(n / 1e6) / 1e3));
        record.add("phases", phases).add("peak_heap_mb", Math.round(peakHeap() / MB));
        if (within != null) {
            record.add("training", within.json());
        }
        peakProcess().ifPresent(bytes -> record.add("peak_process_mb", Math.round(bytes / MB)));
    }

    /** As a list of phases, in order, with seconds and the peak of the heap so far in each. */
    JsonArrayBuilder list() {
        JsonArrayBuilder list = Json.createArrayBuilder();
        nanos.forEach(
                (phase, n) ->
                        list.add(
                                Json.createObjectBuilder()
                                        .add("phase", phase)
                                        .add("seconds", Math.round(n / 1e6) / 1e3)
                                        .add("heap_mb", peaks.get(phase))));
        return list;
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
                .sum();
    }

    private static OptionalLong peakProcess() {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return OptionalLong.empty();
        }
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
