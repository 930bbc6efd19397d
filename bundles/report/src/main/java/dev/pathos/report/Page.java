package dev.pathos.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The whole report: head, warnings, sections. */
final class Page {
    private final Experiment experiment;
    private final List<Section> sections = new ArrayList<>();

    Page(Experiment experiment) {
        this.experiment = experiment;
        experiment.tables().forEach(t -> sections.add(new TableSection(t, experiment.protocol())));
        sections.add(new ConfusionSection(experiment));
        sections.add(new CurvesSection(experiment));
        sections.add(new TargetsSection(experiment));
        sections.add(new InputsSection(experiment));
        sections.add(new CellsSection(experiment));
        sections.add(new ProvenanceSection(experiment.folder()));
    }

    /** The page's text. */
    String html() {
        Markup out = new Markup();
        out.start("html", "lang", "en").start("head").leaf("meta", "charset", "utf-8");
        out.leaf("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        // the browser's own promise that the page asks for nothing from anywhere
        out.leaf(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'unsafe-inline'");
        out.element("title", experiment.name() + " - Pathos report").style(sheet()).end();
        out.start("body").start("main");
        header(out);
        for (int i = 0; i < sections.size(); i++) {
            out.start("section", "id", "s" + i).element("h2", sections.get(i).title());
            out.add(content(sections.get(i))).end();
        }
        out.end().end().end();
        return "<!DOCTYPE html>\n" + out + "\n";
    }

    private void header(Markup out) {
        out.start("header").element("p", "Pathos report", "class", "kicker");
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
        partial(out);
        if (!experiment.missing().isEmpty()) {
            out.element("p", experiment.missing(), "class", "banner");
        }
        facts(out);
        out.start("nav");
        for (int i = 0; i < sections.size(); i++) {
            out.element("a", sections.get(i).title(), "href", "#s" + i).text(" ");
        }
        out.end().end();
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

    /** One section's content; what it cannot show must not cost the others. */
    private static Markup content(Section section) {
        Markup own = new Markup();
        try {
            section.write(own);
            return own;
        } catch (IOException e) {
            return new Markup().element("p", e.getMessage(), "class", "missing");
        } catch (RuntimeException e) {
            // values of another type or shape than the pipeline writes
            String what = "This section could not be made from the files: " + e;
            return new Markup().element("p", what, "class", "missing");
        }
    }

    private static String sheet() {
        try (InputStream in = Page.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
