package dev.pathos.extraction;

import dev.pathos.api.feature.FeatureFormat.Content;
import dev.pathos.api.signal.Frames;
import dev.pathos.batch.OutFolder;
import java.io.IOException;

/** The names of the features, for formats that have no place for them: a line for each. */
final class Columns {
    static final String FILE = "columns.txt";

    private Columns() {}

    /** Writes them, once for the folder. */
    static void write(Recipe recipe, OutFolder out, Frames frames) throws IOException {
        if (!recipe.format().named()) {
            synchronized (out) {
                out.writeText(FILE, String.join("\n", frames.columns()) + "\n");
            }
        }
    }

    /** What a file holds. */
    static Content content(Recipe recipe, Frames frames, long rows) {
        return new Content(recipe.title(), frames.columns(), rows);
    }
}
