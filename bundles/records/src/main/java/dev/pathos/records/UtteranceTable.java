package dev.pathos.records;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The utterances of an experiment with speaker and label, as far as predictions tell them, and the
 * part that each has in every fold. In training and development are those whose labels the largest
 * budget allows.
 */
final class UtteranceTable {
    /** What an utterance can be in a fold. */
    static final List<String> PARTS = List.of("train", "dev", "test");

    private static final Map<String, String> PART_OF =
            Map.of("train", "train", "valid", "dev", "test", "test");

    /** What is known of one utterance. */
    private static final class Known {
        private String speaker = "";
        private String truth = "";
        private final Map<String, String> parts = new TreeMap<>();
    }

    private final Map<String, Known> utterances = new TreeMap<>();
    private final Set<String> folds = new TreeSet<>();

    private UtteranceTable() {}

    /** Gathers what the cells recorded: for each fold one cell with the most labels. */
    static UtteranceTable of(List<FinishedCell> cells) throws IOException {
        Map<String, FinishedCell> chosen = new LinkedHashMap<>();
        cells.stream()
                .sorted(Comparator.comparingDouble(c -> -c.budget()))
                .forEach(cell -> chosen.putIfAbsent(cell.fold(), cell));
        UtteranceTable table = new UtteranceTable();
        for (FinishedCell cell : chosen.values()) {
            table.folds.add(cell.fold());
            table.addParts(cell);
            Predictions.read(
                    cell.folder().resolve("predictions.csv"),
                    row -> {
                        Known known = table.known(row.utterance());
                        known.speaker = row.speaker();
                        known.truth = row.truth();
                        known.parts.put(cell.fold(), "test");
                    });
        }
        return table;
    }

    private Known known(String utterance) {
        return utterances.computeIfAbsent(utterance, u -> new Known());
    }

    private void addParts(FinishedCell cell) throws IOException {
        Path file = cell.folder().resolve("targets.csv");
        if (!Files.exists(file)) {
            return;
        }
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : csv) {
                String part = PART_OF.get(row.findField("part").orElse(""));
                if (part != null && row.findField("utterance").isPresent()) {
                    known(row.getField("utterance")).parts.put(cell.fold(), part);
                }
            }
        } catch (RuntimeException e) {
            throw new IOException(file + " cannot be read as CSV: " + e.getMessage(), e);
        }
    }

    /** The labels that occur. */
    Set<String> truths() {
        Set<String> truths = new TreeSet<>();
        utterances.values().forEach(known -> truths.add(known.truth));
        truths.remove("");
        return truths;
    }

    /** The table's entry in the header. */
    Map<String, Object> header(String target) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("speaker", AudformatDatabase.map("scheme_id", "speaker"));
        columns.put(target, AudformatDatabase.map("scheme_id", target, "rater_id", "labels"));
        folds.forEach(f -> columns.put("fold" + f, AudformatDatabase.map("scheme_id", "part")));
        return AudformatDatabase.map(
                "type",
                "filewise",
                "description",
                "Utterances with speaker and label as far as they were tested on, and their part"
                        + " in each fold; train and dev are those whose labels were used.",
                "columns",
                columns);
    }

    /** Writes the table. */
    void write(Path file, String target) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            List<String> header = new ArrayList<>(List.of("file", "speaker", target));
            folds.forEach(fold -> header.add("fold" + fold));
            csv.writeRecord(header);
            for (Map.Entry<String, Known> entry : utterances.entrySet()) {
                Known known = entry.getValue();
                List<String> row =
                        new ArrayList<>(List.of(entry.getKey(), known.speaker, known.truth));
                folds.forEach(fold -> row.add(known.parts.getOrDefault(fold, "")));
                csv.writeRecord(row);
            }
        }
    }
}
