package dev.pathos.landmarks;

import dev.pathos.api.composition.Nearest;
import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;

/**
 * The folder of landmark models: {@code <name>.onnx} and its description {@code <name>.json}.
 *
 * @param path the folder, which need not be there
 */
record ModelFolder(Path path) {
    /** What names of models end with. */
    static final String MODEL = ".onnx";

    static final String DESCRIPTION = ".json";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    /** The folder that the framework property {@code pathos.models} names. */
    static ModelFolder of(BundleContext context) {
        String set = context.getProperty("pathos.models");
        String home = context.getProperty("pathos.home");
        Path path = set != null ? Path.of(set) : Path.of(home == null ? "" : home, "models");
        return new ModelFolder(path.toAbsolutePath().normalize());
    }

    /**
     * Refuses a name that could lead out of the folder or be taken for something else.
     *
     * @throws Problem if it is none that a model can have
     */
    static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new Problem(
                    "no name of a model: '" + name + "'",
                    "the model's name",
                    "give letters, digits, - and _, at most 64, such as pfld68");
        }
    }

    /** The file of a model. */
    Path file(String name) {
        return path.resolve(name + MODEL);
    }

    /** The file of a model's description. */
    Path description(String name) {
        return path.resolve(name + DESCRIPTION);
    }

    /** The names of models of which there is a file or a description, in order. */
    List<String> names() {
        TreeSet<String> names = new TreeSet<>();
        for (String file : files()) {
            String name = file.replaceFirst("\\.(onnx|json)$", "");
            if (NAME.matcher(name).matches() && !name.equals(file)) {
                names.add(name);
            }
        }
        return List.copyOf(names);
    }

    /** The ONNX files that no name leads to. */
    List<String> strangers() {
        return files().stream()
                .filter(file -> file.endsWith(MODEL) && !file.startsWith("."))
                .filter(file -> !NAME.matcher(file.replaceFirst("\\.onnx$", "")).matches())
                .toList();
    }

    private List<String> files() {
        if (Files.notExists(path)) {
            return List.of();
        }
        List<String> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(path)) {
            all.forEach(file -> files.add(file.getFileName().toString()));
        } catch (IOException e) {
            throw problem("the folder of models cannot be read: ", e);
        }
        files.sort(null);
        return files;
    }

    /**
     * Refuses a name of which there is nothing.
     *
     * @throws Problem naming the nearest
     */
    void checkThere(String name) {
        if (!names().contains(name)) {
            throw new Problem(
                    "there is no model '" + name + "'",
                    path.toString(),
                    Nearest.advice(name, names()) + " (the command models tells how to add one)");
        }
    }

    /**
     * The description of a name.
     *
     * @throws Problem if there is none, or it is not understood
     */
    Description described(String name) {
        checkThere(name);
        if (Files.notExists(description(name))) {
            throw new Problem(
                    "nothing describes the model '" + name + "'",
                    file(name).toString(),
                    "describe it: models add " + file(name) + " --name " + name);
        }
        return DescriptionFile.read(description(name));
    }

    Problem problem(String what, IOException e) {
        return new Problem(
                what + Words.of(e),
                path.toString(),
                "free space or mend permissions, or name another folder in PATHOS_MODELS",
                e);
    }
}
