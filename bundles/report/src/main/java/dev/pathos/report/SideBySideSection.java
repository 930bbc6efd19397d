package dev.pathos.report;

import dev.pathos.api.run.Table;
import java.util.List;

/** How each of several experiments was done. */
final class SideBySideSection implements Section {
    private final ComparedRuns runs;
    private final Table differences;
    private final Tables tables;

    SideBySideSection(ComparedRuns runs, Table differences, Tables tables) {
        this.runs = runs;
        this.differences = differences;
        this.tables = tables;
    }

    @Override
    public String title() {
        return "Protocols side by side";
    }

    @Override
    public void write(Markup out) {
        out.element("h3", "What must be the same for numbers to be comparable");
        marked(runs.protocols(), out);
        tables.link("protocols", runs.protocols(), out);
        out.element("h3", "What may be meant to differ");
        tables.write("setups", runs.setups(), out);
    }

    /** The table with the rows marked that differ. */
    private void marked(Table table, Markup out) {
        out.start("div", "class", "wide").start("table", "class", "sides").start("thead");
        out.start("tr");
        table.header().forEach(h -> out.element("th", h, "scope", "col"));
        out.end().end().start("tbody");
        for (List<String> row : table.rows()) {
            boolean differs = differences.rows().contains(row);
            out.start("tr", "class", differs ? "differs" : null);
            out.start("th", "scope", "row").text(row.get(0));
            if (differs) {
                out.element("b", " differs");
            }
            out.end();
            row.subList(1, row.size()).forEach(cell -> out.element("td", cell));
            out.end();
        }
        out.end().end().end();
    }
}
