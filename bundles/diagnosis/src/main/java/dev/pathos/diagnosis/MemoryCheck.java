package dev.pathos.diagnosis;

import com.sun.management.OperatingSystemMXBean;
import dev.pathos.api.health.Finding;
import dev.pathos.api.health.HealthCheck;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;

/** Compares the memory that Java may take with what the machine has. */
@Component(property = "service.ranking:Integer=90")
public final class MemoryCheck implements HealthCheck {
    private static final String SUBJECT = "memory";

    /** Less is not enough for Java, native buffers and the decoding process at once. */
    private static final long LEAST = 1_000_000_000;

    private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");
    private static final int KIBI = 1024;

    @Override
    public List<Finding> examine(boolean thorough) {
        OperatingSystemMXBean machine =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return List.of(
                finding(
                        Runtime.getRuntime().maxMemory(),
                        machine.getTotalMemorySize(),
                        available().orElse(machine.getFreeMemorySize())));
    }

    /**
     * What is to be said.
     *
     * @param heap bytes that Java's heap may take
     * @param total bytes that the machine, or its container, has
     * @param available bytes that are free or can be freed
     */
    static Finding finding(long heap, long total, long available) {
        String words =
                "the heap may take "
                        + Sizes.words(heap)
                        + " (PATHOS_HEAP), the machine has "
                        + Sizes.words(total)
                        + ", of which "
                        + Sizes.words(available)
                        + " are available";
        if (heap > total) {
            return Finding.warning(
                    SUBJECT, words, "give less, say PATHOS_HEAP=" + half(total) + "m");
        }
        return available < LEAST
                ? Finding.warning(SUBJECT, words, "end other programs before you train")
                : Finding.ok(SUBJECT, words);
    }

    private static long half(long total) {
        return Math.max(1, total / 2 / KIBI / KIBI);
    }

    /** Linux counts what caches of files could give back; Java does not. */
    private static OptionalLong available() {
        try {
            Matcher found = AVAILABLE.matcher(Files.readString(Path.of("/proc/meminfo")));
            return found.find()
                    ? OptionalLong.of(Long.parseLong(found.group(1)) * KIBI)
                    : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
