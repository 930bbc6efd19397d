package dev.pathos.records;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What one arm with one label budget and seed predicted, over all folds. */
final class PredictionTable {
    private final List<FinishedCell> cells;
    private final List<String> outputs;
    private final String target;

    /**
     * A table.
     *
     * @param cells one for each fold
     * @param outputs the columns of probabilities or values in their predictions
     * @param target the column of what was predicted
     */
    PredictionTable(List<FinishedCell> cells, List<String> outputs, String target) {
        this.cells = cells;
        this.outputs = outputs;
        this.target = target;
    }

    String describe() {
        FinishedCell first = cells.get(0);
        return "arm "
                + first.arm()
                + ", "
                + first.percent()
                + " % of labels, seed "
                + first.seed()
                + ", folds "
                + cells.stream().map(FinishedCell::fold).collect(Collectors.joining(", "));
    }

    /** The table's entry in the header. */
    Map<String, Object> header(String rater) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put(target, AudformatDatabase.map("scheme_id", target, "rater_id", rater));
        String scheme = Predictions.classes(outputs).isEmpty() ? "value" : "probability";
        outputs.forEach(
                output ->
                        columns.put(
                                output,
                                AudformatDatabase.map("scheme_id", scheme, "rater_id", rater)));
        columns.put("fold", AudformatDatabase.map("scheme_id", "fold"));
        return AudformatDatabase.map(
                "type",
                "filewise",
                "split_id",
                "test",
                "description",
                "Predictions of " + describe(),
                "columns",
                columns);
    }

    /**
     * Writes the table.
     *
     * @return false if it cannot be one: an utterance has several predictions (of chunks or frames,
     *     or in folds that overlap), or cells predicted different things
     */
    boolean write(Path file) throws IOException {
        Set<String> seen = new HashSet<>();
        boolean[] twice = new boolean[1];
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            List<String> header = new ArrayList<>(List.of("file", target));
            header.addAll(outputs);
            header.add("fold");
            csv.writeRecord(header);
            for (FinishedCell cell : cells) {
                List<String> columns =
                        Predictions.read(
                                cell.folder().resolve("predictions.csv"),
                                row -> {
                                    twice[0] |= !seen.add(row.utterance());
                                    List<String> record =
                                            new ArrayList<>(
                                                    List.of(row.utterance(), row.predicted()));
                                    record.addAll(row.outputs());
                                    record.add(cell.fold());
                                    csv.writeRecord(record);
                                });
                twice[0] |= !columns.equals(outputs);
            }
        }
        if (twice[0]) {
            Files.delete(file);
        }
        return !twice[0];
    }
}
