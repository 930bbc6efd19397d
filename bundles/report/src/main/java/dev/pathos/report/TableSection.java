package dev.pathos.report;

import dev.pathos.api.run.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** One of the experiment's tables, drawn and in numbers, with its notes. */
final class TableSection implements Section {
    private final Table table;
    private final String protocol;
    private final Tables tables;

    /**
     * Prepares the section.
     *
     * @param table what to show
     * @param protocol a note that already stands at the head of the report
     * @param tables keeps the table
     */
    TableSection(Table table, String protocol, Tables tables) {
        this.table = table;
        this.protocol = protocol;
        this.tables = tables;
    }

    @Override
    public String title() {
        return table.title();
    }

    @Override
    public void write(Markup out) {
        if (table.rows().isEmpty()) {
            out.element("p", "No system has a finished cell yet.", "class", "missing");
            return;
        }
        tables.write(table.title(), table, out);
        new ForestPlot(table).write(out);
        List<String> notes = table.notes().stream().filter(n -> !n.equals(protocol)).toList();
        if (!notes.isEmpty()) {
            out.start("ul", "class", "notes");
            notes.forEach(note -> out.element("li", note));
            out.end();
        }
    }

    /** A table with its numbers to the right. */
    static void write(Table table, Markup out) {
        boolean[] numbers = new boolean[table.header().size()];
        IntStream.range(0, numbers.length).forEach(c -> numbers[c] = isNumeric(table, c));
        out.start("div", "class", "wide").start("table").start("thead").start("tr");
        for (int c = 0; c < numbers.length; c++) {
            String align = numbers[c] ? "num" : null;
            out.element("th", table.header().get(c), "scope", "col", "class", align);
        }
        out.end().end().start("tbody");
        for (List<String> row : table.rows()) {
            out.start("tr");
            for (int c = 0; c < numbers.length; c++) {
                out.start("td", "class", numbers[c] ? "num" : null);
                cell(row.get(c), out);
                out.end();
            }
            out.end();
        }
        out.end().end().end();
    }

    /** Whether a column holds nothing but numbers, which stand to the right. */
    static boolean isNumeric(Table table, int column) {
        return table.rows().stream().allMatch(r -> Measure.isNumber(r.get(column)));
    }

    private static void cell(String text, Markup out) {
        Optional<Measure> measure = Measure.parse(text);
        if (measure.isPresent()) {
            int bracket = text.indexOf('[');
            out.text(text.substring(0, bracket));
            out.element("span", text.substring(bracket), "class", "interval");
        } else {
            out.text(text);
        }
    }
}
