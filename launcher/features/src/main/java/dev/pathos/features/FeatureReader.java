package dev.pathos.features;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.feature.Feature;
import org.osgi.service.feature.FeatureBundle;
import org.osgi.service.feature.FeatureService;

/**
 * Reads features: OSGi Feature JSON, and lists of such files.
 *
 * <p>Checks and substitutes what the reference implementation passes over in silence: it drops a
 * bundle that is a plain string and leaves <code>${variables}</code> as they are.
 */
public final class FeatureReader {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");
    private static final int DEFAULT_START_LEVEL = 10;

    private final FeatureService features =
            ServiceLoader.load(FeatureService.class, FeatureReader.class.getClassLoader())
                    .findFirst()
                    .orElseThrow();
    private final String version;
    private final Path ours;

    /**
     * Reads features for one version of the platform.
     *
     * @param version what <code>${pathos.version}</code> stands for
     * @param ours the folder of the platform's own features, which lists anywhere may name
     */
    public FeatureReader(String version, Path ours) {
        this.version = version;
        this.ours = ours;
    }

    /**
     * Returns a feature, or all features that a list names: files beside the list, or else the
     * platform's own.
     *
     * @param file a feature or a list
     * @return each feature once, in the order in which they are named
     * @throws FeatureProblem if a file is missing, is no feature, or asks for what is not done
     */
    public List<FeatureSet> read(Path file) {
        Map<Path, FeatureSet> read = new LinkedHashMap<>();
        read(file.toAbsolutePath().normalize(), read, new LinkedHashSet<>());
        return List.copyOf(read.values());
    }

    private void read(Path file, Map<Path, FeatureSet> read, Set<Path> lists) {
        if (read.containsKey(file)) {
            return;
        }
        String text = text(file);
        if (parse(file, text) instanceof JsonArray list) {
            if (!lists.add(file)) {
                throw new FeatureProblem(file + ": this list contains itself. Take it out.");
            }
            for (JsonValue name : list) {
                if (!(name instanceof JsonString string)) {
                    throw new FeatureProblem(
                            file + ": " + name + " is not a file name in quotation marks.");
                }
                read(named(file, string.getString()), read, lists);
            }
            lists.remove(file);
            return;
        }
        JsonObject raw = parse(file, text).asJsonObject();
        check(file, raw);
        String substituted = substitute(file, text, variables(file, raw));
        read.put(
                file,
                new FeatureSet(
                        file, parse(file, substituted).asJsonObject(), bundles(file, substituted)));
    }

