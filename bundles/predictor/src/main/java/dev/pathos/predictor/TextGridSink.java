package dev.pathos.predictor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Predictions as Praat TextGrids in the long text format, UTF-8: one file an input, with an
 * interval tier {@code emotion}.
 *
 * <p>Intervals of a tier neither overlap nor leave gaps. Where windows do, an interval reaches from
 * the middle between its window and the one before to the middle between it and the next.
 */
final class TextGridSink implements Sink {
    private static final String EXTENSION = ".TextGrid";

    private final Path folder;
    private final Labels labels;
    private final Set<Path> written = new HashSet<>();
    private final List<String> texts = new ArrayList<>();
    private String file;
    private double seconds;
    private Windows windows;

    /**
     * Writes into a folder.
     *
     * @param folder takes {@code <file without extension>.TextGrid}, in folders as the inputs lie
     */
    TextGridSink(Path folder, Labels labels) {
        this.folder = folder;
        this.labels = labels;
    }

    @Override
    public void begin(String name, double duration, Windows cut) {
        file = name;
        seconds = duration;
        windows = cut;
        texts.clear();
    }

    @Override
    public void add(Windows.Stretch stretch, float[] outputs) {
        texts.add(labels.predicted(outputs));
    }

    @Override
    public void end(boolean whole) throws IOException {
        if (!whole) {
            return;
        }
        StringBuilder grid = new StringBuilder();
        line(grid, 0, "File type = \"ooTextFile\"");
        line(grid, 0, "Object class = \"TextGrid\"");
        line(grid, 0, "");
        span(grid, 0, new Windows.Stretch(0, seconds));
        line(grid, 0, "tiers? <exists>");
        line(grid, 0, "size = 1");
        line(grid, 0, "item []:");
        line(grid, 1, "item [1]:");
        line(grid, 2, "class = \"IntervalTier\"");
        line(grid, 2, "name = \"emotion\"");
        span(grid, 2, new Windows.Stretch(0, seconds));
        line(grid, 2, "intervals: size = " + texts.size());
        for (int k = 0; k < texts.size(); k++) {
            line(grid, 2, "intervals [" + (k + 1) + "]:");
            span(grid, 3, windows.core(k, seconds));
            line(grid, 3, "text = \"" + texts.get(k).replace("\"", "\"\"") + "\"");
        }
        Path place = place();
        Files.createDirectories(place.getParent());
        Files.writeString(place, grid);
    }

    /** Beside one another, whatever the inputs' folders: no name climbs out of the folder. */
    private Path place() {
        Path relative = Path.of("");
        for (Path step : Path.of(file).normalize()) {
            if (!step.toString().equals("..")) {
                relative = relative.resolve(step);
            }
        }
        String name = relative.getFileName().toString();
        int dot = name.lastIndexOf('.');
        Path beside =
                folder.resolve(relative)
                        .resolveSibling((dot > 0 ? name.substring(0, dot) : name) + EXTENSION);
        // a sound and a video of one name: the second keeps its extension
        for (int n = 1; !written.add(beside); n++) {
            beside =
                    folder.resolve(relative)
                            .resolveSibling(name + (n > 1 ? "-" + n : "") + EXTENSION);
        }
        return beside;
    }

    private static void span(StringBuilder grid, int depth, Windows.Stretch stretch) {
        line(grid, depth, "xmin = " + Labels.seconds(stretch.start()));
        line(grid, depth, "xmax = " + Labels.seconds(stretch.end()));
    }

    private static void line(StringBuilder grid, int depth, String text) {
        grid.append("    ".repeat(depth)).append(text).append('\n');
    }

    @Override
    public void close() {
        // every file was closed when it ended
    }
}
