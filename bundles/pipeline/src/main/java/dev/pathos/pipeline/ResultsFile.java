package dev.pathos.pipeline;

import dev.pathos.api.run.Table;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * {@code results.json}: everything that a report shows of an experiment as a whole.
 *
 * <p>Metrics are shares and never percent; what is not defined is null.
 */
final class ResultsFile {
    private ResultsFile() {}

    static JsonObject of(
            Experiment experiment,
            String protocol,
            List<Cell> cells,
            Predicate<Cell> done,
            ToDoubleFunction<Cell> minutes,
            List<Standing> standings,
            List<Table> tables,
            Map<String, Integer> ledger) {
        JsonArrayBuilder classes = Json.createArrayBuilder();
        standings.stream().findFirst().ifPresent(s -> s.classes().forEach(classes::add));
        JsonArrayBuilder confusions = Json.createArrayBuilder();
        JsonArrayBuilder systems = Json.createArrayBuilder();
        for (Standing standing : standings) {
            if (!standing.classes().isEmpty()) {
                confusions.add(system(standing).add("counts", counts(standing.scores())));
            }
            List<Cell> own =
                    cells.stream()
                            .filter(c -> standing.system().trains(c) && done.test(c))
                            .toList();
            double labeled = own.stream().mapToDouble(minutes).average().orElse(Double.NaN);
            systems.add(SystemJson.of(standing, system(standing), labeled));
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
                .add("statistics", statistics(standings))
                .add("systems", systems)
                .add("cells", cells(cells, done))
                .build();
    }

    private static JsonArrayBuilder cells(List<Cell> cells, Predicate<Cell> done) {
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
                            .add("done", done.test(cell)));
        }
        return all;
    }

    /** How the numbers of the systems came about; null without systems. */
    private static JsonValue statistics(List<Standing> standings) {
        if (standings.isEmpty()) {
            return JsonValue.NULL;
        }
        return Json.createObjectBuilder()
                .add("unit", "test speaker")
                .add("compared_by", standings.get(0).scores().tally().measures().get(0).key())
                .add("pooled", standings.stream().noneMatch(s -> s.scores().overlapping()))
                .add("resamplings", Bootstrap.RESAMPLINGS)
                .add("exchanges", Randomization.EXCHANGES)
                .add("family", standings.stream().flatMap(s -> s.gain().stream()).count())
                .build();
    }

    private static JsonObjectBuilder system(Standing standing) {
        return Json.createObjectBuilder()
                .add("arm", standing.system().arm().name())
                .add("budget", standing.system().budget());
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
