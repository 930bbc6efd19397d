package dev.pathos.pipeline;

import dev.pathos.api.encoder.Learner;
import dev.pathos.api.run.Digests;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Safetensors;
import dev.pathos.api.run.State;
import dev.pathos.api.run.Tensor;
import dev.pathos.api.signal.Frames;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was trained, as a folder {@code model} that needs nothing else: {@code model.json} is a
 * configuration of the parts that prediction needs and a part {@code model~model} that ties them
 * together and says what it was trained on; {@code weights.safetensors} holds the network ({@code
 * network/}), the normalisation ({@code normalization/}) and the fitted task ({@code task/}).
 */
final class ModelFolder {
    static final String NAME = "model";

    private static final String WEIGHTS = "weights.safetensors";
    private static final List<String> LINKS = List.of("features", "encoder", "downstream", "media");

    private final Experiment experiment;
    private final Cell cell;
    private final LiveTask task;
    private final Dataset train;

    /**
     * What a cell trained.
     *
     * @param train the labeled training part
     */
    ModelFolder(Experiment experiment, Cell cell, LiveTask task, Dataset train) {
        this.experiment = experiment;
        this.cell = cell;
        this.task = task;
        this.train = train;
    }

    /** Writes the folder into a run's, complete or not at all; one that is there is replaced. */
    void write(RunFolder run, Learner learner) {
        Path target = run.folder().resolve(NAME);
        // runs/<experiment>/cells/<cell>: a second run of one configuration has a folder of its own
        String name =
                run.folder().toAbsolutePath().getParent().getParent().getFileName().toString();
        try {
            JsonObject config = read(run.folder().resolve("config.json"));
            JsonObject provenance = read(run.folder().resolve("provenance.json"));
            CompleteFolder.delete(target);
            CompleteFolder.write(
                    target,
                    run.folder().resolve(NAME + ".incomplete"),
                    folder -> {
                        Path weights = folder.resolve(WEIGHTS);
                        Safetensors.write(state(learner), weights);
                        JsonObject json = json(name, config, provenance, Digests.of(weights));
                        Files.writeString(folder.resolve("model.json"), pretty(json));
                        // wherever it is taken, it says how it can be made again
                        for (String file : List.of("config.json", ExperimentFolder.PROVENANCE)) {
                            Files.copy(run.folder().resolve(file), folder.resolve(file));
                        }
                        Path pretrained = run.folder().resolveSibling(cell.pretraining().id());
                        Files.write(
                                folder.resolve(Recorded.EXCHANGES),
                                Recorded.exchanges(pretrained.resolve("events.jsonl")));
                    });
        } catch (IOException e) {
            throw new Problem(
                    "could not write the model: " + Reasons.of(e),
                    target.toString(),
                    "free space or mend permissions, then resume the experiment",
                    e);
        }
    }

    /** The best weights without optimizers, and what was fitted. */
    private State state(Learner learner) {
        Map<String, Tensor> weights = new TreeMap<>(learner.state().tensors());
        weights.keySet().removeIf(name -> name.contains("/optimizer/"));
        return new State(weights)
                .under("network/")
                .and(train.normalization().state().under("normalization/"))
                .and(task.fitted().under("task/"));
    }

    private JsonObject json(
            String folder, JsonObject config, JsonObject provenance, String digest) {
        JsonObject own = config.getJsonObject("experiment~" + experiment.name());
        JsonObjectBuilder model = Json.createObjectBuilder();
        Set<String> wanted = new LinkedHashSet<>();
        for (String link : LINKS) {
            if (own.containsKey(link)) {
                model.add(link, own.get(link));
                wanted.add(own.getString(link));
            }
        }
        JsonObjectBuilder all = Json.createObjectBuilder();
        for (String id : parts(config, wanted)) {
            all.add(id, config.get(id));
        }
        fitted(model, digest);
        model.add("experiment", folder);
        origin(model, provenance);
        return all.add("model~model", model).build();
    }

    private void fitted(JsonObjectBuilder model, String digest) {
        Frames first = train.samples().get(0).frames();
        double[] seconds =
                train.samples().stream().mapToDouble(CorpusSample::seconds).sorted().toArray();
        model.add("weights", WEIGHTS)
                .add("sha256", digest)
                .add("head", task.name())
                .add("classes", array(task.objective().classes()))
                .add("columns", array(first.columns()))
                .add("frame.rate", first.frameRate())
                .add("chunk.frames", train.chunks().length())
                .add("chunk.count", train.chunks().count())
                .add("chunk.scale", train.chunks().scale())
                .add("clip.median", seconds[seconds.length / 2])
                .add("clip.longest", seconds[seconds.length - 1]);
    }

    private void origin(JsonObjectBuilder model, JsonObject provenance) {
        List<String> bundles =
                provenance.getJsonObject("bundles").entrySet().stream()
                        .map(b -> b.getKey() + " " + ((JsonString) b.getValue()).getString())
                        .toList();
        JsonObject data = provenance.getJsonObject("data");
        model.add("cell", cell.id())
                .add("corpus", experiment.corpusKind())
                .add("synthetic", experiment.synthetic())
                .add("label.target", experiment.corpus().labelTarget())
                .add("utterances", train.size())
                .add("data.files", data.size())
                .add("data.sha256", Digests.of(data.toString()))
                .add("bundles", array(bundles));
    }

    /** The wanted parts, in the file's order, with the parts that they in turn name. */
    static List<String> parts(JsonObject config, Set<String> wanted) {
        Set<String> all = new LinkedHashSet<>(wanted);
        int before;
        do {
            before = all.size();
            for (Map.Entry<String, JsonValue> part : config.entrySet()) {
                if (all.contains(name(part.getKey()))) {
                    part.getValue().asJsonObject().values().stream()
                            .flatMap(ModelFolder::texts)
                            .filter(text -> names(config, text))
                            .forEach(all::add);
                }
            }
        } while (all.size() > before);
        return config.keySet().stream().filter(id -> all.contains(name(id))).toList();
    }

    private static Stream<String> texts(JsonValue value) {
        return value instanceof JsonArray array
                ? array.stream().flatMap(ModelFolder::texts)
                : value instanceof JsonString text ? Stream.of(text.getString()) : Stream.empty();
    }

    private static boolean names(JsonObject config, String text) {
        return config.keySet().stream().anyMatch(id -> name(id).equals(text));
    }

    private static String name(String id) {
        return id.substring(id.indexOf('~') + 1);
    }

    private static JsonArray array(Collection<String> texts) {
        return Json.createArrayBuilder(texts).build();
    }

    private static JsonObject read(Path file) throws IOException {
        try (var reader = Json.createReader(new StringReader(Files.readString(file)))) {
            return reader.readObject();
        }
    }

    private static String pretty(JsonObject json) {
        StringWriter text = new StringWriter();
        Map<String, Boolean> pretty = Map.of(JsonGenerator.PRETTY_PRINTING, true);
        try (var writer = Json.createWriterFactory(pretty).createWriter(text)) {
            writer.write(json);
        }
        return text.toString().strip() + "\n";
    }
}
