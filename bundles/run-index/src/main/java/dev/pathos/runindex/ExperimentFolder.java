package dev.pathos.runindex;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads what one experiment has recorded into rows of the index. */
final class ExperimentFolder {
    private final Path folder;
    private final Map<String, Object> row = new LinkedHashMap<>();

    private ExperimentFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads a folder; what is missing is left out, what is damaged is told in {@code problem}.
     *
     * @param folder the experiment's folder
     * @param fingerprint of the folder before it is read
     * @throws IOException if the cells' folders cannot be listed
     */
    static Entry read(Path folder, String fingerprint) throws IOException {
        ExperimentFolder read = new ExperimentFolder(folder);
        String name = folder.getFileName().toString();
        read.row.put("name", name);
        read.reading(read::readConfig);
        read.reading(read::readProvenance);
        read.reading(read::readResults);
        List<Map<String, Object>> cells = read.readCells();
        for (Map<String, Object> cell : cells) {
            cell.put("run", name);
            for (String shared : List.of("corpus", "synthetic", "config", "version")) {
                cell.put(shared, read.row.get(shared));
            }
        }
        return new Entry(name, fingerprint, read.row, cells);
    }

    /** Something that may fail for reasons of disk. */
    private interface Reading {
        void read() throws IOException;
    }

    private void reading(Reading reading) {
        try {
            reading.read();
        } catch (IOException e) {
            row.putIfAbsent("problem", e.getMessage());
        } catch (ClassCastException | IndexOutOfBoundsException e) {
            // values of another type than the pipeline writes: the rest can still be kept
            row.putIfAbsent("problem", "not what the pipeline writes: " + e.getMessage());
        }
    }

    private void readConfig() throws IOException {
        JsonObject config = JsonFile.read(folder.resolve("config.json"));
        for (String key : config.keySet()) {
            if (key.startsWith("experiment~")) {
                JsonObject experiment = JsonFile.object(config, key);
                row.put("arms", list(JsonFile.texts(experiment, "arms")));
                row.put("budgets", list(JsonFile.texts(experiment, "budgets")));
                row.put("seeds", list(JsonFile.texts(experiment, "seeds")));
                int some = JsonFile.array(experiment, "run.folds").size();
                if (some > 0) {
                    row.put("folds", (double) some);
                } else {
                    JsonFile.number(experiment, "folds").ifPresent(n -> row.put("folds", n));
                }
                row.put("corpus", list(corpora(config, experiment)));
            }
        }
    }

    /** The kinds of the corpora that an experiment names, and the names that they were given. */
    private static List<String> corpora(JsonObject config, JsonObject experiment) {
        Set<String> named = new LinkedHashSet<>();
        experiment.keySet().stream()
                .filter(key -> key.contains("corpus") || key.contains("corpora"))
                .forEach(key -> named.addAll(JsonFile.texts(experiment, key)));
        Set<String> words = new LinkedHashSet<>();
        for (String part : config.keySet()) {
            int tilde = part.indexOf('~');
            String name = part.substring(tilde + 1);
            if (tilde > 0 && named.contains(name)) {
                words.add(part.substring(0, tilde));
                if (!name.equals("corpus")) {
                    words.add(name);
                }
            }
        }
        return List.copyOf(words);
    }

    private void readProvenance() throws IOException {
        JsonObject provenance = JsonFile.read(folder.resolve("provenance.json"));
        if (provenance.get("configuration") instanceof JsonString digest) {
            row.put("config", digest.getString());
        }
        String pipeline =
                JsonFile.string(JsonFile.object(provenance, "bundles"), "dev.pathos.pipeline");
        if (!pipeline.isEmpty()) {
            row.put("version", pipeline.split(" ")[0]);
        }
    }

    private void readResults() throws IOException {
        JsonObject results = JsonFile.read(folder.resolve("results.json"));
        if (results.containsKey("synthetic")) {
            row.put("synthetic", results.getBoolean("synthetic", false));
        }
        row.put("cells", (double) JsonFile.array(results, "cells").size());
        Best.of(results).ifPresent(best -> row.putAll(best.columns()));
    }

    private List<Map<String, Object>> readCells() throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        double total = row.get("cells") instanceof Double listed ? listed : 0;
        for (Path path : Fingerprint.cells(folder)) {
            if (!Files.isDirectory(path)) {
                continue;
            }
            CellFolder cell = CellFolder.read(path);
            rows.add(cell.row());
            total = Math.max(total, cell.ofTotal());
        }
        total = Math.max(total, rows.size());
        long done = count(rows, "done");
        row.put("cells", total);
        row.put("done", (double) done);
        if (total > 0 && done == total) {
            row.put("state", "done");
            time(rows, "ended").stream().max(Long::compare).ifPresent(t -> row.put("ended", t));
        } else if (count(rows, "failed") > 0) {
            row.put("state", "failed");
        } else {
            row.put("state", count(rows, "halted") > 0 ? "halted" : "begun");
        }
        time(rows, "begun").stream().min(Long::compare).ifPresent(t -> row.put("begun", t));
        rows.stream()
                .map(cell -> cell.get("problem"))
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(problem -> row.putIfAbsent("problem", problem));
        return rows;
    }

    private static long count(List<Map<String, Object>> rows, String state) {
        return rows.stream().filter(row -> state.equals(row.get("state"))).count();
    }

    private static List<Long> time(List<Map<String, Object>> rows, String column) {
        return rows.stream()
                .map(row -> row.get(column))
                .filter(Long.class::isInstance)
                .map(Long.class::cast)
                .toList();
    }

    /** A list as the index keeps it: each element between line feeds. */
    private static String list(List<String> elements) {
        return elements.isEmpty() ? null : "\n" + String.join("\n", elements) + "\n";
    }
}
