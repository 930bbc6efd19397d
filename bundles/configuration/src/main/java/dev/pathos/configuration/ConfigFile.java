package dev.pathos.configuration;

import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.felix.cm.json.io.ConfigurationReader;
import org.apache.felix.cm.json.io.ConfigurationResource;
import org.apache.felix.cm.json.io.Configurations;

/** Reads configuration files: the OSGi Configurator's JSON, comments allowed. */
final class ConfigFile {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]+");

    private ConfigFile() {}

    /**
     * Reads a file.
     *
     * @param file the file
     * @return its parts in the file's order, at least one
     * @throws Problem if it is missing, not JSON, or names a part wrongly
     */
    static List<NamedPart> read(Path file) {
        Place place = Place.file(file);
        try {
            if (Files.isDirectory(file)) {
                throw place.problem("a folder, no configuration", "name a JSON file in it");
            }
            String text = Files.readString(file);
            if (text.isBlank()) {
                throw place.problem("the file is empty", "write a configuration into it");
            }
            // Some editors mark UTF-8 so; JSON does not know it.
            return parse(text.startsWith("\uFEFF") ? text.substring(1) : text, place);
        } catch (NoSuchFileException e) {
            throw place.problem(
                    "no such configuration file", "give the path of an existing JSON file", e);
        } catch (CharacterCodingException e) {
            throw place.problem("not text in UTF-8", "save it in that encoding", e);
        } catch (IOException e) {
            throw place.problem(
                    "the configuration cannot be read: " + e.getMessage(),
                    "give a readable JSON file",
                    e);
        }
    }

    static List<NamedPart> parse(String text, Place file) {
        ConfigurationResource resource;
        try {
            StringWriter json = new StringWriter();
            Configurations.jsonCommentAwareReader(new StringReader(text)).transferTo(json);
            Scrutiny.of(json.toString(), file);
            ConfigurationReader reader =
                    Configurations.buildReader()
                            .verifyAsBundleResource(true)
                            .withConfiguratorPropertyHandler((pid, key, value) -> {})
                            .build(new StringReader(json.toString()));
            resource = reader.readConfigurationResource();
            if (!reader.getIgnoredErrors().isEmpty()) {
                throw file.problem(reader.getIgnoredErrors().get(0), "correct the value");
            }
        } catch (IOException e) {
            throw file.problem(e.getMessage(), "correct it", e);
        }
        return parts(resource.getConfigurations(), file);
    }

    private static List<NamedPart> parts(
            Map<String, ? extends Dictionary<String, Object>> configurations, Place file) {
        Map<String, NamedPart> parts = new LinkedHashMap<>();
        configurations.forEach(
                (id, values) -> {
                    NamedPart part = part(id, parts.size(), values, file);
                    NamedPart other = parts.put(part.name(), part);
                    if (other != null) {
                        throw file.part(id)
                                .problem(
                                        "the part name '"
                                                + part.name()
                                                + "' is taken by "
                                                + other.id(),
                                        "give each part a name of its own");
                    }
                });
        if (parts.isEmpty()) {
            throw file.problem("the configuration is empty", "add a part, \"<pid>~<part>\": {}");
        }
        return new ArrayList<>(parts.values());
    }

    private static NamedPart part(
            String id, int order, Dictionary<String, Object> values, Place file) {
        int tilde = id.indexOf('~');
        if (tilde < 0) {
            throw file.part(id)
                    .problem("it has no part name", "write \"" + id + "~<part>\" instead");
        }
        String name = id.substring(tilde + 1);
        if (tilde == 0 || !NAME.matcher(name).matches()) {
            throw file.part(id)
                    .problem(
                            "it is not of the form <pid>~<part>",
                            "name the part with letters, digits and dashes");
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        for (Enumeration<String> keys = values.keys(); keys.hasMoreElements(); ) {
            String key = keys.nextElement();
            copy.put(key, values.get(key));
        }
        return new NamedPart(id.substring(0, tilde), name, order, copy);
    }
}
