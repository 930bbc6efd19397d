package dev.pathos.pipeline;

import dev.pathos.api.run.Table;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code results.json}: everything that a report shows of an experiment as a whole. */
final class ResultsFile {
    private ResultsFile() {}

    static JsonObject of(
            Experiment experiment,
            String protocol,
            List<Cell> cells,
            Path cellFolder,
            Map<Results.System, Scores> systems,
            List<Table> tables,
            Map<String, Integer> ledger) {
        JsonArrayBuilder classes = Json.createArrayBuilder();
        systems.values().stream().findFirst().ifPresent(s -> s.classes().forEach(classes::add));
        JsonArrayBuilder confusions = Json.createArrayBuilder();
        systems.forEach(
                (system, scores) ->
                        confusions.add(
                                Json.createObjectBuilder()
                                        .add("arm", system.arm().name())
                                        .add("budget", system.budget())
                                        .add("counts", counts(scores))));
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (Cell cell : cells) {
            all.add(
                    Json.createObjectBuilder()
                            .add("id", cell.id())
                            .add("kind", cell.kind().name().toLowerCase(Locale.ROOT))
                            .add("arm", cell.arm().name())
                            .add("fold", cell.fold())
                            .add("seed", cell.seed())
                            .add("budget", cell.budget())
                            .add(
                                    "done",
                                    Files.exists(
                                            cellFolder.resolve(cell.id()).resolve("run.json"))));
        }
        JsonObjectBuilder inputs = Json.createObjectBuilder();
        ledger.forEach(inputs::add);
        JsonArrayBuilder shown = Json.createArrayBuilder();
        tables.forEach(t -> shown.add(table(t)));
        return Json.createObjectBuilder()
                .add("experiment", experiment.name())
                .add("protocol", protocol)
                .add("synthetic", experiment.synthetic())
                .add("classes", classes)
                .add("ledger", inputs)
                .add("tables", shown)
                .add("confusions", confusions)
                .add("cells", all)
                .build();
    }

    private static JsonObjectBuilder table(Table table) {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        table.rows().forEach(row -> rows.add(Json.createArrayBuilder(row)));
        return Json.createObjectBuilder()
                .add("title", table.title())
                .add("header", Json.createArrayBuilder(table.header()))
                .add("rows", rows)
                .add("notes", Json.createArrayBuilder(table.notes()));
    }

    private static JsonArrayBuilder counts(Scores scores) {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        for (long[] row : scores.confusion().counts()) {
            JsonArrayBuilder cells = Json.createArrayBuilder();
            for (long count : row) {
                cells.add(count);
            }
            rows.add(cells);
        }
        return rows;
    }
}
