package dev.pathos.runindex;

import dev.pathos.api.composition.Nearest;
import dev.pathos.api.run.WrongUsage;
import dev.pathos.runindex.Column.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The columns of one of the two tables.
 *
 * @param table its name in the database
 * @param what what a row is, in the plural
 * @param key the column that names a row
 * @param all the columns
 * @param shown those that are listed unless asked for others
 * @param aliases other names of columns
 */
record Columns(
        String table,
        String what,
        String key,
        List<Column> all,
        List<String> shown,
        Map<String, String> aliases) {

    static final Columns RUNS =
            new Columns(
                    "runs",
                    "runs",
                    "name",
                    List.of(
                            new Column("name", Kind.TEXT),
                            new Column("state", Kind.TEXT),
                            new Column("done", Kind.NUMBER),
                            new Column("cells", Kind.NUMBER),
                            new Column("corpus", Kind.LIST),
                            new Column("arms", Kind.LIST),
                            new Column("budgets", Kind.LIST),
                            new Column("seeds", Kind.LIST),
                            new Column("folds", Kind.NUMBER),
                            new Column("best", Kind.TEXT),
                            new Column("f1", Kind.NUMBER),
                            new Column("uar", Kind.NUMBER),
                            new Column("wa", Kind.NUMBER),
                            new Column("ccc", Kind.NUMBER),
                            new Column("begun", Kind.TIME),
                            new Column("ended", Kind.TIME),
                            new Column("synthetic", Kind.FLAG),
                            new Column("config", Kind.TEXT),
                            new Column("version", Kind.TEXT),
                            new Column("problem", Kind.TEXT)),
                    List.of("name", "corpus", "state", "cells", "best", "f1", "uar", "begun"),
                    Map.of(
                            "run",
                            "name",
                            "arm",
                            "arms",
                            "budget",
                            "budgets",
                            "seed",
                            "seeds",
                            "fold",
                            "folds",
                            "f1_macro",
                            "f1",
                            "digest",
                            "config"));

    static final Columns CELLS =
            new Columns(
                    "cells",
                    "cells",
                    "cell",
                    List.of(
                            new Column("run", Kind.TEXT),
                            new Column("cell", Kind.TEXT),
                            new Column("kind", Kind.TEXT),
                            new Column("arm", Kind.TEXT),
                            new Column("fold", Kind.NUMBER),
                            new Column("seed", Kind.NUMBER),
                            new Column("budget", Kind.NUMBER),
                            new Column("state", Kind.TEXT),
                            new Column("f1", Kind.NUMBER),
                            new Column("uar", Kind.NUMBER),
                            new Column("wa", Kind.NUMBER),
                            new Column("ccc", Kind.NUMBER),
                            new Column("seconds", Kind.NUMBER),
                            new Column("begun", Kind.TIME),
                            new Column("ended", Kind.TIME),
                            new Column("corpus", Kind.LIST),
                            new Column("synthetic", Kind.FLAG),
                            new Column("config", Kind.TEXT),
                            new Column("version", Kind.TEXT),
                            new Column("problem", Kind.TEXT)),
                    List.of("run", "cell", "state", "f1", "uar", "seconds", "ended"),
                    Map.of(
                            "name",
                            "run",
                            "id",
                            "cell",
                            "arms",
                            "arm",
                            "budgets",
                            "budget",
                            "seeds",
                            "seed",
                            "folds",
                            "fold",
                            "f1_macro",
                            "f1",
                            "digest",
                            "config"));

    /**
     * The column of a name, whatever its case.
     *
     * @throws WrongUsage if there is none; it names the nearest
     */
    Column named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String meant = aliases.getOrDefault(lower, lower);
        return all.stream()
                .filter(column -> column.name().equals(meant))
                .findFirst()
                .orElseThrow(() -> unknown(lower));
    }

    private WrongUsage unknown(String name) {
        List<String> names = all.stream().map(Column::name).toList();
        return new WrongUsage(
                what
                        + " have no column '"
                        + name
                        + "'"
                        + Nearest.to(name, names).map(n -> "; do you mean " + n + "?").orElse("")
                        + " (columns: "
                        + names.stream().collect(Collectors.joining(", "))
                        + ")");
    }
}
