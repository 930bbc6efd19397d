package dev.pathos.launcher;

import dev.pathos.features.BundleEntry;
import dev.pathos.features.FeatureReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The bundles that ship, for tests that start them in their own process. */
final class Shipped {
    static final Path REPOSITORY = Launch.HOME.resolve("features/target/repository");

    private Shipped() {}

    /** The bundles of the features that start by default, in their order. */
    static List<BundleEntry> bundles() throws IOException {
        return read(Launch.HOME.resolve("features/default.json"));
    }

    /** Writes a feature with one bundle and reads it. */
    static List<BundleEntry> feature(Path file, String bundle) throws IOException {
        Files.writeString(file, "{\"id\":\"test:f:1\",\"bundles\":[{\"id\":\"" + bundle + "\"}]}");
        return read(file);
    }

    /** The bundles of a feature or a list of features. */
    static List<BundleEntry> read(Path file) throws IOException {
        return new FeatureReader(version(), Launch.HOME.resolve("features"))
                .read(file).stream().flatMap(feature -> feature.bundles().stream()).toList();
    }

    private static String version() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Main.class.getResourceAsStream("version.properties")) {
            properties.load(in);
        }
        return properties.getProperty("version");
    }

    /** Framework properties that keep everything in a folder. */
    static Map<String, String> properties(Path folder) {
        Map<String, String> properties = new HashMap<>();
        for (String name : List.of("cwd", "cache", "runs", "models", "plugins")) {
            properties.put("pathos." + name, folder.resolve(name).toString());
        }
        properties.put("pathos.home", folder.toString());
        properties.put("pathos.repositories", REPOSITORY.toString());
        return properties;
    }
}
