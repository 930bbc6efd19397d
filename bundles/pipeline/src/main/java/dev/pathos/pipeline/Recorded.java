package dev.pathos.pipeline;

import dev.pathos.api.run.Problem;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the record says of an experiment, of one of its trainings, or of a model, to be done again.
 *
 * @param name the experiment's name
 * @param config its resolved configuration
 * @param provenance where its results come from
 * @param cells the folders of its trainings by id, those that ended; for a model where it lies
 */
record Recorded(String name, Path config, Path provenance, Map<String, Path> cells) {
    /** The exchanges of tasks in the pre-training of a model, in its folder. */
    static final String EXCHANGES = "exchanges.jsonl";

    private static final String CONFIG = "config.json";
    private static final String ENDED = "run.json";
    private static final String EVENTS = "events.jsonl";

    /**
     * Finds the record.
     *
     * @param place the folder of an experiment, of a training in it, or of a model
     * @throws Problem if it is none of these, or nothing in it has ended
     */
    static Recorded at(Path place) {
        Path folder = place.toAbsolutePath().normalize();
        try {
            if (Files.exists(folder.resolve("model.json"))) {
                return model(folder);
            }
            if (Files.exists(folder.resolve(ENDED))) {
                Path experiment = folder.getParent().getParent();
                return new Recorded(
                        experiment.getFileName().toString(),
                        folder.resolve(CONFIG),
                        folder.resolve(ExperimentFolder.PROVENANCE),
                        withPretraining(folder));
            }
            if (Files.exists(folder.resolve(CONFIG))) {
                return experiment(folder);
            }
        } catch (IOException e) {
            throw new Problem(
                    "the record cannot be read: " + Reasons.of(e),
                    folder.toString(),
                    "mend permissions",
                    e);
        }
        throw new Problem(
                "no experiment, training or model",
                folder.toString(),
                "name an experiment that runs lists, or a folder with model.json");
    }

    private static Recorded experiment(Path folder) throws IOException {
        Map<String, Path> cells = new TreeMap<>();
        Path all = folder.resolve("cells");
        if (Files.isDirectory(all)) {
            try (Stream<Path> entries = Files.list(all)) {
                entries.filter(c -> Files.exists(c.resolve(ENDED)))
                        .forEach(c -> cells.put(c.getFileName().toString(), c));
            }
        }
        if (cells.isEmpty()) {
            throw new Problem(
                    "nothing of it has ended, so there is nothing to compare with",
                    folder.toString(),
                    "go on with it first: ./pathos resume " + folder.getFileName());
        }
        return new Recorded(
                folder.getFileName().toString(),
                folder.resolve(CONFIG),
                folder.resolve(ExperimentFolder.PROVENANCE),
                cells);
    }

    private static Recorded model(Path folder) throws IOException {
        JsonObject model;
        try (var reader =
                Json.createReader(
                        new StringReader(Files.readString(folder.resolve("model.json"))))) {
            model = reader.readObject().getJsonObject("model~model");
        } catch (JsonException | NullPointerException e) {
            throw new Problem(
                    "the model is damaged", folder.toString(), "take over a whole copy", e);
        }
        if (!Files.exists(folder.resolve(CONFIG))) {
            throw new Problem(
                    "the model does not say how it was made: it has no " + CONFIG,
                    folder.toString(),
                    "it comes from an older version; reproduce the experiment it belongs to");
        }
        return new Recorded(
                model.getString("experiment"),
                folder.resolve(CONFIG),
                folder.resolve(ExperimentFolder.PROVENANCE),
                Map.of(model.getString("cell"), folder));
    }

    private static Map<String, Path> withPretraining(Path cell) {
        Map<String, Path> cells = new TreeMap<>(Map.of(cell.getFileName().toString(), cell));
        Path pretrained = cell.resolveSibling(pretraining(cell.getFileName().toString()));
        if (Files.exists(pretrained.resolve(ENDED))) {
            cells.put(pretrained.getFileName().toString(), pretrained);
        }
        return cells;
    }

    private static String pretraining(String cell) {
        return cell.replaceFirst("-[^-]+$", "-pretrain");
    }

    private boolean ofModel() {
        return cells.values().stream().anyMatch(c -> Files.exists(c.resolve("model.json")));
    }

    /** Whether a training has to be done again. */
    boolean wants(Cell cell) {
        return cells.containsKey(cell.id())
                || cells.keySet().stream().anyMatch(c -> pretraining(c).equals(cell.id()));
    }

    /**
     * Lays the recorded exchanges of tasks where new trainings look for what they are to do again.
     *
     * @param into the folder of the new trainings' folders
     */
    void seed(Path into) {
        try {
            for (Map.Entry<String, Path> cell : cells.entrySet()) {
                boolean model = ofModel();
                Path from = cell.getValue().resolve(model ? EXCHANGES : EVENTS);
                String id = model ? pretraining(cell.getKey()) : cell.getKey();
                List<String> exchanges = exchanges(from);
                if (!exchanges.isEmpty()) {
                    Path to = Files.createDirectories(into.resolve(id)).resolve(EVENTS);
                    Files.write(to, exchanges);
                }
            }
        } catch (IOException e) {
            throw new Problem(
                    "the exchanges of tasks cannot be copied: " + Reasons.of(e),
                    into.toString(),
                    "free space or mend permissions",
                    e);
        }
    }

    /** The lines of a record of events that tell of exchanges. */
    static List<String> exchanges(Path events) throws IOException {
        List<String> exchanges = new ArrayList<>();
        if (Files.exists(events)) {
            for (String line : Files.readAllLines(events)) {
                if (RunFolder.exchange(line).isPresent()) {
                    exchanges.add(line);
                }
            }
        }
        return exchanges;
    }
}
