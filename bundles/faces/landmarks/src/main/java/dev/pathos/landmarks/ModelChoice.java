package dev.pathos.landmarks;

import dev.pathos.api.run.Digests;
import dev.pathos.api.run.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Which model a part means.
 *
 * <p>A model of the folder is what its description says: a part may repeat that, but not contradict
 * it. The file of a path is what the part says. So the digest of what is run is always known, and
 * it is checked where the file is loaded.
 */
final class ModelChoice {
    private static final String WHERE = "part landmarks";
    private static final String MODEL = WHERE + ", key model";

    private ModelChoice() {}

    /**
     * The model that settings mean.
     *
     * @param settings of the part
     * @param folder the models that have names
     * @param cwd what relative paths refer to
     * @throws Problem if it cannot be told which, or something said of it cannot be or contradicts
     *     its description
     */
    static LandmarkModel of(LandmarkSettings settings, ModelFolder folder, Path cwd) {
        Map<Key, Object> said = Key.typed(typed(settings), WHERE);
        String model = settings.model().strip();
        if (isPath(model)) {
            return at(cwd.resolve(model).normalize(), said);
        }
        String name = model.isEmpty() ? only(folder) : model;
        Description description = folder.described(name);
        description
                .contradicted(said)
                .ifPresent(
                        key -> {
                            throw contradiction(name, key, said, description, folder);
                        });
        if (!Files.isRegularFile(folder.file(name))) {
            throw new Problem(
                    "the file of the model '" + name + "' is missing",
                    folder.file(name).toString(),
                    "put it there, or remove the model and add it again");
        }
        return description.model(name, folder.file(name));
    }

    private static boolean isPath(String model) {
        return model.contains("/")
                || model.contains(File.separator)
                || model.endsWith(ModelFolder.MODEL);
    }

    private static LandmarkModel at(Path file, Map<Key, Object> said) {
        if (!Files.isRegularFile(file)) {
            throw new Problem(
                    (Files.exists(file) ? "not a file: " : "no such file: ") + file,
                    MODEL,
                    "name an .onnx file, or a model that the command models lists");
        }
        if (!said.containsKey(Key.SHA256)) {
            throw new Problem(
                    "a model that is named by a path needs its SHA-256",
                    file.toString(),
                    "if it is the one that you mean, set the key sha256 to " + digest(file));
        }
        return Description.of(said, WHERE).model(file.getFileName().toString(), file);
    }

    private static String digest(Path file) {
        try {
            return Digests.of(file);
        } catch (IOException e) {
            throw new Problem(
                    "the model cannot be read: " + Words.of(e),
                    file.toString(),
                    "mend its permissions, or name another",
                    e);
        }
    }

    private static String only(ModelFolder folder) {
        List<String> names = folder.names();
        if (names.size() == 1) {
            return names.get(0);
        }
        throw names.isEmpty()
                ? Advice.nothing(folder)
                : new Problem(
                        "there are several landmark models: " + String.join(", ", names),
                        folder.path().toString(),
                        "name one by the key model");
    }

    private static Problem contradiction(
            String name,
            Key key,
            Map<Key, Object> said,
            Description description,
            ModelFolder folder) {
        return new Problem(
                "the key "
                        + key.text()
                        + " says "
                        + Kind.text(said.get(key))
                        + ", and the description of the model '"
                        + name
                        + "' "
                        + Kind.text(description.values().get(key)),
                WHERE,
                "leave the key out, or change " + folder.description(name));
    }

    /** What the settings say, as text; what is left at its default says nothing. */
    private static Map<String, String> typed(LandmarkSettings settings) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put(Key.SHA256.text(), settings.sha256());
        said.put(Key.SIZE.text(), number(settings.size()));
        said.put(Key.COLOR.text(), settings.color());
        said.put(Key.SCALE.text(), number(settings.scale()));
        said.put(Key.MEAN.text(), numbers(settings.mean()));
        said.put(Key.DEVIATION.text(), numbers(settings.deviation()));
        said.put(Key.OUTPUT.text(), settings.output());
        said.put(Key.OUTPUT_UNIT.text(), settings.output_unit());
        said.put(Key.OUTPUT_LAYOUT.text(), settings.output_layout());
        said.put(Key.BOX_FACTOR.text(), number(settings.box_factor()));
        said.values().removeIf(String::isBlank);
        return said;
    }

    private static String number(double value) {
        return value == 0 ? "" : String.valueOf(value);
    }

    private static String numbers(double[] values) {
        return DoubleStream.of(values).mapToObj(String::valueOf).collect(Collectors.joining(","));
    }
}
