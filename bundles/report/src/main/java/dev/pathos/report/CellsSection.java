package dev.pathos.report;

import dev.pathos.api.run.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The cells: how far each got, and how long each kind took. */
final class CellsSection implements Section {
    private final Experiment experiment;
    private final Tables tables;

    CellsSection(Experiment experiment, Tables tables) {
        this.experiment = experiment;
        this.tables = tables;
    }

    @Override
    public String title() {
        return "Cells and time";
    }

    @Override
    public void write(Markup out) {
        List<Cell> cells = experiment.cells();
        if (cells.isEmpty()) {
            out.element(
                    "p",
                    "No cell is known: results.json and cells/ are missing.",
                    "class",
                    "missing");
            return;
        }
        Facts facts = new Facts();
        for (Cell.State state : Cell.State.values()) {
            if (state == Cell.State.DONE || experiment.count(state) > 0) {
                facts.add(state.words(), experiment.count(state));
            }
        }
        facts.write(out);
        times(cells, out);
        List<Cell> open = cells.stream().filter(c -> c.state() != Cell.State.DONE).toList();
        if (!open.isEmpty()) {
            out.element("h3", "Cells that are not done");
            TableSection.write(list(open), out);
        }
        out.start("details").element("summary", "All " + cells.size() + " cells");
        tables.write("cells", list(cells), out);
        out.end();
    }

    private void times(List<Cell> cells, Markup out) {
        Map<String, List<Double>> byKind = new LinkedHashMap<>();
        for (Cell cell : cells) {
            if (Double.isFinite(cell.seconds())) {
                byKind.computeIfAbsent(cell.kindInWords(), k -> new ArrayList<>())
                        .add(cell.seconds());
            }
        }
        if (byKind.isEmpty()) {
            out.element("p", "No run.json tells a time yet.", "class", "missing");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        byKind.forEach((kind, seconds) -> rows.add(row(kind, seconds)));
        tables.write(
                "times",
                new Table(
                        "Time by kind of cell",
                        List.of("kind", "cells", "total", "median", "longest"),
                        rows,
                        List.of()),
                out);
        out.element(
                "p",
                "Cells may run side by side; a cell that was halted and resumed counts its last"
                        + " session only.",
                "class",
                "caption");
    }

    private static List<String> row(String kind, List<Double> seconds) {
        double[] sorted = seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int n = sorted.length;
        return List.of(
                kind,
                String.valueOf(n),
                Words.duration(Arrays.stream(sorted).sum()),
                Words.duration((sorted[(n - 1) / 2] + sorted[n / 2]) / 2),
                Words.duration(sorted[n - 1]));
    }

    private static Table list(List<Cell> cells) {
        List<List<String>> rows = new ArrayList<>();
        for (Cell cell : cells) {
            rows.add(
                    List.of(
                            cell.id(),
                            cell.kindInWords(),
                            String.valueOf(cell.fold()),
                            String.valueOf(cell.seed()),
                            cell.pretraining() ? "-" : Words.percent(cell.budget()),
                            cell.state().words()
                                    + (cell.reason().isEmpty() ? "" : ": " + cell.reason()),
                            Words.duration(cell.seconds())));
        }
        return new Table(
                "Cells",
                List.of("cell", "kind", "fold", "seed", "labels", "state", "time"),
                rows,
                List.of());
    }
}
