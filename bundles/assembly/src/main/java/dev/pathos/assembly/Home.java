package dev.pathos.assembly;

import dev.pathos.api.composition.Nearest;
import dev.pathos.api.run.Problem;
import dev.pathos.features.Distribution;
import dev.pathos.features.FeatureReader;
import dev.pathos.features.FeatureSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that the running platform was started from: the sources with what was built of them,
 * or an assembled distribution.
 *
 * @param folder the folder
 * @param version of the platform
 */
record Home(Path folder, String version) {
    /** The list of the features that start by default. */
    static final String DEFAULT = "default.json";

    Path features() {
        return folder.resolve("features");
    }

    FeatureReader reader() {
        return new FeatureReader(version, features());
    }

    /** The folders with the platform's own bundles. */
    List<Path> repositories() {
        return Stream.of("target/repository", Distribution.BESIDE)
                .map(features()::resolve)
                .filter(Files::isDirectory)
                .toList();
    }

    /** The folder with the launcher's jar and its libraries in {@code lib}. */
    Path launcher() {
        Path built = folder.resolve("launcher/target");
        return Files.isDirectory(built) ? built : folder.resolve("launcher");
    }

    /** All features of the platform, in the order of the default list, then of their names. */
    List<FeatureSet> all() {
        FeatureReader reader = reader();
        return Stream.concat(
                        reader.read(features().resolve(DEFAULT)).stream(),
                        files(features(), ".json").stream()
                                .flatMap(file -> reader.read(file).stream()))
                .distinct()
                .toList();
    }

    /** The files in a folder whose names end in a certain way, in the order of their names. */
    static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How to name a file to a person: what is ours by its name within this folder. */
    String name(Path file) {
        return file.startsWith(folder) ? folder.relativize(file).toString() : file.toString();
    }

    /**
     * The features that one of ours, or a file, stands for.
     *
     * @throws Problem if there is neither, naming the nearest of ours
     */
    List<FeatureSet> read(String which) {
        Path own = features().resolve(which + ".json");
        Path file = Files.exists(own) ? own : Path.of(which);
        if (!Files.exists(file)) {
            List<String> names =
                    files(features(), ".json").stream()
                            .map(each -> each.getFileName().toString().replace(".json", ""))
                            .toList();
            throw new Problem(
                    "there is no feature and no file of this name",
                    which,
                    Nearest.advice(which, names));
        }
        return reader().read(file);
    }
}
