package dev.pathos.manifest;

import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Ledger;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import dev.pathos.manifest.ManifestColumns.Column;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * A corpus described by EmoBox's metadata (Ma et al., Interspeech 2024): JSON lines with {@code
 * key}, {@code wav}, {@code emo} and {@code dataset}, in folds with a file for each part.
 */
@Component(
        name = "emobox",
        configurationPid = "emobox",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = EmoBox.Settings.class, factory = true)
public final class EmoBox implements Corpus {
    private static final List<String> PARTS = List.of("train", "valid", "test");
    private static final String LABEL_MAP = "label_map.json";

    /** Where metadata and sound lie. */
    @ObjectClassDefinition(
            name = "EmoBox",
            description = "Reads a corpus by EmoBox's metadata, one of its folds or all of it.")
    public @interface Settings {
        /** The metadata. */
        @AttributeDefinition(
                name = "Metadata",
                description =
                        "The dataset's folder in EmoBox's folder data, such as data/iemocap;"
                                + " relative to the caller's working directory.")
        String metadata() default "";

        /** The folder that the sound's paths begin at. */
        @AttributeDefinition(
                name = "Root",
                description =
                        "The folder that paths such as downloads/iemocap/... begin at; relative to"
                                + " the caller's working directory.")
        String root() default "";

        /** Which fold. */
        @AttributeDefinition(
                name = "Fold",
                description =
                        "Which fold's train, valid and test files are read, from 1 on; 0 for all"
                                + " of the dataset without partition.",
                min = "0")
        int fold() default 1;

        /** How keys name speakers. */
        @AttributeDefinition(
                name = "Speaker",
                description =
                        "Where lines have no field speaker: a regular expression that finds the"
                                + " speaker in the key, by its first group if it has one, such as"
                                + " ^emodb-(..).")
        String speaker() default "";
    }

    private final Place metadata;
    private final Place root;
    private final int fold;
    private final Pattern speaker;
    private final ManifestColumns.Names names;

    /**
     * Makes the corpus; nothing is read yet.
     *
     * @param context gives the caller's working directory
     * @param settings folders and fold
     */
    @Activate
    public EmoBox(BundleContext context, Settings settings) {
        this(
                Place.of(context, settings.metadata(), "emobox", "metadata"),
                Place.of(context, settings.root(), "emobox", "root"),
                settings);
    }

    EmoBox(Place metadata, Place root, Settings settings) {
        this.metadata = metadata;
        this.root = root;
        this.fold = settings.fold();
        this.speaker = pattern(settings.speaker());
        Map<Column, String> single = new TreeMap<>();
        single.put(Column.ID, "key");
        single.put(Column.SPEAKER, "speaker");
        single.put(Column.MEDIA, "wav");
        single.put(Column.LABEL, "emo");
        single.put(Column.START, "start_time");
        single.put(Column.END, "end_time");
        single.put(Column.PARTITION, "partition");
        this.names =
                new ManifestColumns.Names(
                        single, List.of(), ManifestColumns.ATTRIBUTES, ManifestColumns.TRAITS);
    }

    private static Pattern pattern(String text) {
        try {
            return text.isEmpty() ? null : Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new Problem(
                    "'" + text + "' is no regular expression: " + e.getDescription(),
                    "key speaker of the emobox part",
                    "write one such as ^emodb-(..)",
                    e);
        }
    }

    @Override
    public String labelTarget() {
        return "EmoBox's label, merged by its " + LABEL_MAP + " where there is one";
    }

    @Override
    public Stream<Utterance> utterances(Ledger ledger) throws IOException {
        Path folder = metadata.folder();
        NamedFiles files = new NamedFiles(root.folder());
        Map<String, String> merged = labelMap(folder.resolve(LABEL_MAP));
        Collected collected = new Collected(ledger);
        for (Map.Entry<String, Path> part : parts(folder).entrySet()) {
            String file = part.getValue().getFileName() + " ";
            JsonLines.read(
                    part.getValue(),
                    ledger,
                    line -> {
                        String label = line.get("emo");
                        if (label.isEmpty() || merged.isEmpty() || merged.containsKey(label)) {
                            Map<String, String> cells = cells(line, part.getKey());
                            cells.put("emo", merged.getOrDefault(label, label));
                            collected.add(file + line.where(), ManifestRow.of(cells, names, files));
                        } else {
                            collected.refuse(
                                    file + line.where(),
                                    "its label '" + label + "' is not in " + LABEL_MAP);
                        }
                    });
        }
        if (collected.isEmpty()) {
            throw metadata.problem(
                    "no utterance in " + folder + collected.first(),
                    collected.first().endsWith("no speaker")
                            ? "tell by the key speaker how keys name speakers"
                            : "see that the key root names the folder that the paths begin at");
        }
        return collected.stream();
    }

    private Map<String, String> cells(Row line, String part) {
        Map<String, String> cells = new TreeMap<>(line.cells());
        cells.put("partition", part);
        cells.putIfAbsent("corpus", line.get("dataset"));
        if (line.get("speaker").isEmpty()) {
            cells.put("speaker", speaker(line.get("key")));
        }
        return cells;
    }

    private Map<String, Path> parts(Path folder) {
        String dataset = folder.getFileName().toString();
        Map<String, Path> parts = new LinkedHashMap<>();
        if (fold == 0) {
            parts.put("", folder.resolve(dataset + ".jsonl"));
        } else {
            for (String part : PARTS) {
                String name = dataset + "_" + part + "_fold_" + fold + ".jsonl";
                Path file = folder.resolve("fold_" + fold).resolve(name);
                // Only some datasets come with a development part.
                if (!part.equals("valid") || Files.exists(file)) {
                    parts.put(part, file);
                }
            }
        }
        for (Path file : parts.values()) {
            if (!Files.isRegularFile(file)) {
                throw metadata.problem(
                        "no such file: " + file,
                        "name a dataset's folder in EmoBox's folder data, and one of its folds by"
                                + " the key fold");
            }
        }
        return parts;
    }

    private String speaker(String key) {
        Matcher found = speaker == null ? null : speaker.matcher(key);
        if (found == null || !found.find()) {
            return "";
        }
        String name = found.groupCount() > 0 ? found.group(1) : found.group();
        return name == null ? "" : name;
    }

    private static Map<String, String> labelMap(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try (JsonReader reader = Json.createReader(Files.newInputStream(file))) {
            JsonObject object = reader.readObject();
            Map<String, String> map = new TreeMap<>();
            object.forEach(
                    (from, to) ->
                            map.put(from, to instanceof JsonString s ? s.getString() : "" + to));
            return map;
        } catch (JsonException e) {
            throw new Problem(
                    "no JSON object: " + e.getMessage(), file.toString(), "mend or remove it", e);
        }
    }
}
