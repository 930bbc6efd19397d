package dev.pathos.bench;

import dev.pathos.bench.TimedSight.Look;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/** Notes how much memory an analysis takes, at frames 100, 1,000, 10,000 and so on. */
final class FaceMemory implements TimedSight.Watcher {
    private static final int FIRST = 100;

    private final String analyzer;
    private final IntConsumer progress;
    private final List<List<String>> rows = new ArrayList<>();
    private int next = FIRST;
    private long begun;

    FaceMemory(String analyzer, IntConsumer progress) {
        this.analyzer = analyzer;
        this.progress = progress;
    }

    @Override
    public void looked(Look look, long nanoseconds) {
        // time is measured in other rounds
    }

    @Override
    public void at(int picture) {
        progress.accept(picture);
        if (picture == next) {
            next *= 10;
            long heap = heap();
            begun = rows.isEmpty() ? heap : begun;
            rows.add(
                    List.of(
                            analyzer,
                            String.format(Locale.ROOT, "%,d", picture),
                            megabytes(workers()),
                            megabytes(heap - begun),
                            rows.isEmpty()
                                    ? "-"
                                    : String.format(
                                            Locale.ROOT,
                                            "%.0f",
                                            (double) (heap - begun) / (picture - FIRST))));
        }
    }

    List<List<String>> rows() {
        return rows;
    }

    private static long heap() {
        // the first only finds what the second may clear
        System.gc();
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / (double) (1 << 20));
    }

    /** The largest of the processes that this one started; 0 where the system has no /proc. */
    private static long workers() {
        try (Stream<ProcessHandle> children = ProcessHandle.current().children()) {
            return children.mapToLong(child -> resident(child.pid())).max().orElse(0);
        }
    }

    private static long resident(long pid) {
        try (Stream<String> status = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
            return status.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /** Processor time of this process and those that it started; NaN where it is not told. */
    static double cpuSeconds() {
        try (Stream<ProcessHandle> all =
                Stream.concat(
                        Stream.of(ProcessHandle.current()), ProcessHandle.current().children())) {
            return all.mapToDouble(
                            process ->
                                    process.info()
                                            .totalCpuDuration()
                                            .map(Duration::toNanos)
                                            .map(nanos -> nanos / 1e9)
                                            .orElse(Double.NaN))
                    .sum();
        }
    }
}
