package dev.pathos.api.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Rows of text under a header: what commands return and reports show.
 *
 * @param title what the rows are, with data and protocol
 * @param header the names of the columns
 * @param rows the cells, as many a row as the header has
 * @param notes sentences to be read with the table
 */
public record Table(
        String title, List<String> header, List<List<String>> rows, List<String> notes) {
    public Table {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
        notes = List.copyOf(notes);
        for (List<String> row : rows) {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException(row + " under " + header);
            }
        }
    }

    /** How many rows there are. */
    public int size() {
        return rows.size();
    }

    /**
     * A row's cells by the names of their columns, in the order of the header.
     *
     * @param row from 0
     * @throws WrongUsage if there is no such row
     */
    public Map<String, String> row(int row) {
        if (row < 0 || row >= rows.size()) {
            throw new WrongUsage(
                    "the table has no row " + row + ": it has " + size() + ", counted from 0");
        }
        Map<String, String> cells = new LinkedHashMap<>();
        for (int c = 0; c < header.size(); c++) {
            cells.putIfAbsent(header.get(c), rows.get(row).get(c));
        }
        return Collections.unmodifiableMap(cells);
    }

    /** All rows, each with its cells by the names of their columns. */
    public List<Map<String, String>> records() {
        return IntStream.range(0, size()).mapToObj(this::row).toList();
    }

    /**
     * The cells of a column, one a row.
     *
     * @param column its name in the header
     * @throws WrongUsage naming those that there are if there is none of this name
     */
    public List<String> column(String column) {
        int c = header.indexOf(column);
        if (c < 0) {
            throw new WrongUsage(
                    "the table has no column '"
                            + column
                            + "': it has "
                            + String.join(", ", header));
        }
        return rows.stream().map(row -> row.get(c)).toList();
    }

    /**
     * One cell.
     *
     * @param row from 0
     * @param column its name in the header
     * @throws WrongUsage if there is no such row or column
     */
    public String cell(int row, String column) {
        List<String> cells = column(column);
        row(row);
        return cells.get(row);
    }
}
