package dev.pathos.report;

import dev.pathos.api.run.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether pretext tasks pull the shared trunk the same way, over the epochs of pre-training. */
final class AgreementSection implements Section {
    private static final String COSINE = "gradient_cosine";
    private static final String NORM = "gradient_norm";

    private final CellCurves curves;
    private final Tables tables;

    AgreementSection(CellCurves curves, Tables tables) {
        this.curves = curves;
        this.tables = tables;
    }

    @Override
    public String title() {
        return "Gradient agreement between pretext tasks";
    }

    @Override
    public void write(Markup out) {
        List<Curve> cosines = curves.all().stream().filter(c -> c.metric().equals(COSINE)).toList();
        if (cosines.isEmpty()) {
            out.element(
                    "p",
                    "No pre-training recorded it: it takes an arm of two or more pretext tasks.",
                    "class",
                    "missing");
            return;
        }
        out.element(
                "p",
                "The cosine between the gradients that two tasks send into the shared trunk, mean"
                        + " of an epoch. Above 0 a step that serves one task serves the other, too"
                        + " (they help each other); below 0 it undoes some of the other's work"
                        + " (they compete); near 0 they do not touch each other.",
                "class",
                "lead");
        List<String> pairs = cosines.stream().map(Curve::task).distinct().toList();
        out.start("p", "class", "caption");
        for (int k = 0; k < pairs.size(); k++) {
            out.element("span", pair(pairs.get(k)), "class", "key " + Marker.style(k)).text(" ");
        }
        out.text("Thin: a fold and seed each; bold: their mean.").end();
        Map<String, List<Curve>> byArm = new LinkedHashMap<>();
        cosines.forEach(c -> byArm.computeIfAbsent(c.cell().arm(), a -> new ArrayList<>()).add(c));
        out.start("div", "class", "curves agreement");
        byArm.forEach((arm, own) -> new AgreementPlot(pairs, own, cosines).write(arm, out));
        out.end();
        tables.write("gradient-agreement", table(byArm), out);
        norms(out);
    }

    private static String pair(String task) {
        return task.replace("|", " and ");
    }

    /** The last quarter of the epochs, where the trunk no longer moves as a whole. */
    private static double late(List<Curve> cells) {
        return cells.stream()
                .flatMap(
                        c ->
                                c
                                        .points()
                                        .subList(c.points().size() * 3 / 4, c.points().size())
                                        .stream())
                .mapToDouble(Curve.Point::value)
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }

    private static Table table(Map<String, List<Curve>> byArm) {
        List<List<String>> rows = new ArrayList<>();
        byArm.forEach(
                (arm, own) ->
                        own.stream()
                                .map(Curve::task)
                                .distinct()
                                .forEach(
                                        task ->
                                                rows.add(
                                                        row(
                                                                arm,
                                                                task,
                                                                own.stream()
                                                                        .filter(
                                                                                c ->
                                                                                        c.task()
                                                                                                .equals(
                                                                                                        task))
                                                                        .toList()))));
        return new Table(
                "Cosine of the tasks' gradients on the trunk",
                List.of("arm", "tasks", "all epochs", "last quarter", "epochs below 0", "cells"),
                rows,
                List.of());
    }

    private static List<String> row(String arm, String task, List<Curve> cells) {
        double[] values =
                cells.stream()
                        .flatMap(c -> c.points().stream())
                        .mapToDouble(Curve.Point::value)
                        .filter(Double::isFinite)
                        .toArray();
        long below = Arrays.stream(values).filter(v -> v < 0).count();
        return List.of(
                arm,
                pair(task),
                number(Arrays.stream(values).average().orElse(Double.NaN)),
                number(late(cells)),
                Words.share(below, values.length),
                String.valueOf(cells.size()));
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : "-";
    }

    /** How hard each task pulls: a task with the largest gradients decides where the trunk goes. */
    private void norms(Markup out) {
        Map<List<String>, List<Curve>> byTask = new LinkedHashMap<>();
        for (Curve curve : curves.all()) {
            if (curve.metric().equals(NORM)) {
                byTask.computeIfAbsent(
                                List.of(curve.cell().arm(), curve.task()), k -> new ArrayList<>())
                        .add(curve);
            }
        }
        if (byTask.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        byTask.forEach(
                (key, cells) -> {
                    double all =
                            cells.stream()
                                    .flatMap(c -> c.points().stream())
                                    .mapToDouble(Curve.Point::value)
                                    .filter(Double::isFinite)
                                    .average()
                                    .orElse(Double.NaN);
                    rows.add(List.of(key.get(0), key.get(1), number(all), number(late(cells))));
                });
        out.element("h3", "How hard each task pulls");
        tables.write(
                "gradient-norms",
                new Table(
                        "Norm of the tasks' gradients on the trunk",
                        List.of("arm", "task", "all epochs", "last quarter"),
                        rows,
                        List.of()),
                out);
    }
}
