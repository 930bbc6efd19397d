package dev.pathos.openface;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.pathos.api.face.FaceTrack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A comma-separated file with a header, whose every failure names the file and the place in it. */
final class TableFile {
    private TableFile() {}

    /** Makes a track of a table. */
    interface Reader {
        /**
         * Begins with the header.
         *
         * @param header the columns' names
         * @throws IOException naming what is missing
         */
        void header(List<String> header) throws IOException;

        /**
         * Takes a line with as many cells as the header.
         *
         * @throws IOException naming line and column
         */
        void row(Row row) throws IOException;

        /** The track of all lines. */
        FaceTrack track() throws IOException;
    }

    /**
     * Reads a table.
     *
     * @param file the table
     * @param reader takes it
     * @return what the reader makes of it
     * @throws IOException naming file and reason
     */
    static FaceTrack read(Path file, Reader reader) throws IOException {
        // Bytes are taken as they are: nothing but ASCII matters here, and nothing may fail on it.
        try (CsvReader<CsvRecord> table =
                CsvReader.builder()
                        .detectBomHeader(true)
                        .ofCsvRecord(file, StandardCharsets.ISO_8859_1)) {
            return read(table.iterator(), reader);
        } catch (CsvParseException | UncheckedIOException | IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static FaceTrack read(Iterator<CsvRecord> table, Reader reader) throws IOException {
        if (!table.hasNext()) {
            throw new IOException("empty file");
        }
        List<String> header = List.copyOf(new ArrayList<>(table.next().getFields()));
        reader.header(header);
        while (table.hasNext()) {
            Row row = new Row(header, table.next());
            int cells = row.cells().getFieldCount();
            if (cells != header.size()) {
                throw new IOException(
                        row.where() + " has " + cells + " cells, the header " + header.size());
            }
            reader.row(row);
        }
        return reader.track();
    }
}
