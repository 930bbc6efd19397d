package dev.pathos.report;

import dev.pathos.api.run.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tagbio.umap.Umap;

/** A map of what fine-tuned trunks make of test utterances, by class and by speaker. */
final class MapSection implements Section {
    /** So many arms are mapped; each takes about a second. */
    private static final int ARMS = 3;

    /** Noise is left out before neighbours are looked for. */
    private static final int COMPONENTS = 50;

    /** More cannot be told apart, colours and shapes together. */
    private static final int KINDS = 24;

    private static final int NEIGHBOURS = 15;
    private static final long SEED = 1;

    /** Enough for the maps to stand still, at less than half of the library's own 500. */
    private static final int EPOCHS = 200;

    private final Experiment experiment;
    private final Tables tables;

    MapSection(Experiment experiment, Tables tables) {
        this.experiment = experiment;
        this.tables = tables;
    }

    @Override
    public String title() {
        return "Map of embeddings";
    }

    @Override
    public void write(Markup out) {
        List<Cell> cells = chosen();
        if (cells.isEmpty()) {
            out.element("p", "No cell has left embeddings.npy.", "class", "missing");
            return;
        }
        out.element(
                "p",
                "Each point is a test utterance as the fine-tuned trunk sees it: close points are"
                        + " alike to it. Classes that part into islands can be told apart; islands"
                        + " of speakers say that it still hears who speaks.",
                "class",
                "lead");
        List<List<String>> rows = new ArrayList<>();
        for (Cell cell : cells) {
            try {
                rows.addAll(map(Embeddings.of(cell), out));
            } catch (IOException e) {
                out.element("p", e.getMessage(), "class", "missing");
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        out.element("h3", "Who the nearest neighbours are");
        tables.write(
                "embedding-neighbours",
                new Table(
                        "Nearest neighbours of test utterances",
                        List.of(
                                "cell",
                                "utterances",
                                "same class",
                                "chance",
                                "same speaker",
                                "chance"),
                        rows,
                        List.of()),
                out);
        out.element(
                "p",
                "Share of the "
                        + Neighbours.NEAREST
                        + " nearest neighbours in the first "
                        + COMPONENTS
                        + " principal components that are of the same class or speaker, and what"
                        + " neighbours drawn at random would give. Unlike the maps these numbers"
                        + " rest on no projection to the plane.",
                "class",
                "caption");
    }

    /** The largest budget's first fold and seed of the first arms. */
    private List<Cell> chosen() {
        Map<String, Cell> byArm = new LinkedHashMap<>();
        experiment.cells().stream()
                .filter(c -> !c.pretraining() && Embeddings.there(c))
                .sorted(
                        Comparator.comparingDouble(Cell::budget)
                                .reversed()
                                .thenComparing(Cell::fold)
                                .thenComparing(Cell::seed))
                .forEach(c -> byArm.putIfAbsent(c.arm(), c));
        List<String> order = experiment.cells().stream().map(Cell::arm).distinct().toList();
        return byArm.values().stream()
                .sorted(Comparator.comparingInt(c -> order.indexOf(c.arm())))
                .limit(ARMS)
                .toList();
    }

    private static List<List<String>> map(Embeddings e, Markup out) {
        int n = e.values().length;
        if (n < 3) {
            out.element("p", e.cell().id() + " has too few to be mapped.", "class", "missing");
            return List.of();
        }
        PrincipalComponents pca = PrincipalComponents.of(e.values(), COMPONENTS);
        out.start("h3").text(e.cell().arm() + " ");
        out.element(
                "span",
                Words.percent(e.cell().budget())
                        + " labels, fold "
                        + e.cell().fold()
                        + ", seed "
                        + e.cell().seed()
                        + (n < e.total() ? ", " + n + " of " + e.total() + " utterances" : ""),
                "class",
                "muted");
        out.end();
        twins(umap(pca.points()), "UMAP of " + e.cell().id(), e, out);
        out.start("details").element("summary", "The same by principal components");
        twins(pca.points(), "Principal components of " + e.cell().id(), e, out);
        out.element(
                "p",
                String.format(
                        Locale.ROOT,
                        "Across: %.0f %% of the variance; upwards: %.0f %%.",
                        100 * pca.shares()[0],
                        100 * (pca.shares().length > 1 ? pca.shares()[1] : 0)),
                "class",
                "caption");
        out.end();
        Neighbours near = new Neighbours(pca.points());
        return List.of(
                List.of(
                        e.cell().id(),
                        String.valueOf(n),
                        percent(near.share(e.truths())),
                        percent(Neighbours.chance(e.truths())),
                        percent(near.share(e.speakers())),
                        percent(Neighbours.chance(e.speakers()))));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private static void twins(double[][] points, String what, Embeddings e, Markup out) {
        out.start("div", "class", "twins");
        panel(points, e.truths(), "true class", what, out);
        panel(points, e.speakers(), "speaker", what, out);
        out.end();
    }

    private static void panel(
            double[][] points, List<String> names, String by, String what, Markup out) {
        long kinds = names.stream().distinct().count();
        if (kinds > KINDS) {
            String text = "Not drawn by " + by + ": there are " + kinds + " different ones.";
            out.element("p", text, "class", "missing");
        } else {
            new MapPlot(points, names).write(by, what, out);
        }
    }

    /** The same points give the same map: one thread, a fixed seed. */
    static double[][] umap(double[][] points) {
        Umap umap =
                new Umap()
                        .setNumberComponents(2)
                        .setNumberNearestNeighbours(Math.min(NEIGHBOURS, points.length - 1))
                        .setNumberEpochs(EPOCHS)
                        .setSeed(SEED)
                        .setThreads(1);
        return umap.fitTransform(points);
    }
}
