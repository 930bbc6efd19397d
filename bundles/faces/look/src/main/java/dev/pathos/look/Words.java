package dev.pathos.look;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** How things are called in pictures and tables. */
final class Words {
    /** Names of action units (Ekman and Friesen, Facial Action Coding System, 1978). */
    private static final Map<String, String> ACTION_UNITS =
            Map.ofEntries(
                    Map.entry("AU01", "inner brow raiser"),
                    Map.entry("AU02", "outer brow raiser"),
                    Map.entry("AU04", "brow lowerer"),
                    Map.entry("AU05", "upper lid raiser"),
                    Map.entry("AU06", "cheek raiser"),
                    Map.entry("AU07", "lid tightener"),
                    Map.entry("AU09", "nose wrinkler"),
                    Map.entry("AU10", "upper lip raiser"),
                    Map.entry("AU11", "nasolabial deepener"),
                    Map.entry("AU12", "lip corner puller"),
                    Map.entry("AU13", "sharp lip puller"),
                    Map.entry("AU14", "dimpler"),
                    Map.entry("AU15", "lip corner depressor"),
                    Map.entry("AU16", "lower lip depressor"),
                    Map.entry("AU17", "chin raiser"),
                    Map.entry("AU18", "lip pucker"),
                    Map.entry("AU20", "lip stretcher"),
                    Map.entry("AU22", "lip funneler"),
                    Map.entry("AU23", "lip tightener"),
                    Map.entry("AU24", "lip pressor"),
                    Map.entry("AU25", "lips part"),
                    Map.entry("AU26", "jaw drop"),
                    Map.entry("AU27", "mouth stretch"),
                    Map.entry("AU28", "lip suck"),
                    Map.entry("AU43", "eyes closed"),
                    Map.entry("AU45", "blink"));

    private Words() {}

    /** An action unit's number and name, such as {@code AU12 lip corner puller}. */
    static String actionUnit(String unit) {
        String name = ACTION_UNITS.get(unit);
        return name == null ? unit : unit + " " + name;
    }

    /** A moment or duration, such as {@code 12.34 s} or {@code 1:02:05.3}. */
    static String seconds(double seconds) {
        if (seconds < 600) {
            return String.format(Locale.ROOT, "%.2f s", seconds);
        }
        long tenths = Math.round(seconds * 10);
        return String.format(
                Locale.ROOT,
                "%d:%02d:%02d.%d",
                tenths / 36_000,
                tenths / 600 % 60,
                tenths / 10 % 60,
                tenths % 10);
    }

    /** A share in percent. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** A value with two decimals. */
    static String value(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** A value with up to three digits, as few as it needs. */
    static String plain(double value) {
        return new BigDecimal(value, new MathContext(3)).stripTrailingZeros().toPlainString();
    }

    /** What an exception says, or what it is. */
    static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** What an exception says of a file, without the name of the file before it. */
    static String reason(Exception e, Path file) {
        String reason = reason(e);
        return reason.startsWith(file + ": ") ? reason.substring((file + ": ").length()) : reason;
    }

    /** A name without what would break a line. */
    static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
