package dev.pathos.manifest;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Points in time as tables write them. */
final class Seconds {
    private static final Pattern CLOCK =
            Pattern.compile(
                    "(?:(?<days>\\d{1,6}) days?,? )?\\+?(?:(?<hours>\\d{1,6}):)?"
                            + "(?<minutes>\\d{1,2}):(?<seconds>\\d{1,2}(?:\\.\\d*)?)");

    private static final Pattern PLAIN =
            Pattern.compile("(\\d+\\.?\\d*(?:[eE][-+]?\\d+)?|\\.\\d+(?:[eE][-+]?\\d+)?) ?s?");

    private Seconds() {}

    /**
     * Reads a time.
     *
     * @param text seconds as {@code 1.5} or {@code 1.5 s}, or a clock time as {@code 0 days
     *     00:00:01.5} or {@code 1:02.25}
     * @return seconds from 0 on; empty if the text is none of these
     */
    static OptionalDouble parse(String text) {
        Matcher plain = PLAIN.matcher(text);
        if (plain.matches()) {
            return OptionalDouble.of(Double.parseDouble(plain.group(1)));
        }
        Matcher clock = CLOCK.matcher(text);
        if (!clock.matches()) {
            return OptionalDouble.empty();
        }
        double hours = number(clock.group("days")) * 24 + number(clock.group("hours"));
        double minutes = hours * 60 + number(clock.group("minutes"));
        return OptionalDouble.of(minutes * 60 + number(clock.group("seconds")));
    }

    private static double number(String digits) {
        return digits == null ? 0 : Double.parseDouble(digits);
    }
}
