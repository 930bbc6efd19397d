package dev.pathos.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much processor time another process had at each moment: others on the machine slow it down
 * and change this little.
 */
final class CpuClock {
    /** Linux counts in hundredths of a second, whatever its clock does inside. */
    private static final double TICKS = 100;

    /** Where the times in user mode and in the kernel stand after the name. */
    private static final int USER = 11;

    private static final int KERNEL = 12;

    private final TreeMap<Long, Double> known = new TreeMap<>();

    /** Looks at a process; does nothing where there is no {@code /proc}, or it just ended. */
    void look(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            note(System.currentTimeMillis(), seconds(stat));
        } catch (IOException | UncheckedIOException e) {
            // what was seen before counts
            return;
        }
    }

    /** Notes what was seen. */
    void note(long milliseconds, double seconds) {
        known.put(milliseconds, seconds);
    }

    /** The seconds in a line of {@code /proc/<pid>/stat}; the name may have blanks. */
    static double seconds(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER]) + Long.parseLong(fields[KERNEL])) / TICKS;
    }

    /**
     * The seconds at a moment, between looks as if they went by evenly.
     *
     * @param milliseconds since 1970
     * @return NaN outside of what was seen
     */
    double at(long milliseconds) {
        Map.Entry<Long, Double> before = known.floorEntry(milliseconds);
        Map.Entry<Long, Double> after = known.ceilingEntry(milliseconds);
        if (before == null || after == null) {
            return Double.NaN;
        }
        long between = after.getKey() - before.getKey();
        double share = between == 0 ? 0 : (double) (milliseconds - before.getKey()) / between;
        return before.getValue() + share * (after.getValue() - before.getValue());
    }
}
