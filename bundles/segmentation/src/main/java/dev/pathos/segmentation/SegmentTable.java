package dev.pathos.segmentation;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes {@code segments.csv} and {@code ledger.csv}. */
final class SegmentTable {
    private static final List<String> HEADER =
            List.of(
                    "id",
                    "speaker",
                    "session",
                    "media",
                    "label",
                    "take",
                    "start",
                    "end",
                    "face_share",
                    "av_offset",
                    "av_correlation");

    private SegmentTable() {}

    /** What came of a recording, with its name. */
    record Done(Recording recording, Outcome outcome) {}

    /**
     * Writes the manifest.
     *
     * @param out the folder, which paths in the manifest are relative to
     * @param done the recordings in order
     * @param speaker how speakers are told, as in a request
     * @return the file
     */
    static Path write(Path out, List<Done> done, String speaker) throws IOException {
        Path folder = out.toAbsolutePath().normalize();
        List<List<String>> rows = new ArrayList<>();
        for (Done one : done) {
            int number = 0;
            for (Segment segment : one.outcome().segments()) {
                number++;
                rows.add(row(folder, one, segment, number, speaker));
            }
        }
        return write(out.resolve("segments.csv"), HEADER, rows);
    }

    /** Writes a table, complete or not at all. */
    static Path write(Path file, List<String> header, List<List<String>> rows) throws IOException {
        WholeFile.write(
                file,
                part -> {
                    try (CsvWriter csv = CsvWriter.builder().build(part, StandardCharsets.UTF_8)) {
                        csv.writeRecord(header);
                        rows.forEach(csv::writeRecord);
                    }
                });
        return file;
    }

    private static List<String> row(
            Path folder, Done done, Segment segment, int number, String speaker) {
        Recording recording = done.recording();
        String suffix = String.format(Locale.ROOT, "#%04d", number);
        return List.of(
                recording.name() + suffix,
                recording.speaker(speaker),
                recording.session(),
                media(folder, recording.file()),
                "",
                recording.session() + suffix,
                number(segment.stretch().start()),
                number(segment.stretch().end()),
                number(segment.faceShare()),
                number(done.outcome().offset()),
                number(segment.correlation()));
    }

    private static String media(Path folder, Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        boolean related = absolute.getRoot().equals(folder.getRoot());
        Path path = related ? folder.relativize(absolute) : absolute;
        return path.toString().replace('\\', '/');
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.3f", value);
    }
}
