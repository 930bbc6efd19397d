package dev.pathos.shell;

import dev.pathos.api.run.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lays tables out as text of fixed pitch. */
final class Layout {
    private static final String GAP = "  ";

    /** A number, maybe with a unit, a spread, or an interval behind it. */
    private static final Pattern NUMBER =
            Pattern.compile(
                    "[<>~]?\\s*[-+\u2212]?(\\d[\\d.,]*|\\.\\d+)(e[-+]?\\d+)?\\s*(%|[a-zA-Z]{1,5})?"
                            + "(\\s*(\u00b1|\\+/-)\\s*[\\d.,]+|\\s*\\[[^]]*]|\\s*\\([^)]*\\))*");

    private static final Pattern ABSENT = Pattern.compile("|-|\u2013|n/a|NaN");

    private Layout() {}

    /**
     * The table as lines: title, header, rule, rows, notes.
     *
     * @param table the table
     * @param width columns of the terminal, to which title and notes are wrapped; rows stay whole
     * @return the text, without a line break at the end
     */
    static String text(Table table, int width) {
        List<String> lines = new ArrayList<>();
        if (!table.title().isBlank()) {
            lines.addAll(wrap(table.title(), width));
        }
        int columns = table.header().size();
        int[] widths = new int[columns];
        boolean[] right = new boolean[columns];
        for (int c = 0; c < columns; c++) {
            widths[c] = length(table.header().get(c));
            boolean numbers = false;
            boolean words = false;
            for (List<String> row : table.rows()) {
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
            table.rows().forEach(row -> lines.add(row(row, widths, right)));
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
