package dev.pathos.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What another program printed: a header {@code name;frameTime;...} and lines of numbers.
 *
 * @param columns the names of the features
 * @param names the first cell of each line
 * @param times seconds of each line; 0 where there is no such column
 * @param values the features of each line
 */
record ReferenceTable(
        List<String> columns, List<String> names, double[] times, List<double[]> values) {
    private static final String NAME = "name";
    private static final String TIME = "frameTime";

    /**
     * Reads a table whose cells are separated by semicolons, or by commas.
     *
     * @throws IOException if it cannot be read or is no such table; its message says why
     */
    static ReferenceTable read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        if (lines.isEmpty()) {
            throw new IOException("it is empty");
        }
        String separator = lines.get(0).contains(";") ? ";" : ",";
        List<String> header =
                Arrays.stream(lines.get(0).split(separator, -1))
                        .map(ReferenceTable::unquoted)
                        .toList();
        if (!header.get(0).equals(NAME)) {
            throw new IOException("its first column is not 'name' but '" + header.get(0) + "'");
        }
        int first = header.size() > 1 && header.get(1).equals(TIME) ? 2 : 1;
        List<String> names = new ArrayList<>();
        List<Double> times = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        for (int l = 1; l < lines.size(); l++) {
            if (lines.get(l).isBlank()) {
                continue;
            }
            String[] cells = lines.get(l).split(separator, -1);
            if (cells.length != header.size()) {
                throw new IOException(
                        "line " + (l + 1) + " has " + cells.length + " cells of " + header.size());
            }
            names.add(unquoted(cells[0]));
            times.add(first == 2 ? number(cells[1], l + 1) : 0);
            double[] row = new double[cells.length - first];
            for (int c = 0; c < row.length; c++) {
                row[c] = number(cells[first + c], l + 1);
            }
            values.add(row);
        }
        return new ReferenceTable(
                header.subList(first, header.size()),
                names,
                times.stream().mapToDouble(Double::doubleValue).toArray(),
                values);
    }

    private static double number(String cell, int line) throws IOException {
        try {
            return Double.parseDouble(cell.strip());
        } catch (NumberFormatException e) {
            throw new IOException("line " + line + ": '" + cell + "' is no number", e);
        }
    }

    private static String unquoted(String cell) {
        String text = cell.strip();
        boolean quoted =
                text.length() > 1
                        && (text.charAt(0) == '\'' || text.charAt(0) == '"')
                        && text.charAt(0) == text.charAt(text.length() - 1);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /**
     * The line nearest to a time.
     *
     * @param seconds the time; the table's own ascend
     * @param tolerance how far away it may be
     * @return its index, or -1 if there is none so near
     */
    int nearest(double seconds, double tolerance) {
        int at = Arrays.binarySearch(times, seconds);
        int after = at < 0 ? -at - 1 : at;
        int best = -1;
        double least = tolerance;
        for (int i = Math.max(0, after - 1); i <= Math.min(times.length - 1, after); i++) {
            double distance = Math.abs(times[i] - seconds);
            if (distance <= least) {
                best = i;
                least = distance;
            }
        }
        return best;
    }
}
