package dev.pathos.shell;

import dev.pathos.api.run.Table;
import java.util.ArrayList;
import java.util.Arrays;
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

    /** The column of sentences. */
    private static final String PROSE = "description";

    /** Narrower than this, sentences are hard to read. */
    private static final int LEAST_PROSE = 30;

    /** And other cells, such as lists of classes. */
    private static final int LEAST_WORDS = 12;

    private static final Pattern ABSENT = Pattern.compile("|-|\u2013|n/a|NaN");

    private Layout() {}

    /**
     * The table as lines: title, header, rule, rows, notes.
     *
     * @param table the table
     * @param width columns of the terminal, to which title and notes are wrapped, and cells of
     *     words, the widest column first; words and numbers stay whole, even if that is too wide
     * @return the text, without a line break at the end
     */
    static String text(Table table, int width) {
        return text(table, width, false);
    }

    private static String text(Table table, int width, boolean coloured) {
        List<String> lines = new ArrayList<>();
        if (!table.title().isBlank()) {
            wrap(table.title(), width).forEach(line -> lines.add(bold(line, coloured)));
        }
        int columns = table.header().size();
        boolean[] right = numbers(table);
        List<List<String>> rows = wrapped(table, right, width);
        int[] widths = new int[columns];
        for (int c = 0; c < columns; c++) {
            widths[c] = widest(table.header().get(c), rows, c);
        }
        if (columns > 0) {
            lines.add(bold(row(table.header(), widths, right), coloured));
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
        return text(tables, width, false);
    }

    /**
     * The same, on a terminal with titles and headers in bold.
     *
     * @param coloured whether the terminal can do that and its user wants it
     */
    static String text(List<Table> tables, int width, boolean coloured) {
        return String.join(
                "\n\n", tables.stream().map(table -> text(table, width, coloured)).toList());
    }

    private static String bold(String line, boolean coloured) {
        return coloured ? "\u001B[1m" + line + "\u001B[0m" : line;
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

    private static boolean[] numbers(Table table) {
        boolean[] numbers = new boolean[table.header().size()];
        for (int c = 0; c < numbers.length; c++) {
            boolean words = false;
            for (List<String> row : table.rows()) {
                boolean number = NUMBER.matcher(row.get(c)).matches();
                numbers[c] |= number;
                words |= !number && !absent(row.get(c));
            }
            numbers[c] &= !words;
        }
        return numbers;
    }

    private static int widest(String header, List<List<String>> rows, int column) {
        return Math.max(
                length(header),
                rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0));
    }

    /** The rows; cells that are too long go on in rows that are empty beside them. */
    private static List<List<String>> wrapped(Table table, boolean[] numbers, int width) {
        int[] room = room(table, numbers, width);
        List<List<String>> rows = new ArrayList<>();
        for (List<String> row : table.rows()) {
            List<List<String>> cells = new ArrayList<>();
            int lines = 1;
            for (int c = 0; c < room.length; c++) {
                String cell = row.get(c);
                cells.add(length(cell) > room[c] ? wrap(cell, room[c]) : List.of(cell));
                lines = Math.max(lines, cells.get(c).size());
            }
            for (int i = 0; i < lines; i++) {
                int line = i;
                rows.add(
                        cells.stream()
                                .map(cell -> line < cell.size() ? cell.get(line) : "")
                                .toList());
            }
        }
        return rows;
    }

    /** How wide columns may be: as wide as they are, less where all of them are too wide. */
    private static int[] room(Table table, boolean[] numbers, int width) {
        int[] room = new int[numbers.length];
        int[] least = new int[numbers.length];
        int[] words = new int[numbers.length];
        for (int c = 0; c < room.length; c++) {
            String header = table.header().get(c);
            room[c] = widest(header, table.rows(), c);
            words[c] = numbers[c] ? room[c] : longestWord(header, table.rows(), c);
            int usual = header.equals(PROSE) ? LEAST_PROSE : LEAST_WORDS;
            least[c] = Math.max(words[c], Math.min(room[c], usual));
        }
        shrink(room, least, width);
        shrink(room, words, width);
        return room;
    }

    /** Takes from the widest columns until all fit or none may become narrower. */
    private static void shrink(int[] room, int[] least, int width) {
        int excess = GAP.length() * (room.length - 1) + Arrays.stream(room).sum() - width;
        for (; excess > 0; excess--) {
            int widest = -1;
            for (int c = 0; c < room.length; c++) {
                if (room[c] > least[c] && (widest < 0 || room[c] > room[widest])) {
                    widest = c;
                }
            }
            if (widest < 0) {
                return;
            }
            room[widest]--;
        }
    }

    private static int longestWord(String header, List<List<String>> rows, int column) {
        int longest = length(header);
        for (List<String> row : rows) {
            for (String word : row.get(column).split("\\s+")) {
                longest = Math.max(longest, length(word));
            }
        }
        return longest;
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
