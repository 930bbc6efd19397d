package dev.pathos.report;

import dev.pathos.api.run.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The confusion matrix of each system: counts, shaded by their share of the true class. */
final class ConfusionSection implements Section {
    /** Class names up to this length fit over their column. */
    private static final int SHORT = 6;

    private final Experiment experiment;
    private final Tables tables;

    ConfusionSection(Experiment experiment, Tables tables) {
        this.experiment = experiment;
        this.tables = tables;
    }

    @Override
    public String title() {
        return "Confusion matrices";
    }

    @Override
    public void write(Markup out) {
        if (experiment.confusions().isEmpty()) {
            out.element(
                    "p",
                    "There are none: results.json holds no test predictions of a downstream task.",
                    "class",
                    "missing");
            return;
        }
        out.element(
                "p",
                "Rows: true class; columns: predicted class. Test utterances, summed over folds"
                        + " and seeds; shade and percentage: share of the true class.",
                "class",
                "caption");
        double largest =
                experiment.confusions().stream()
                        .mapToDouble(Experiment.Matrix::budget)
                        .max()
                        .orElseThrow();
        matrices(m -> m.budget() == largest, out);
        if (experiment.confusions().stream().anyMatch(m -> m.budget() != largest)) {
            out.start("details").element("summary", "With fewer labels");
            matrices(m -> m.budget() != largest, out);
            out.end();
        }
        tables.link("confusions", table(), out);
        Table classes = PerClass.of(experiment.results());
        if (!classes.rows().isEmpty()) {
            out.start("details").element("summary", classes.title());
            tables.write("classes", classes, out);
            out.end();
        }
    }

    private void matrices(Predicate<Experiment.Matrix> which, Markup out) {
        out.start("div", "class", "matrices");
        experiment.confusions().stream().filter(which).forEach(matrix -> write(matrix, out));
        out.end();
    }

    private Table table() {
        int width =
                experiment.confusions().stream().mapToInt(m -> m.counts().length).max().orElse(0);
        List<String> header = new ArrayList<>(List.of("arm", "labels", "true class"));
        IntStream.range(0, width).forEach(c -> header.add(name(c)));
        List<List<String>> rows = new ArrayList<>();
        for (Experiment.Matrix matrix : experiment.confusions()) {
            for (int r = 0; r < matrix.counts().length; r++) {
                List<String> row = new ArrayList<>();
                row.add(matrix.arm());
                row.add(Words.percent(matrix.budget()));
                row.add(name(r));
                for (int c = 0; c < width; c++) {
                    boolean there = c < matrix.counts()[r].length;
                    row.add(there ? String.valueOf(matrix.counts()[r][c]) : "-");
                }
                rows.add(row);
            }
        }
        return new Table("Predicted classes by true class", header, rows, List.of());
    }

    private void write(Experiment.Matrix matrix, Markup out) {
        List<String> names =
                IntStream.range(0, matrix.counts().length).mapToObj(this::name).toList();
        boolean upright = names.stream().anyMatch(n -> n.length() > SHORT);
        out.start("div", "class", "wide").start("table", "class", "matrix");
        out.start("caption").element("b", matrix.arm());
        out.text(" · " + Words.percent(matrix.budget()) + " labels").end();
        out.start("thead").start("tr").element("td", "");
        for (String name : names) {
            out.start("th", "scope", "col", "class", upright ? "upright" : null);
            out.element("span", name).end();
        }
        out.end().end().start("tbody");
        for (int row = 0; row < names.size(); row++) {
            long[] counts = matrix.counts()[row];
            out.start("tr").element("th", names.get(row), "scope", "row");
            for (int c = 0; c < counts.length; c++) {
                cell(counts[c], Arrays.stream(counts).sum(), c == row, out);
            }
            out.end();
        }
        out.end().end().end();
    }

    private static void cell(long count, long row, boolean right, Markup out) {
        double share = row == 0 ? 0 : (double) count / row;
        out.start(
                "td",
                "class",
                right ? "right" : null,
                "style",
                String.format(Locale.ROOT, "--share:%.3f", share));
        out.text(count);
        if (row > 0) {
            out.element("small", Math.round(100 * share) + " %");
        }
        out.end();
    }

    private String name(int c) {
        return c < experiment.classes().size() ? experiment.classes().get(c) : String.valueOf(c);
    }
}
