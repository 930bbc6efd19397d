package dev.pathos.features;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;

/**
 * A feature as it was read.
 *
 * @param file where it lies
 * @param json its content, variables replaced by their values
 * @param bundles what it asks for, in the order of the file
 */
public record FeatureSet(Path file, JsonObject json, List<BundleEntry> bundles) {
    /** Keeps a copy of the list. */
    public FeatureSet {
        bundles = List.copyOf(bundles);
    }

    /** The name of its file without the ending, by which it is asked for. */
    public String name() {
        return file.getFileName().toString().replaceFirst("\\.json$", "");
    }

    /** What it says it is, or empty. */
    public String description() {
        return json.getString("description", "");
    }
}
