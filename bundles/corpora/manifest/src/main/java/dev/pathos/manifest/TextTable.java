package dev.pathos.manifest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.pathos.api.corpus.Ledger;
import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Reads a CSV table of a published corpus row by row; columns are found by their names. */
final class TextTable {
    private TextTable() {}

    /**
     * Reads all rows.
     *
     * @param file the table, with a header; cells may be quoted and hold commas and line breaks
     * @param ledger takes rows of another width than the header
     * @param needed a column each, by the names that releases of the corpus give it
     * @param each takes the rows in order
     * @throws IOException if the file cannot be read
     * @throws Problem if it is no table or lacks a column
     */
    static void read(Path file, Ledger ledger, List<List<String>> needed, Consumer<Row> each)
            throws IOException {
        try (CsvReader<CsvRecord> lines =
                CsvReader.builder().ofCsvRecord(TextFile.open(file, ledger))) {
            Iterator<CsvRecord> records = lines.iterator();
            if (!records.hasNext()) {
                throw problem(file, "an empty table", "copy it from the corpus again");
            }
            List<String> header =
                    records.next().getFields().stream()
                            .map(name -> name.strip().toLowerCase(Locale.ROOT))
                            .toList();
            require(file, header, needed);
            while (records.hasNext()) {
                row(file, header, records.next(), ledger, each);
            }
        } catch (CsvParseException e) {
            throw problem(file, "no CSV table: " + e.getMessage(), "mend it");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void row(
            Path file, List<String> header, CsvRecord record, Ledger ledger, Consumer<Row> each) {
        String where = "line " + record.getStartingLineNumber();
        if (record.getFieldCount() != header.size()) {
            ledger.failed(
                    file.getFileName() + " " + where,
                    record.getFieldCount() + " cells, the header has " + header.size());
            return;
        }
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            cells.putIfAbsent(header.get(i), record.getField(i).strip());
        }
        each.accept(new Row(where, cells));
    }

    private static void require(Path file, List<String> header, List<List<String>> needed) {
        for (List<String> names : needed) {
            if (names.stream().noneMatch(name -> header.contains(name.toLowerCase(Locale.ROOT)))) {
                throw problem(
                        file,
                        "no column " + String.join(" or ", names),
                        "give the table as it was published; this one has "
                                + String.join(", ", header));
            }
        }
    }

    private static Problem problem(Path file, String what, String remedy) {
        return new Problem(what, file.toString(), remedy);
    }
}
