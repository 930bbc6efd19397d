package dev.pathos.pipeline;

import java.util.ArrayList;
import java.util.List;

/** Rows of the CSV files that runs write (RFC 4180, line feeds). */
final class Csv {
    private Csv() {}

    /** One row with its line end. */
    static String row(Object... cells) {
        StringBuilder row = new StringBuilder();
        for (Object cell : cells) {
            if (row.length() > 0) {
                row.append(',');
            }
            String text = String.valueOf(cell);
            boolean quote = text.indexOf(',') >= 0 || text.indexOf('"') >= 0;
            quote |= text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
            row.append(quote ? '"' + text.replace("\"", "\"\"") + '"' : text);
        }
        return row.append('\n').toString();
    }

    /** The cells of a row that {@link #row} wrote without line breaks inside cells. */
    static List<String> cells(String row) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < row.length(); i++) {
            char c = row.charAt(i);
            if (c == '"' && quoted && i + 1 < row.length() && row.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
