package dev.pathos.records;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code metrics.csv} as it grows: each call gives the rows that came since the last. */
final class MetricsFile {
    private final Path file;
    private String header = "";
    private long read;

    MetricsFile(Path file) {
        this.file = file;
    }

    /** Whether the file is shorter than what was read: it was cut back and has to be read anew. */
    boolean cutBack() throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return channel.size() < read;
        }
    }

    /**
     * The new rows; a last line without an end is left for the next call.
     *
     * @throws IOException if the file cannot be read or a row is not what a run writes
     */
    List<Metric> more() throws IOException {
        String text = unread();
        int end = text.lastIndexOf('\n') + 1;
        if (end == 0) {
            return List.of();
        }
        read += text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
        if (header.isEmpty()) {
            header = text.substring(0, text.indexOf('\n') + 1);
            text = text.substring(header.length(), end);
        } else {
            text = text.substring(0, end);
        }
        List<Metric> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(header + text)) {
            for (NamedCsvRecord row : csv) {
                rows.add(
                        new Metric(
                                Long.parseLong(row.getField("step")),
                                row.getField("part"),
                                row.getField("task"),
                                row.getField("metric"),
                                Double.parseDouble(row.getField("value"))));
            }
        } catch (RuntimeException e) {
            throw new IOException(file.getFileName() + " has a row that is no metric", e);
        }
        return rows;
    }

    /** The last step that is recorded; -1 if none is. */
    static long lastStep(Path file) throws IOException {
        return Files.exists(file)
                ? new MetricsFile(file).more().stream().mapToLong(Metric::step).max().orElse(-1)
                : -1;
    }

    /** The last epoch that is recorded, from 0; -1 if none is. */
    static long lastEpoch(Path file) throws IOException {
        long last = -1;
        if (Files.exists(file)) {
            try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
                for (NamedCsvRecord row : csv) {
                    String epoch = row.findField("epoch").orElse("");
                    last = epoch.matches("\\d{1,9}") ? Math.max(last, Long.parseLong(epoch)) : last;
                }
            }
        }
        return last;
    }

    private String unread() throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer bytes =
                    ByteBuffer.allocate(Math.toIntExact(Math.max(0, channel.size() - read)));
            channel.position(read);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // a file gives its bytes in as many pieces as it likes
            }
            return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
        }
    }
}