    private Path named(Path list, String name) {
        Path beside = list.resolveSibling(name).normalize();
        Path own = ours.resolve(name).normalize();
        if (!Files.exists(beside) && !Files.exists(own)) {
            throw new FeatureProblem(
                    list
                            + ": names "
                            + name
                            + ", which is neither beside it nor in "
                            + ours
                            + ". Correct the name, or put the file there.");
        }
        // A list that has the name of one of ours and names it means ours.
        boolean itself = beside.equals(list) && Files.exists(own);
        return Files.exists(beside) && !itself ? beside : own;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new FeatureProblem(
                    file + ": no such file. Name a feature or a list of features that exists.", e);
        } catch (IOException e) {
            throw new FeatureProblem(file + ": cannot be read (" + e + ").", e);
        }
    }

    private static JsonStructure parse(Path file, String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.read();
        } catch (JsonException e) {
            throw new FeatureProblem(file + ": is not JSON. " + e.getMessage(), e);
        }
    }

    private static void check(Path file, JsonObject feature) {
        for (String ignored : List.of("configurations", "extensions")) {
            if (feature.containsKey(ignored)) {
                throw new FeatureProblem(
                        file
                                + ": \""
                                + ignored
                                + "\" is not supported. Settings of an experiment belong in"
                                + " configs/.");
            }
        }
        if (!(feature.get("bundles") instanceof JsonArray bundles)) {
            throw new FeatureProblem(file + ": \"bundles\" is missing or is no list.");
        }
        for (JsonValue bundle : bundles) {
            if (!(bundle instanceof JsonObject object) || !object.containsKey("id")) {
                throw new FeatureProblem(
                        file
                                + ": the bundle "
                                + bundle
                                + " is not an object. Write { \"id\": \"group:artifact:version\" }"
                                + ".");
            }
        }
    }

    private Map<String, String> variables(Path file, JsonObject feature) {
        Map<String, String> variables = new HashMap<>();
        variables.put("pathos.version", version);
        JsonValue declared = feature.getOrDefault("variables", JsonValue.EMPTY_JSON_OBJECT);
        if (!(declared instanceof JsonObject object)) {
            throw new FeatureProblem(file + ": \"variables\" is no object.");
        }
        object.forEach(
                (name, value) -> {
                    if (value.getValueType() == JsonValue.ValueType.NULL) {
                        throw new FeatureProblem(
                                file + ": the variable \"" + name + "\" has no value.");
                    }
                    variables.put(
                            name,
                            value instanceof JsonString string
                                    ? string.getString()
                                    : value.toString());
                });
        return variables;
    }

    private static String substitute(Path file, String text, Map<String, String> variables) {
        return VARIABLE.matcher(text)
                .replaceAll(
                        match -> {
                            String value = variables.get(match.group(1));
                            if (value == null) {
                                throw new FeatureProblem(
                                        file
                                                + ": the variable "
                                                + match.group()
                                                + " is not declared under \"variables\".");
                            }
                            return Matcher.quoteReplacement(value);
                        });
    }

    private List<BundleEntry> bundles(Path file, String text) {
        try {
            Feature feature = features.readFeature(new StringReader(text));
            List<BundleEntry> bundles = new ArrayList<>();
            for (FeatureBundle bundle : feature.getBundles()) {
                bundles.add(entry(file, bundle));
            }
            return bundles;
        } catch (IOException | RuntimeException e) {
            throw e instanceof FeatureProblem problem
                    ? problem
                    : new FeatureProblem(file + ": is not a feature. " + e.getMessage(), e);
        }
    }

    private static BundleEntry entry(Path file, FeatureBundle bundle) {
        Map<String, Object> metadata = bundle.getMetadata();
        Object level = metadata.getOrDefault("start-level", DEFAULT_START_LEVEL);
        if (!(level instanceof Number number) || number.intValue() < 1) {
            throw new FeatureProblem(
                    file + ": the start-level of " + bundle.getID() + " is no number from 1 on.");
        }
        Object when = metadata.getOrDefault("when", "always");
        if (!List.of("always", "shell").contains(when)) {
            throw new FeatureProblem(
                    file + ": \"when\" of " + bundle.getID() + " is neither always nor shell.");
        }
        return new BundleEntry(
                bundle.getID(),
                number.intValue(),
                when.equals("shell"),
                variant(file, bundle),
                word(file, bundle, "jar").map(file::resolveSibling),
                file);
    }

    private static Optional<Variant> variant(Path file, FeatureBundle bundle) {
        Optional<String> platform = word(file, bundle, "platform");
        Optional<String> natives = word(file, bundle, "natives");
        if (platform.isEmpty() && natives.isPresent()) {
            throw new FeatureProblem(
                    file
                            + ": "
                            + bundle.getID()
                            + " has \"natives\" without a \"platform\". Add it, such as"
                            + " linux-x86_64.");
        }
        return platform.map(
                name ->
                        new Variant(
                                name,
                                natives.orElse(Variant.PLAIN),
                                word(file, bundle, "profile")));
    }

    private static Optional<String> word(Path file, FeatureBundle bundle, String key) {
        Object value = bundle.getMetadata().get(key);
        if (value == null || value instanceof String text && !text.isBlank()) {
            return Optional.ofNullable((String) value);
        }
        throw new FeatureProblem(file + ": \"" + key + "\" of " + bundle.getID() + " is no text.");
    }
}
