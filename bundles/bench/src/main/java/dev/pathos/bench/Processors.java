package dev.pathos.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** What all programs of the machine together make of its processors. */
final class Processors {
    /** Linux counts in hundredths of a second, whatever its clock does inside. */
    private static final double TICKS = 100;

    private static final int IDLE = 3;
    private static final int WAITING = 4;

    /** Fields that count: guests are counted as users as well. */
    private static final int FIELDS = 8;

    private Processors() {}

    /**
     * Seconds that processors were busy since the machine began, summed over processors; time that
     * the host took away is among them. NaN where the system has no {@code /proc/stat}.
     */
    static double busySeconds() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
            return lines.filter(line -> line.startsWith("cpu "))
                    .mapToDouble(Processors::busy)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    /** The busy seconds of a line such as {@code cpu 10 0 5 900 20 0 1 3 0 0}. */
    static double busy(String line) {
        long[] ticks =
                Arrays.stream(line.trim().split("\\s+"))
                        .skip(1)
                        .limit(FIELDS)
                        .mapToLong(Long::parseLong)
                        .toArray();
        return (Arrays.stream(ticks).sum() - ticks[IDLE] - ticks[WAITING]) / TICKS;
    }
}
