package dev.pathos.launcher;

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
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
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
final class FeatureReader {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");
    private static final int DEFAULT_START_LEVEL = 10;

    private final FeatureService features =
            ServiceLoader.load(FeatureService.class, FeatureReader.class.getClassLoader())
                    .findFirst()
                    .orElseThrow();
    private final String version;

    /**
     * @param version what <code>${pathos.version}</code> stands for
     */
    FeatureReader(String version) {
        this.version = version;
    }

    /**
     * Returns the bundles of a feature, or of all features that a list names beside itself.
     *
     * @throws LaunchProblem if a file is missing, is no feature, or asks for what is not done
     */
    List<BundleEntry> read(Path file) {
        String text = text(file);
        JsonStructure json = parse(file, text);
        if (json instanceof JsonArray list) {
            List<BundleEntry> bundles = new ArrayList<>();
            for (JsonValue name : list) {
                if (!(name instanceof JsonString string)) {
                    throw new LaunchProblem(
                            file + ": " + name + " is not a file name in quotation marks.");
                }
                bundles.addAll(read(file.resolveSibling(string.getString())));
            }
            return bundles;
        }
        JsonObject object = json.asJsonObject();
        check(file, object);
        return bundles(file, substitute(file, text, variables(file, object)));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new LaunchProblem(
                    file + ": no such file. Name a feature or a list of features that exists.", e);
        } catch (IOException e) {
            throw new LaunchProblem(file + ": cannot be read (" + e + ").", e);
        }
    }

    private static JsonStructure parse(Path file, String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.read();
        } catch (JsonException e) {
            throw new LaunchProblem(file + ": is not JSON. " + e.getMessage(), e);
        }
    }

    private static void check(Path file, JsonObject feature) {
        for (String ignored : List.of("configurations", "extensions")) {
            if (feature.containsKey(ignored)) {
                throw new LaunchProblem(
                        file
                                + ": \""
                                + ignored
                                + "\" is not supported. Settings of an experiment belong in"
                                + " configs/.");
            }
        }
        if (!(feature.get("bundles") instanceof JsonArray bundles)) {
            throw new LaunchProblem(file + ": \"bundles\" is missing or is no list.");
        }
        for (JsonValue bundle : bundles) {
            if (!(bundle instanceof JsonObject object) || !object.containsKey("id")) {
                throw new LaunchProblem(
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
            throw new LaunchProblem(file + ": \"variables\" is no object.");
        }
        object.forEach(
                (name, value) -> {
                    if (value.getValueType() == JsonValue.ValueType.NULL) {
                        throw new LaunchProblem(
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
                                throw new LaunchProblem(
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
            throw e instanceof LaunchProblem problem
                    ? problem
                    : new LaunchProblem(file + ": is not a feature. " + e.getMessage(), e);
        }
    }

    private static BundleEntry entry(Path file, FeatureBundle bundle) {
        Object level = bundle.getMetadata().getOrDefault("start-level", DEFAULT_START_LEVEL);
        if (!(level instanceof Number number) || number.intValue() < 1) {
            throw new LaunchProblem(
                    file + ": the start-level of " + bundle.getID() + " is no number from 1 on.");
        }
        Object when = bundle.getMetadata().getOrDefault("when", "always");
        if (!List.of("always", "shell").contains(when)) {
            throw new LaunchProblem(
                    file + ": \"when\" of " + bundle.getID() + " is neither always nor shell.");
        }
        return new BundleEntry(bundle.getID(), number.intValue(), when.equals("shell"), file);
    }
}
