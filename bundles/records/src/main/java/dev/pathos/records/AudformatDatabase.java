package dev.pathos.records;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The header of an audformat database of predictions, and its tables. */
final class AudformatDatabase {
    private static final String NO_TABLE = "[^A-Za-z0-9._-]";

    private final Path experiment;
    private final List<FinishedCell> cells;
    private final JsonObject results;
    private final List<String> outputs;

    /**
     * Prepares a database.
     *
     * @param experiment the experiment's folder
     * @param cells its cells with predictions, at least one
     * @throws IOException if results or predictions cannot be read
     */
    AudformatDatabase(Path experiment, List<FinishedCell> cells) throws IOException {
        this.experiment = experiment;
        this.cells = cells;
        this.results = JsonFile.read(experiment.resolve("results.json"));
        this.outputs = Predictions.outputs(cells.get(0).folder().resolve("predictions.csv"));
    }

    /** Writes header and tables into a folder. */
    void write(Path folder) throws IOException {
        UtteranceTable utterances = UtteranceTable.of(cells);
        utterances.write(folder.resolve("db.files.csv"), target());
        Map<String, Object> tables = new LinkedHashMap<>();
        tables.put("files", utterances.header(target()));
        Map<String, Object> raters = new LinkedHashMap<>();
        raters.put("labels", map("type", "ground truth"));
        for (Map.Entry<String, List<FinishedCell>> system : systems().entrySet()) {
            String id = system.getKey();
            if (!add(folder, id, system.getValue(), tables, raters)) {
                for (FinishedCell cell : system.getValue()) {
                    String own = id + ".fold" + cell.fold();
                    add(folder, own.replaceAll(NO_TABLE, "_"), List.of(cell), tables, raters);
                }
            }
        }
        Map<String, Object> header = head();
        header.put("raters", raters);
        header.put("schemes", schemes(utterances));
        header.put("splits", map("test", map("type", "test")));
        header.put("tables", tables);
        header.putAll(meta());
        Files.writeString(folder.resolve("db.yaml"), Yaml.dump(header));
    }

    /** Adds a table of predictions; false if the cells cannot be in one. */
    private boolean add(
            Path folder,
            String id,
            List<FinishedCell> of,
            Map<String, Object> tables,
            Map<String, Object> raters)
            throws IOException {
        PredictionTable table = new PredictionTable(of, outputs, target());
        boolean written = table.write(folder.resolve("db." + id + ".csv"));
        if (written) {
            tables.put(id, table.header(id));
            raters.put(id, map("type", "machine", "description", table.describe()));
        }
        return written;
    }

    /** Cells of one arm, budget and seed; their folds have test utterances of their own. */
    private Map<String, List<FinishedCell>> systems() {
        Map<String, List<FinishedCell>> systems = new LinkedHashMap<>();
        for (FinishedCell cell : cells) {
            String id = cell.arm() + "." + cell.percent() + "pct.seed" + cell.seed();
            systems.computeIfAbsent(id.replaceAll(NO_TABLE, "_"), s -> new ArrayList<>()).add(cell);
        }
        return systems;
    }

    private boolean classes() {
        return !Predictions.classes(outputs).isEmpty();
    }

    /** The column of what is predicted. */
    private String target() {
        return classes() ? "emotion" : "value";
    }

    private Map<String, Object> head() {
        String name = String.valueOf(experiment.toAbsolutePath().getFileName());
        String warning =
                synthetic()
                        ? "SYNTHETIC DATA: checks the machinery, says nothing about people. "
                        : "";
        return map(
                "name",
                name.replaceAll(NO_TABLE, "_"),
                "source",
                "Pathos, experiment " + name,
                "usage",
                "other",
                "description",
                warning
                        + "Predictions for utterances of test speakers. Files are named as the"
                        + " corpus names its utterances; its own terms say what may be done with"
                        + " them. "
                        + JsonFile.string(results, "protocol"));
    }

    private boolean synthetic() {
        return results.getBoolean("synthetic", false);
    }

    private Map<String, Object> schemes(UtteranceTable utterances) {
        Map<String, Object> schemes = new LinkedHashMap<>();
        if (classes()) {
            TreeSet<String> labels = new TreeSet<>(utterances.truths());
            labels.addAll(Predictions.classes(outputs));
            schemes.put(
                    "emotion",
                    map(
                            "dtype",
                            "str",
                            "labels",
                            List.copyOf(labels),
                            "description",
                            JsonFile.string(results, "label_target")));
            schemes.put("probability", map("dtype", "float", "minimum", 0, "maximum", 1));
        } else {
            schemes.put("value", map("dtype", "float"));
        }
        schemes.put("speaker", map("dtype", "str"));
        schemes.put("fold", map("dtype", "int"));
        schemes.put("part", map("dtype", "str", "labels", UtteranceTable.PARTS));
        return schemes;
    }

    private Map<String, Object> meta() {
        JsonObject provenance;
        try {
            provenance = JsonFile.read(experiment.resolve("provenance.json"));
        } catch (IOException e) {
            provenance = JsonObject.EMPTY_JSON_OBJECT;
        }
        return map(
                "synthetic",
                synthetic(),
                "partitioning",
                JsonFile.string(results, "partitioning"),
                "configuration-sha256",
                JsonFile.string(provenance, "configuration"));
    }

    /** A mapping of names and values in turn, in order, without those that are empty. */
    static Map<String, Object> map(Object... entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            if (!"".equals(entries[i + 1])) {
                map.put(entries[i].toString(), entries[i + 1]);
            }
        }
        return map;
    }
}
