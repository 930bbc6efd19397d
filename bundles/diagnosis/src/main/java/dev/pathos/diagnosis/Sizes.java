package dev.pathos.diagnosis;

import java.util.Locale;

/** Writes numbers of bytes for people, in powers of 1000 as disks are sold. */
final class Sizes {
    private static final double GIGA = 1e9;
    private static final double MEGA = 1e6;

    private Sizes() {}

    static String words(long bytes) {
        return bytes >= GIGA
                ? String.format(Locale.ROOT, "%.1f GB", bytes / GIGA)
                : String.format(Locale.ROOT, "%.0f MB", bytes / MEGA);
    }
}
