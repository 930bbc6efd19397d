package dev.pathos.features;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What decides which native code a computer can run.
 *
 * @param platform operating system and processor, such as {@code linux-x86_64}
 * @param flags what its processor knows beyond that, by the names that Linux has for it, such as
 *     {@code avx2}; empty where it is not told
 */
public record Machine(String platform, Set<String> flags) {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    /** Keeps copies of its values. */
    public Machine {
        flags = Set.copyOf(flags);
    }

    /**
     * This computer.
     *
     * @param natives {@link Variant#PLAIN} if what its processor knows beyond its platform is not
     *     to be used; anything else for all that it knows
     */
    public static Machine here(String natives) {
        String platform = platform(System.getProperty("os.name"), System.getProperty("os.arch"));
        if (Variant.PLAIN.equals(natives) || !Files.isReadable(PROCESSORS)) {
            return new Machine(platform, Set.of());
        }
        // The last bytes of the file may change while it is read: no exception is of interest.
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return new Machine(platform, flags(lines));
        } catch (IOException e) {
            return new Machine(platform, Set.of());
        }
    }

    /** The flags in the text that Linux gives of its processors. */
    static Set<String> flags(Stream<String> processors) {
        return processors
                .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
                .findFirst()
                .map(
                        line ->
                                Set.copyOf(
                                        List.of(
                                                line.replaceFirst("[^:]*:", "")
                                                        .strip()
                                                        .split(" +"))))
                .orElse(Set.of());
    }

    /** The name that native libraries have for what Java calls its operating system. */
    static String platform(String os, String architecture) {
        String system = os.toLowerCase(Locale.ROOT);
        String family =
                system.startsWith("mac")
                        ? "macosx"
                        : system.startsWith("windows") ? "windows" : system;
        String processor =
                switch (architecture) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64" -> "arm64";
                    default -> architecture;
                };
        return family + "-" + processor;
    }

    /** Whether it can run native code. */
    public boolean runs(Variant variant) {
        return variant.platform().equals(platform)
                && (variant.plain() || flags.contains(variant.natives()));
    }
}
