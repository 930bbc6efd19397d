package dev.pathos.report;

import dev.pathos.api.corpus.MediaSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One experiment's report: what was run, warnings, and every section. */
final class ExperimentPage {
    private final Experiment experiment;
    private final Optional<MediaSource> media;

    /**
     * Prepares the page.
     *
     * @param experiment what it is about
     * @param media opens clips, if there is something that can
     */
    ExperimentPage(Experiment experiment, Optional<MediaSource> media) {
        this.experiment = experiment;
        this.media = media;
    }

    /**
     * The page's text.
     *
     * @param tables takes the tables that belong beside it
     */
    String html(Tables tables) {
        return new Page(
                        experiment.name(),
                        this::header,
                        experiment.pretrainingOnly() ? pretraining(tables) : comparing(tables))
                .html();
    }

    /** What compares systems that were trained on labels. */
    private List<Section> comparing(Tables tables) {
        List<Section> sections = new ArrayList<>();
        sections.add(new SignatureSection(Systems.of(experiment.results()), tables));
        sections.addAll(comparisons(tables));
        CellCurves curves = new CellCurves(experiment);
        sections.add(new ProtocolSection(experiment, tables));
        sections.add(new InputsSection(experiment, tables));
        sections.add(new CurvesSection(experiment, curves));
        sections.add(new AgreementSection(curves, tables));
        sections.add(new ConfusionSection(experiment, tables));
        sections.add(new MapSection(experiment, tables));
        sections.add(new WorstSection(experiment, tables, media));
        sections.add(new TargetsSection(experiment, tables));
        sections.addAll(records(tables));
        return sections;
    }

    /**
     * Without labels there is nothing to compare: targets and what was learned of them come first.
     */
    private List<Section> pretraining(Tables tables) {
        List<Section> sections = new ArrayList<>();
        sections.add(new TargetsSection(experiment, tables));
        sections.addAll(comparisons(tables));
        CellCurves curves = new CellCurves(experiment);
        sections.add(new InputsSection(experiment, tables));
        sections.add(new ProtocolSection(experiment, tables));
        sections.add(new CurvesSection(experiment, curves));
        sections.add(new AgreementSection(curves, tables));
        sections.addAll(records(tables));
        return sections;
    }

    private List<Section> comparisons(Tables tables) {
        List<Section> sections = new ArrayList<>();
        experiment
                .tables()
                .forEach(t -> sections.add(new TableSection(t, experiment.protocol(), tables)));
        return sections;
    }

    private List<Section> records(Tables tables) {
        return List.of(
                new PhasesSection(experiment, tables),
                new CellsSection(experiment, tables),
                new ProvenanceSection(experiment.folder()),
                new CiteSection(experiment));
    }

    private void header(Markup out) {
        out.element("p", "Pathos report", "class", "kicker");
        out.element("h1", experiment.name());
        if (!experiment.protocol().isEmpty()) {
            out.element("p", experiment.protocol(), "class", "protocol");
        }
        if (experiment.synthetic()) {
            out.start("p", "class", "banner").element("b", "Synthetic data.");
            out.text(
                    " The corpus is generated. A gain here checks the machinery; it says nothing"
                            + " of real speech.");
            out.end();
        }
        if (experiment.pretrainingOnly()) {
            out.start("p", "class", "protocol").element("b", "Pre-training only.");
            out.text(
                    " No labels are used, so that nothing is compared with a network from scratch:"
                            + " below stand the targets that pretext tasks found, and how well they"
                            + " were learned.");
            out.end();
        }
        Leakage.of(experiment.results()).warn(out);
        partial(out);
        if (!experiment.missing().isEmpty()) {
            out.element("p", experiment.missing(), "class", "banner");
        }
        facts(out);
    }

    private void partial(Markup out) {
        long cells = experiment.cells().size();
        long done = experiment.count(Cell.State.DONE);
        if (done == cells && cells > 0) {
            return;
        }
        List<String> others = new ArrayList<>();
        for (Cell.State state : Cell.State.values()) {
            if (state != Cell.State.DONE && experiment.count(state) > 0) {
                others.add(experiment.count(state) + " " + state.words());
            }
        }
        out.start("p", "class", "banner").element("b", "Partial.");
        out.text(
                cells == 0
                        ? " No cell of this experiment is on record yet."
                        : " "
                                + done
                                + " of "
                                + Words.count(cells, "cell", "cells")
                                + " done; "
                                + String.join("; ", others)
                                + ". Systems may rest on unequal folds and seeds until the rest"
                                + " is done.");
        out.end();
    }

    private void facts(Markup out) {
        List<Cell> cells = experiment.cells();
        if (cells.isEmpty()) {
            return;
        }
        List<String> budgets =
                cells.stream()
                        .filter(c -> !c.pretraining())
                        .map(c -> Words.percent(c.budget()))
                        .distinct()
                        .toList();
        double seconds = cells.stream().mapToDouble(Cell::seconds).filter(Double::isFinite).sum();
        Facts facts = new Facts();
        facts.add("arms", cells.stream().map(Cell::arm).distinct().count());
        facts.add("folds", cells.stream().map(Cell::fold).distinct().count());
        facts.add("seeds", cells.stream().map(Cell::seed).distinct().count());
        facts.add("label budget", budgets.isEmpty() ? "none" : String.join(", ", budgets));
        if (!experiment.classes().isEmpty()) {
            facts.add("classes", experiment.classes().size());
        }
        facts.add("cells done", experiment.count(Cell.State.DONE) + " of " + cells.size());
        facts.add("training time", Words.duration(seconds)).write(out);
    }
}
