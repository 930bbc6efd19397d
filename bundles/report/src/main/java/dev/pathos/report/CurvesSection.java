package dev.pathos.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Learning curves: pre-training by arm and task, fine-tuning by budget and arm. */
final class CurvesSection implements Section {
    /** The metric that stands for success, the first that a task has. */
    private static final List<String> SUCCESS = List.of("UAR", "CCC", "F1_macro");

    private final Experiment experiment;
    private final CellCurves read;

    CurvesSection(Experiment experiment, CellCurves read) {
        this.experiment = experiment;
        this.read = read;
    }

    @Override
    public String title() {
        return "Learning curves";
    }

    @Override
    public void write(Markup out) {
        List<Curve> curves = read.all();
        read.damaged().forEach(d -> out.element("p", d, "class", "missing"));
        if (curves.isEmpty()) {
            out.element("p", "No cell has a metrics.csv with values yet.", "class", "missing");
            return;
        }
        legend(out);
        out.start("div", "class", "groups");
        for (String task : tasks(curves, c -> c.cell().pretraining())) {
            panels(
                    "Pre-training: loss of " + task,
                    curves,
                    c -> c.cell().pretraining() && c.isLoss() && c.task().equals(task),
                    out);
        }
        for (double budget : budgets()) {
            Predicate<Curve> tuning = c -> !c.cell().pretraining() && c.cell().budget() == budget;
            String of = "Fine-tuning on " + Words.percent(budget) + " of the labels: ";
            panels(of + "loss", curves, tuning.and(Curve::isLoss), out);
            for (String metric : SUCCESS) {
                Predicate<Curve> success = tuning.and(c -> c.metric().equals(metric));
                if (curves.stream().anyMatch(success)) {
                    panels(of + metric, curves, success, out);
                    break;
                }
            }
        }
        out.end();
    }

    private static void legend(Markup out) {
        out.start("p", "class", "caption");
        out.element("span", "training part", "class", "key train").text(" ");
        out.element("span", "development part", "class", "key valid").text(" ");
        out.text(
                "One line for each fold and seed; panels under one heading share their scales."
                        + " A vertical line marks a new segment (tasks were exchanged).");
        out.end();
    }

    /** The panels of one quantity, one for each arm that has it. */
    private static void panels(
            String heading, List<Curve> curves, Predicate<Curve> which, Markup out) {
        Map<String, List<Curve>> byArm = new LinkedHashMap<>();
        List<Curve> all = new ArrayList<>();
        for (Curve curve : curves) {
            if (which.test(curve)) {
                all.add(curve);
                byArm.computeIfAbsent(curve.cell().arm(), a -> new ArrayList<>()).add(curve);
            }
        }
        if (all.isEmpty()) {
            return;
        }
        out.start("div", "class", "group").element("h3", heading);
        out.start("div", "class", "curves");
        byArm.forEach(
                (arm, own) -> {
                    long cells = own.stream().map(c -> c.cell().id()).distinct().count();
                    new CurvePlot(own, all).write(arm, Words.count(cells, "cell", "cells"), out);
                });
        out.end().end();
    }

    private static List<String> tasks(List<Curve> curves, Predicate<Curve> which) {
        return curves.stream()
                .filter(which)
                .filter(Curve::isLoss)
                .map(Curve::task)
                .distinct()
                .toList();
    }

    private List<Double> budgets() {
        return experiment.cells().stream()
                .filter(c -> !c.pretraining())
                .map(Cell::budget)
                .distinct()
                .toList();
    }
}
