package dev.pathos.report;

import dev.pathos.api.run.Table;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an experiment's folder says of the experiment as a whole.
 *
 * @param folder the folder
 * @param name the experiment's name
 * @param protocol how numbers came about, in one sentence; empty if not recorded
 * @param synthetic whether the data are generated
 * @param classes the names of the downstream task's classes
 * @param tables the comparison tables
 * @param confusions the systems' confusion matrices
 * @param cells the cells, in the order in which they are carried out
 * @param results all of {@code results.json}, for sections that read their own part of it
 * @param missing what {@code results.json} does not tell and why, or empty
 */
record Experiment(
        Path folder,
        String name,
        String protocol,
        boolean synthetic,
        List<String> classes,
        List<Table> tables,
        List<Matrix> confusions,
        List<Cell> cells,
        JsonObject results,
        String missing) {

    /** A system's confusion matrix: true class by row, predicted class by column. */
    record Matrix(String arm, double budget, long[][] counts) {}

    /** Reads a folder; what is absent or damaged is told in {@link #missing}, never thrown. */
    static Experiment read(Path folder) {
        Path file = folder.resolve("results.json");
        if (!Files.exists(file)) {
            return of(
                    folder,
                    JsonValue.EMPTY_JSON_OBJECT,
                    "results.json is missing: no cell has been added up yet.");
        }
        try {
            return of(folder, JsonFile.read(file).orElse(JsonValue.EMPTY_JSON_OBJECT), "");
        } catch (IOException e) {
            return of(folder, JsonValue.EMPTY_JSON_OBJECT, e.getMessage() + ".");
        } catch (RuntimeException e) {
            // values of another type than the pipeline writes: the rest can still be shown
            return of(
                    folder,
                    JsonValue.EMPTY_JSON_OBJECT,
                    "results.json is not what the pipeline writes (" + e.getMessage() + ").");
        }
    }

    private static Experiment of(Path folder, JsonObject results, String missing) {
        String name = JsonFile.string(results, "experiment");
        return new Experiment(
                folder,
                name.isEmpty() ? String.valueOf(folder.toAbsolutePath().getFileName()) : name,
                JsonFile.string(results, "protocol"),
                JsonValue.TRUE.equals(results.get("synthetic")),
                JsonFile.strings(JsonFile.array(results, "classes")),
                JsonFile.objects(results, "tables").stream().map(Experiment::table).toList(),
                JsonFile.objects(results, "confusions").stream().map(Experiment::matrix).toList(),
                cells(folder.resolve("cells"), results),
                results,
                missing);
    }

    /** Whether it has pre-trainings alone, by intention: nothing is trained on labels. */
    boolean pretrainingOnly() {
        return !cells.isEmpty()
                && JsonFile.objects(results, "cells").size() > 0
                && cells.stream().allMatch(Cell::pretraining);
    }

    /** How many cells are in a state. */
    long count(Cell.State state) {
        return cells.stream().filter(c -> c.state() == state).count();
    }

    private static Table table(JsonObject json) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonValue row : JsonFile.array(json, "rows")) {
            rows.add(JsonFile.strings(row.asJsonArray()));
        }
        return new Table(
                JsonFile.string(json, "title"),
                JsonFile.strings(JsonFile.array(json, "header")),
                rows,
                JsonFile.strings(JsonFile.array(json, "notes")));
    }

    private static Matrix matrix(JsonObject json) {
        JsonArray rows = JsonFile.array(json, "counts");
        long[][] counts =
                rows.stream()
                        .map(
                                row ->
                                        row.asJsonArray().stream()
                                                .mapToLong(n -> ((JsonNumber) n).longValue())
                                                .toArray())
                        .toArray(long[][]::new);
        return new Matrix(JsonFile.string(json, "arm"), JsonFile.number(json, "budget"), counts);
    }

    /** The cells that are listed, then those of which there is only a folder. */
    private static List<Cell> cells(Path folder, JsonObject results) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        for (JsonObject listed : JsonFile.objects(results, "cells")) {
            Cell cell = Cell.of(listed, folder);
            cells.put(cell.id(), cell);
        }
        try (Stream<Path> folders = Files.isDirectory(folder) ? Files.list(folder) : Stream.of()) {
            folders.sorted()
                    .filter(f -> !cells.containsKey(f.getFileName().toString()))
                    .flatMap(f -> Cell.of(f).stream())
                    .forEach(cell -> cells.put(cell.id(), cell));
        } catch (IOException e) {
            // a folder that cannot be listed has no cells to show; those listed above stay
        }
        return List.copyOf(cells.values());
    }
}
