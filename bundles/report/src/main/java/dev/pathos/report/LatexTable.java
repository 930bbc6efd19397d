package dev.pathos.report;

import dev.pathos.api.run.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table as LaTeX, with the rules of the package booktabs. */
final class LatexTable {
    /** What has a meaning of its own in LaTeX, or no place in the fonts that it begins with. */
    private static final Map<Integer, String> ESCAPES =
            Map.ofEntries(
                    Map.entry((int) '\\', "\\textbackslash{}"),
                    Map.entry((int) '&', "\\&"),
                    Map.entry((int) '%', "\\%"),
                    Map.entry((int) '$', "\\$"),
                    Map.entry((int) '#', "\\#"),
                    Map.entry((int) '_', "\\_"),
                    Map.entry((int) '{', "\\{"),
                    Map.entry((int) '}', "\\}"),
                    Map.entry((int) '~', "\\textasciitilde{}"),
                    Map.entry((int) '^', "\\textasciicircum{}"),
                    Map.entry((int) '<', "\\textless{}"),
                    Map.entry((int) '>', "\\textgreater{}"),
                    Map.entry((int) '|', "\\textbar{}"),
                    Map.entry((int) '"', "\\textquotedbl{}"),
                    Map.entry((int) '\n', " "),
                    Map.entry((int) '\t', " "),
                    Map.entry(0x00B7, "\\textperiodcentered{}"),
                    Map.entry(0x00D7, "$\\times$"),
                    Map.entry(0x2212, "$-$"),
                    Map.entry(0x2264, "$\\leq$"),
                    Map.entry(0x2265, "$\\geq$"));

    private LatexTable() {}

    /**
     * The text of a file that a paper takes in with {@code \input}.
     *
     * @param label what {@code \ref} calls it, after {@code tab:}
     * @param table the table; its notes stand under it
     */
    static String of(String label, Table table) {
        StringBuilder tex = new StringBuilder();
        tex.append("% Needs \\usepackage[T1]{fontenc} and \\usepackage{booktabs}; letters")
                .append(" beyond western Europe need XeLaTeX or LuaLaTeX.\n")
                .append("\\begin{table}\n\\centering\n");
        if (!table.title().isEmpty()) {
            tex.append("\\caption{").append(escaped(table.title())).append("}\n");
        }
        tex.append("\\label{tab:").append(label).append("}\n\\begin{tabular}{");
        tex.append(columns(table)).append("}\n\\toprule\n").append(row(table.header()));
        tex.append("\\midrule\n");
        table.rows().forEach(r -> tex.append(row(r)));
        tex.append("\\bottomrule\n\\end{tabular}\n");
        for (String note : table.notes()) {
            tex.append("\\par\\footnotesize ").append(escaped(note)).append('\n');
        }
        return tex.append("\\end{table}\n").toString();
    }

    private static String columns(Table table) {
        return IntStream.range(0, table.header().size())
                .mapToObj(c -> TableSection.isNumeric(table, c) ? "r" : "l")
                .collect(Collectors.joining());
    }

    private static String row(List<String> cells) {
        return cells.stream().map(LatexTable::cell).collect(Collectors.joining(" & ")) + " \\\\\n";
    }

    /** After the end of a line a bracket or star would be taken for its argument. */
    private static String cell(String text) {
        String escaped = escaped(text);
        return escaped.startsWith("[") || escaped.startsWith("*") ? "{}" + escaped : escaped;
    }

    /** Text that LaTeX prints as it is. */
    static String escaped(String text) {
        StringBuilder tex = new StringBuilder();
        text.codePoints()
                .filter(c -> c >= 0x20 && c != 0x7F || c == '\n' || c == '\t')
                .forEach(
                        c -> {
                            String escape = ESCAPES.get(c);
                            if (escape == null) {
                                tex.appendCodePoint(c);
                            } else {
                                tex.append(escape);
                            }
                        });
        return tex.toString();
    }
}
