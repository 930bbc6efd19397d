package dev.pathos.manifest;

import dev.pathos.api.corpus.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The tables of an audformat database, and values of one found for the rows of another. */
final class AudformatTables {
    private final Path folder;
    private final Place place;
    private final AudformatHeader header;
    private final Ledger ledger;
    private final Map<String, Map<String, Row>> indexed = new HashMap<>();

    AudformatTables(Path folder, Place place, AudformatHeader header, Ledger ledger) {
        this.folder = folder;
        this.place = place;
        this.header = header;
        this.ledger = ledger;
    }

    /**
     * Reads a table.
     *
     * @param id its id
     * @param index the name of its first column
     * @param each takes the rows in order
     * @throws IOException if it cannot be read
     * @throws dev.pathos.api.run.Problem if it is missing or stored in another format
     */
    void read(String id, String index, Consumer<Row> each) throws IOException {
        Path file = folder.resolve("db." + id + ".csv");
        if (!Files.isRegularFile(file)) {
            Optional<Path> other =
                    List.of("parquet", "pkl").stream()
                            .map(e -> folder.resolve("db." + id + "." + e))
                            .filter(Files::exists)
                            .findFirst();
            throw other.isPresent()
                    ? place.problem(
                            "the table is there as " + other.get() + " only, and just CSV is read",
                            "load the database in Python with audformat and save it with"
                                    + " storage_format='csv'")
                    : place.problem(
                            "no such file: " + file,
                            "complete the database, it declares the table");
        }
        TextTable.read(file, ledger, List.of(List.of(index)), each);
    }

    /**
     * The value of a column for a file or segment, wherever it stands.
     *
     * @param own the row of the file or segment
     * @param table the table that the row is of
     * @param column the column
     * @return the value in the row itself; else in another table's row of the same segment, or of
     *     the whole file; else an empty string
     * @throws IOException if another table cannot be read
     */
    String value(Row own, AudformatHeader.Table table, String column) throws IOException {
        if (table.columns().containsKey(column)) {
            return own.get(column);
        }
        for (AudformatHeader.Table other : header.tables().values()) {
            if (other.columns().containsKey(column) && !other.id().equals(table.id())) {
                Map<String, Row> rows = files(other.id());
                Row found = rows.getOrDefault(key(own), rows.get(own.get("file")));
                if (found != null && !found.get(column).isEmpty()) {
                    return found.get(column);
                }
            }
        }
        return "";
    }

    /** Whether any table has a column. */
    boolean has(String column) {
        return header.tables().values().stream()
                .anyMatch(table -> table.columns().containsKey(column));
    }

    /**
     * What is said of a column's value, such as age and sex of a speaker.
     *
     * @param column the column
     * @param value the value
     * @return properties by name
     * @throws IOException if the table that says it cannot be read
     */
    Map<String, String> properties(String column, String value) throws IOException {
        Map<String, String> properties = new LinkedHashMap<>();
        for (AudformatHeader.Table table : header.tables().values()) {
            AudformatHeader.Scheme scheme = header.scheme(table, column);
            properties.putAll(scheme.labels().getOrDefault(value, Map.of()));
            String level = header.miscellaneous().get(scheme.table());
            if (level != null) {
                Row row = index(scheme.table(), level).get(value);
                if (row != null) {
                    properties.putAll(row.cells());
                    properties.remove(level.toLowerCase(Locale.ROOT));
                }
            }
        }
        properties.values().removeIf(String::isEmpty);
        return properties;
    }

    private Map<String, Row> files(String id) throws IOException {
        if (!indexed.containsKey(id)) {
            Map<String, Row> rows = new HashMap<>();
            read(id, "file", row -> rows.put(key(row), row));
            indexed.put(id, rows);
        }
        return indexed.get(id);
    }

    private Map<String, Row> index(String id, String level) throws IOException {
        if (!indexed.containsKey(id)) {
            Map<String, Row> rows = new HashMap<>();
            read(id, level, row -> rows.put(row.get(level), row));
            indexed.put(id, rows);
        }
        return indexed.get(id);
    }

    /** A file, or a stretch of one; a stretch that is all of it counts as the file. */
    static String key(Row row) {
        double start = Seconds.parse(row.get("start")).orElse(0);
        double end = Seconds.parse(row.get("end")).orElse(Double.POSITIVE_INFINITY);
        boolean whole = start == 0 && end == Double.POSITIVE_INFINITY;
        return row.get("file")
                + (whole ? "" : "#" + start + "-" + (Double.isInfinite(end) ? "" : end));
    }
}
