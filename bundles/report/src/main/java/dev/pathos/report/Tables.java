package dev.pathos.report;

import dev.pathos.api.run.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tables of one report: drawn where they stand, and kept as CSV and LaTeX files beside it. */
final class Tables {
    /** The folder beside the report. */
    static final String FOLDER = "tables";

    private final Map<String, Table> kept = new LinkedHashMap<>();

    /**
     * Draws a table with links to its files.
     *
     * @param name what its files are called
     * @param table the table
     * @param out where to
     */
    void write(String name, Table table, Markup out) {
        TableSection.write(table, out);
        link(name, table, out);
    }

    /**
     * Keeps a table whose content is drawn in another form, and links to its files.
     *
     * @param name what its files are called
     * @param table the table
     * @param out where the links go
     */
    void link(String name, Table table, Markup out) {
        String file = keep(name, table);
        out.start("p", "class", "files").text("This table as ");
        out.element("a", "CSV", "href", FOLDER + "/" + file + ".csv").text(", ");
        out.element("a", "LaTeX", "href", FOLDER + "/" + file + ".tex").end();
    }

    private String keep(String name, Table table) {
        String stem = fileName(name);
        String file = stem;
        for (int n = 2; kept.containsKey(file); n++) {
            file = stem + "-" + n;
        }
        kept.put(file, table);
        return file;
    }

    /** Letters and digits of the Latin alphabet, joined by hyphens. */
    private static String fileName(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String cut = plain.substring(0, Math.min(60, plain.length())).replaceAll("^-|-$", "");
        return cut.isEmpty() ? "table" : cut;
    }

    /**
     * Writes every table's files.
     *
     * @param report the folder of the report
     * @throws IOException if they cannot be written
     */
    void save(Path report) throws IOException {
        if (kept.isEmpty()) {
            return;
        }
        Path folder = Files.createDirectories(report.resolve(FOLDER));
        for (Map.Entry<String, Table> entry : kept.entrySet()) {
            Table table = entry.getValue();
            Files.writeString(folder.resolve(entry.getKey() + ".csv"), csv(table));
            Files.writeString(
                    folder.resolve(entry.getKey() + ".tex"),
                    LatexTable.of(entry.getKey(), table),
                    StandardCharsets.UTF_8);
        }
    }

    /** A table as CSV (RFC 4180): header and rows, without title and notes. */
    static String csv(Table table) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(table.header());
        lines.addAll(table.rows());
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            text.append(String.join(",", line.stream().map(Tables::quoted).toList())).append('\n');
        }
        return text.toString();
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
