package dev.pathos.api.run;

import java.util.List;

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
}
