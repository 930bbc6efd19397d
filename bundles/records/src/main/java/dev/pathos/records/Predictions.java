package dev.pathos.records;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * Reads {@code predictions.csv}: utterance, speaker, truth, predicted, then a column for each class
 * ({@code p_<class>}) or value ({@code v_<n>}).
 */
final class Predictions {
    private static final List<String> FIRST = List.of("utterance", "speaker", "truth", "predicted");

    /** One prediction; outputs are probabilities or values, as they are written. */
    record Row(
            String utterance,
            String speaker,
            String truth,
            String predicted,
            List<String> outputs) {}

    /** Takes rows, and may fail to write them. */
    interface Consumer {
        void accept(Row row) throws IOException;
    }

    private Predictions() {}

    /**
     * Reads a file row by row; a row that is cut is left out.
     *
     * @param file the file
     * @param rows takes the rows
     * @return the columns behind the first four
     * @throws IOException if it cannot be read or has other columns
     */
    static List<String> read(Path file, Consumer rows) throws IOException {
        try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file)) {
            Iterator<CsvRecord> records = csv.iterator();
            List<String> header = records.hasNext() ? records.next().getFields() : List.of();
            if (header.size() < FIRST.size() || !header.subList(0, FIRST.size()).equals(FIRST)) {
                throw new IOException(file + " has the columns " + header);
            }
            while (records.hasNext()) {
                List<String> cells = records.next().getFields();
                if (cells.size() == header.size()) {
                    rows.accept(
                            new Row(
                                    cells.get(0),
                                    cells.get(1),
                                    cells.get(2),
                                    cells.get(3),
                                    cells.subList(4, cells.size())));
                }
            }
            return header.subList(4, header.size());
        } catch (RuntimeException e) {
            // what the CSV reader throws at a quote that is never closed
            throw new IOException(file + " cannot be read as CSV: " + e.getMessage(), e);
        }
    }

    /** The columns behind the first four. */
    static List<String> outputs(Path file) throws IOException {
        return read(file, row -> {});
    }

    /** The classes among the columns of outputs; none if values were predicted. */
    static List<String> classes(List<String> outputs) {
        return outputs.stream().filter(o -> o.startsWith("p_")).map(o -> o.substring(2)).toList();
    }
}
