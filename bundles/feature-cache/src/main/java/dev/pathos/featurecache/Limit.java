package dev.pathos.featurecache;

import dev.pathos.api.run.Problem;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A size as people write it. */
final class Limit {
    private static final Pattern SIZE =
            Pattern.compile("(\\d{1,18}(?:\\.\\d{1,3})?)\\s*([KMGT]?)(B?)");

    private Limit() {}

    /**
     * Reads a size.
     *
     * @param text such as {@code 20G} or {@code 500 MB}, in powers of 1000
     * @param where what says it, for the message
     * @return bytes
     * @throws Problem if it is no size
     */
    static long parse(String text, String where) {
        Matcher size = SIZE.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!size.matches()) {
            throw new Problem(
                    "'" + text + "' is no size", where, "write one such as 500M or 20G, or 0");
        }
        double number = Double.parseDouble(size.group(1));
        if (number > 0 && size.group(2).isEmpty() && size.group(3).isEmpty()) {
            throw new Problem(
                    "'" + text + "' has no unit", where, "write one such as 500M or 20G, or 0");
        }
        int power = " KMGT".indexOf(size.group(2).isEmpty() ? " " : size.group(2));
        return (long) (number * Math.pow(1000, power));
    }
}
