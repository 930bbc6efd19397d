package dev.pathos.runindex;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One column compared with one value, in SQL. */
final class Comparison {
    /** What stands between a column and a value, longer ones before their beginnings. */
    static final List<String> OPERATORS = List.of("<=", ">=", "<>", "!=", "==", "=", "<", ">", "~");

    private static final Map<String, String> SAME = Map.of("==", "=", "!=", "<>");
    private static final Set<String> YES = Set.of("true", "yes");
    private static final Set<String> NO = Set.of("false", "no");

    private Comparison() {}

    /**
     * A comparison.
     *
     * @param column the column
     * @param written one of {@link #OPERATORS}, or {@code like}
     * @param text the value as it was typed
     * @param values takes the value for the question mark
     * @return the SQL
     * @throws IllegalArgumentException if the column cannot be compared so; the message says why
     */
    static String sql(Column column, String written, String text, List<Object> values) {
        String operator = SAME.getOrDefault(written, written);
        return switch (column.kind()) {
            case TEXT -> text(column, operator, text, values);
            case LIST -> list(column, operator, text, values);
            case NUMBER -> {
                refuse(column, operator, Set.of("~", "like"));
                values.add(number(column, text));
                yield column.sql() + " " + operator + " ?";
            }
            case TIME -> {
                refuse(column, operator, Set.of("~", "like"));
                yield time(column, operator, text, values);
            }
            case FLAG -> {
                refuse(column, operator, Set.of("~", "like", "<", "<=", ">", ">="));
                values.add(flag(column, text));
                yield column.sql() + " " + operator + " ?";
            }
        };
    }

    private static String text(Column column, String operator, String text, List<Object> values) {
        values.add(text);
        return operator.equals("~")
                ? "LOCATE(LOWER(CAST(? AS VARCHAR)), LOWER(" + column.sql() + ")) > 0"
                : "LOWER("
                        + column.sql()
                        + ") "
                        + operator.toUpperCase(Locale.ROOT)
                        + " LOWER(CAST(? AS VARCHAR))"
                        + (operator.equals("like") ? " ESCAPE ''" : "");
    }

    /** The elements of a list stand between line feeds, before the first and after the last too. */
    private static String list(Column column, String operator, String text, List<Object> values) {
        refuse(column, operator, Set.of("<", "<=", ">", ">="));
        if (operator.equals("~") || operator.equals("like")) {
            return text(column, operator, text, values);
        }
        values.add("\n" + text + "\n");
        return "LOCATE(LOWER(CAST(? AS VARCHAR)), LOWER("
                + column.sql()
                + "))"
                + (operator.equals("=") ? " > 0" : " = 0");
    }

    private static double number(Column column, String text) {
        boolean percent = text.endsWith("%");
        try {
            double value =
                    Double.parseDouble(percent ? text.substring(0, text.length() - 1) : text);
            return percent ? value / 100 : value;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    column.name() + " is a number, and '" + text + "' is none", e);
        }
    }

    private static boolean flag(Column column, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!YES.contains(lower) && !NO.contains(lower)) {
            throw new IllegalArgumentException(
                    column.name() + " is true or false, and not '" + text + "'");
        }
        return YES.contains(lower);
    }

    /** A date without a time is the whole day. */
    private static String time(Column column, String operator, String text, List<Object> values) {
        long from;
        long to;
        try {
            ZoneId zone = ZoneId.systemDefault();
            if (text.indexOf('T') < 0) {
                LocalDate day = LocalDate.parse(text);
                from = day.atStartOfDay(zone).toInstant().toEpochMilli();
                to = day.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
            } else {
                from = LocalDateTime.parse(text).atZone(zone).toInstant().toEpochMilli();
                to = from + 1;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    column.name()
                            + " is a time such as 2026-01-31 or 2026-01-31T17:30, and not '"
                            + text
                            + "'",
                    e);
        }
        String name = column.sql();
        switch (operator) {
            case "=", "<>" -> {
                values.add(from);
                values.add(to);
                String day = "(" + name + " >= ? AND " + name + " < ?)";
                return operator.equals("=") ? day : "NOT " + day;
            }
            case "<", ">=" -> values.add(from);
            default -> values.add(to);
        }
        return name + (operator.startsWith("<") ? " < ?" : " >= ?");
    }

    private static void refuse(Column column, String operator, Set<String> operators) {
        if (operators.contains(operator)) {
            throw new IllegalArgumentException(
                    "'" + operator + "' cannot be asked of " + column.name());
        }
    }
}
