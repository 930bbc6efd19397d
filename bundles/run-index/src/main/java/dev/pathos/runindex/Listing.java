package dev.pathos.runindex;

import dev.pathos.api.run.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Rows of the index as a table for people: the usual columns, and those that were asked about. */
final class Listing {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Columns columns;
    private final List<Column> shown = new ArrayList<>();

    /**
     * Chooses columns.
     *
     * @param columns the columns there are
     * @param asked those that a condition or an order names
     */
    Listing(Columns columns, Set<Column> asked) {
        this.columns = columns;
        Set<Column> wanted = new LinkedHashSet<>();
        columns.shown().forEach(name -> wanted.add(columns.named(name)));
        wanted.addAll(asked);
        shown.addAll(wanted);
    }

    /**
     * The table.
     *
     * @param rows the rows that fit
     * @param limit the most rows to show; 0 for all
     * @param total how many rows there are in all
     * @param notes what else is to be said
     */
    Table table(List<Map<String, Object>> rows, int limit, long total, List<String> notes) {
        List<Map<String, Object>> some =
                limit > 0 && limit < rows.size() ? rows.subList(0, limit) : rows;
        List<String> said = new ArrayList<>();
        if (some.size() < total) {
            said.add(count(some.size(), rows.size(), total));
        }
        if (columns == Columns.RUNS && some.stream().anyMatch(row -> row.get("best") != null)) {
            said.add(
                    "best: the arm and share of labels with the highest F1 (CCC) on test speakers,"
                            + " and its scores from 0 to 1; to find runs by, not to choose a"
                            + " system by.");
        }
        List<String> damaged =
                some.stream()
                        .filter(row -> row.get("problem") != null)
                        .map(row -> row.get(columns.key()) + ": " + row.get("problem"))
                        .toList();
        damaged.stream().limit(3).forEach(problem -> said.add(clip(problem)));
        if (damaged.size() > 3) {
            said.add((damaged.size() - 3) + " more have a problem: --where 'problem is not null'.");
        }
        said.addAll(notes);
        return new Table(
                columns == Columns.RUNS ? "Experiments" : "Cells of experiments",
                shown.stream().map(Column::name).toList(),
                some.stream().map(this::row).toList(),
                said);
    }

    /** Such as {@code 5 of 20 that fit, of 300 runs.} */
    private String count(long shown, long fit, long total) {
        String fitting = fit == 1 ? " that fits" : " that fit";
        return (shown < fit ? shown + " of " : "")
                + (fit < total ? fit + fitting + ", of " : "")
                + total
                + " "
                + columns.what()
                + ".";
    }

    private static String clip(String text) {
        return text.length() > 300 ? text.substring(0, 300) + " ..." : text;
    }

    private List<String> row(Map<String, Object> row) {
        return shown.stream().map(column -> text(column, row)).toList();
    }

    private String text(Column column, Map<String, Object> row) {
        Object value = row.get(column.name());
        if (value == null) {
            return "-";
        }
        if (columns == Columns.RUNS && column.name().equals("cells")) {
            return number(row.get("done")) + "/" + number(value);
        }
        return switch (column.kind()) {
            case TEXT -> column.name().equals("config") ? digest(value.toString()) : oneLine(value);
            case NUMBER -> number(value);
            case TIME -> time((Long) value, column);
            case LIST ->
                    Arrays.stream(value.toString().strip().split("\n"))
                            .collect(Collectors.joining(" "));
            case FLAG -> (Boolean) value ? "yes" : "no";
        };
    }

    /** Twelve digits tell configurations apart; the whole is in provenance.json. */
    private static String digest(String digest) {
        return digest.length() > 12 ? digest.substring(0, 12) : digest;
    }

    private static String oneLine(Object value) {
        return clip(value.toString().replaceAll("\\s*\\R\\s*", " "));
    }

    private static String number(Object value) {
        double number = value instanceof Number n ? n.doubleValue() : 0;
        return number == Math.rint(number) && Math.abs(number) >= 1 || number == 0
                ? String.valueOf((long) number)
                : String.format(Locale.ROOT, "%.3f", number);
    }

    private String time(long millis, Column column) {
        DateTimeFormatter format = columns.shown().contains(column.name()) ? DAY : MINUTE;
        return format.format(Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()));
    }
}
