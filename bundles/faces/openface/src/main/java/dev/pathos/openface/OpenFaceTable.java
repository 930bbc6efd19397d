package dev.pathos.openface;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.pathos.api.face.FaceTrack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the table that OpenFace 2.x writes of a video or a picture. */
final class OpenFaceTable {
    private OpenFaceTable() {}

    /**
     * Reads the track of the face that was found in most frames.
     *
     * @param file the table
     * @return its track; without frames if the table has only a header
     * @throws IOException naming file and reason
     */
    static FaceTrack read(Path file) throws IOException {
        // Bytes are taken as they are: nothing but ASCII matters here, and nothing may fail on it.
        try (CsvReader<CsvRecord> table =
                CsvReader.builder()
                        .detectBomHeader(true)
                        .ofCsvRecord(file, StandardCharsets.ISO_8859_1)) {
            return read(table.iterator());
        } catch (CsvParseException | UncheckedIOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static FaceTrack read(Iterator<CsvRecord> table) throws IOException {
        if (!table.hasNext()) {
            throw new IOException("empty file");
        }
        List<String> header = table.next().getFields();
        Columns columns = Columns.of(header);
        Map<String, TrackBuilder> faces = new LinkedHashMap<>();
        while (table.hasNext()) {
            Row row = new Row(header, table.next());
            int cells = row.cells().getFieldCount();
            if (cells != columns.width()) {
                throw new IOException(
                        row.where() + " has " + cells + " cells, the header " + columns.width());
            }
            String face = columns.face() < 0 ? "" : row.cells().getField(columns.face()).strip();
            faces.computeIfAbsent(face, id -> new TrackBuilder(columns)).add(row);
        }
        TrackBuilder most = new TrackBuilder(columns);
        for (TrackBuilder face : faces.values()) {
            most = face.found() > most.found() || most.frames() == 0 ? face : most;
        }
        return most.build();
    }
}
