package dev.pathos.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads a run's CSV files (RFC 4180) row by row, of any length. */
final class CsvFile {
    private CsvFile() {}

    /**
     * Gives every row under the header to a consumer.
     *
     * @param file the file
     * @param header the columns that the file must have, in order
     * @param rows takes each row that has as many cells; a row cut short by a kill is left out
     * @throws IOException if the file cannot be read or has other columns
     */
    static void read(Path file, List<String> header, Consumer<List<String>> rows)
            throws IOException {
        // a decoder that replaces what is no UTF-8: one bad byte must not cost the report
        try (Reader in =
                new BufferedReader(
                        new InputStreamReader(
                                Files.newInputStream(file), StandardCharsets.UTF_8))) {
            List<String> first = row(in);
            if (!first.equals(header)) {
                throw new IOException(
                        file.getFileName() + " has the columns " + first + ", not " + header);
            }
            for (List<String> row = row(in); !row.isEmpty(); row = row(in)) {
                if (row.size() == header.size()) {
                    rows.accept(row);
                }
            }
        }
    }

    /** The next row, or an empty list at the end. */
    private static List<String> row(Reader in) throws IOException {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        boolean closed = false;
        boolean any = false;
        for (int c = in.read(); c >= 0; c = in.read()) {
            any = true;
            if (c == '"') {
                // a second quote right after the closing one stands for a quote
                if (closed) {
                    cell.append('"');
                }
                closed = quoted && !closed;
                quoted = !quoted;
                continue;
            }
            closed = false;
            if (c == '\n' && !quoted) {
                break;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (c != '\r' || quoted) {
                cell.append((char) c);
            }
        }
        if (any) {
            cells.add(cell.toString());
        }
        return cells;
    }
}
