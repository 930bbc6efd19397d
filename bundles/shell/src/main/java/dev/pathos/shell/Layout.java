package dev.pathos.shell;

import dev.pathos.api.run.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lays tables out as text of fixed pitch. */
final class Layout {
    private static final String GAP = "  ";

    /** A number, maybe with a unit, a spread, or an interval behind it. */
    private static final Pattern NUMBER =
            Pattern.compile(
                    "[<>~]?\\s*[-+\u2212]?(\\d[\\d.,]*|\\.\\d+)(e[-+]?\\d+)?\\s*(%|[a-zA-Z]{1,5})?"
                            + "(\\s*(\u00b1|\\+/-)\\s*[\\d.,]+|\\s*\\[[^]]*]|\\s*\\([^)]*\\))*");

    /** The column of sentences: the only one whose cells are wrapped. */
    private static final String PROSE = "description";

    /** Narrower than this, sentences are hard to read. */
    private static final int LEAST_PROSE = 30;

    private static final Pattern ABSENT = Pattern.compile("|-|\u2013|n/a|NaN");

    private Layout() {}

    /**
     * The table as lines: title, header, rule, rows, notes.
     *
     * @param table the table
     * @param width columns of the terminal, to which title, notes and a last column named {@code
     *     description} are wrapped; all other cells stay whole
     * @return the text, without a line break at the end
     */
    static String text(Table table, int width) {
        List<String> lines = new ArrayList<>();
        if (!table.title().isBlank()) {
            lines.addAll(wrap(table.title(), width));
        }
        int columns = table.header().size();
        List<List<String>> rows = wrapped(table, width);
        int[] widths = new int[columns];
        boolean[] right = new boolean[columns];
        for (int c = 0; c < columns; c++) {
            widths[c] = length(table.header().get(c));
            boolean numbers = false;
            boolean words = false;
            for (List<String> row : rows) {
                widths[c] = Math.max(widths[c], length(row.get(c)));
                numbers |= NUMBER.matcher(row.get(c)).matches();
                words |= !NUMBER.matcher(row.get(c)).matches() && !absent(row.get(c));
            }
            right[c] = numbers && !words;
        }
        if (columns > 0) {
            lines.add(row(table.header(), widths, right));
            List<String> rule = new ArrayList<>();
            for (int w : widths) {
                rule.add("-".repeat(w));
            }
            lines.add(String.join(GAP, rule));
            for (List<String> row : rows) {
                lines.add(row(row, widths, right));
            }
        }
        table.notes().forEach(note -> lines.addAll(wrap(note, width)));
        return String.join("\n", lines);
    }

    /** Tables one below the other with a line between them. */
    static String text(List<Table> tables, int width) {
        return String.join("\n\n", tables.stream().map(table -> text(table, width)).toList());
    }

    /** The table in one line. */
    static String line(Table table) {
        int rows = table.rows().size();
        return table.title() + " (" + rows + (rows == 1 ? " row)" : " rows)");
    }

    /**
     * Words in lines; a word that is longer than a line stands alone.
     *
     * @param text the words
     * @param width characters of a line
     * @return the lines
     */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (line.length() > 0 && length(line.toString()) + 1 + length(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** The rows; sentences that are too long go on in rows that are empty beside them. */
    private static List<List<String>> wrapped(Table table, int width) {
        int last = table.header().size() - 1;
        if (last < 0 || !table.header().get(last).equals(PROSE)) {
            return table.rows();
        }
        int room = width;
        for (int c = 0; c < last; c++) {
            int column = c;
            room -=
                    GAP.length()
                            + Stream.concat(Stream.of(table.header()), table.rows().stream())
                                    .mapToInt(row -> length(row.get(column)))
                                    .max()
                                    .getAsInt();
        }
        List<List<String>> rows = new ArrayList<>();
        for (List<String> row : table.rows()) {
            List<String> cells = new ArrayList<>(row);
            for (String line : wrap(row.get(last), Math.max(LEAST_PROSE, room))) {
                cells.set(last, line);
                rows.add(List.copyOf(cells));
                Collections.fill(cells, "");
            }
        }
        return rows;
    }

    private static boolean absent(String cell) {
        return ABSENT.matcher(cell.strip()).matches();
    }

    private static String row(List<String> cells, int[] widths, boolean[] right) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            String cell = cells.get(c);
            String space = " ".repeat(widths[c] - length(cell));
            line.append(c == 0 ? "" : GAP).append(right[c] ? space + cell : cell + space);
        }
        return line.toString().stripTrailing();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
