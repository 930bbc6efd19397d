package dev.pathos.predictor;

import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the folder of a model from what a person calls it by. */
final class ModelPlace {
    static final String FILE = "model.json";

    private static final String FOLDER = "model";

    private ModelPlace() {}

    /**
     * Finds it.
     *
     * @param given a model's folder, a cell's, an experiment's, or an experiment's name
     * @param cwd relative paths are relative to it
     * @param runs the folder of experiments
     * @return a folder with a {@code model.json}
     * @throws Problem if there is none, or more than one
     */
    static Path find(String given, Path cwd, Path runs) {
        Path without = null;
        for (Path place : List.of(cwd.resolve(given), runs.resolve(given))) {
            if (Files.exists(place.resolve(FILE))) {
                return place;
            }
            if (Files.exists(place.resolve(FOLDER).resolve(FILE))) {
                return place.resolve(FOLDER);
            }
            List<Path> cells = cells(place.resolve("cells"));
            if (cells.size() == 1) {
                return cells.get(0).resolve(FOLDER);
            }
            if (cells.size() > 1) {
                throw new Problem(
                        "the experiment trained " + cells.size() + " models",
                        given,
                        "name one of its cells, such as " + cells.get(0));
            }
            if (without == null && Files.exists(place)) {
                without = place;
            }
        }
        if (without != null) {
            throw new Problem(
                    "there is no trained model here",
                    without.toString(),
                    "name a folder with a " + FILE + ", or a fine-tuned cell of an experiment");
        }
        throw new Problem(
                "no such model",
                given,
                "give a model's folder, a cell's folder, or the name of an experiment in " + runs);
    }

    private static List<Path> cells(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(c -> Files.exists(c.resolve(FOLDER).resolve(FILE)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Problem(
                    "the experiment cannot be read: " + Reasons.of(e),
                    folder.toString(),
                    "mend its permissions",
                    e);
        }
    }
}
