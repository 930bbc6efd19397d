package dev.pathos.extraction;

import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import dev.pathos.batch.Fates;
import dev.pathos.batch.OutputNames;
import dev.pathos.batch.Reasons;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The clips that a table names: each line is one, all of a file or a stretch of it. */
final class ManifestInputs {
    /** The kind of corpus that reads it. */
    static final String PART = "csv-manifest";

    private ManifestInputs() {}

    /** Whether a setting is one of the manifest's. */
    static boolean concerns(String override) {
        return override.startsWith(PART + ".");
    }

    /** Whether an input is a table and no sound. */
    static boolean isManifest(Path input) {
        String name = String.valueOf(input.getFileName()).toLowerCase(Locale.ROOT);
        return (name.endsWith(".csv") || name.endsWith(".tsv")) && !Files.isDirectory(input);
    }

    /**
     * The settings of the corpus: labels and speakers need not be in the table, for features do not
     * depend on them.
     *
     * @param manifest the table
     * @param overrides settings, of which those of the manifest are taken
     */
    static List<String> settings(Path manifest, List<String> overrides) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("file", manifest.toAbsolutePath().normalize().toString());
        settings.put("label", "");
        if (String.valueOf(manifest.getFileName()).toLowerCase(Locale.ROOT).endsWith(".tsv")) {
            settings.put("separator", "tab");
        }
        overrides.stream()
                .filter(ManifestInputs::concerns)
                .map(own -> own.substring(PART.length() + 1).split("=", 2))
                .forEach(own -> settings.put(own[0], own[1]));
        settings.putIfAbsent("speaker", settings.getOrDefault("media", "media"));
        List<String> assignments = new ArrayList<>();
        settings.forEach((key, value) -> assignments.add(PART + "." + key + "=" + value));
        return assignments;
    }

    /**
     * Reads it.
     *
     * @param corpus reads it
     * @param manifest the table, for messages
     * @param extension of the files that take features
     * @param fates takes lines that are no clip
     * @return the clips in the table's order
     * @throws Problem if it cannot be read
     */
    static List<Clip> list(Corpus corpus, Path manifest, String extension, Fates fates) {
        Map<String, Utterance> utterances = new LinkedHashMap<>();
        try (Stream<Utterance> stream = corpus.utterances(fates)) {
            stream.forEach(
                    u -> {
                        if (utterances.putIfAbsent(u.id(), u) != null) {
                            fates.skipped(u.id(), "a second utterance of the same id");
                        }
                    });
        } catch (Problem e) {
            // A table of which no line can be used is told line by line, in the ledger.
            if (fates.size() == 0) {
                throw e;
            }
        } catch (IOException | UncheckedIOException e) {
            throw new Problem(
                    "cannot read the manifest: " + Reasons.of(e),
                    manifest.toString(),
                    "see that it is there and readable",
                    e);
        }
        fates.locate(line -> manifest.toAbsolutePath().normalize().toString());
        Map<String, String> outputs = OutputNames.ofIds(utterances.keySet(), extension);
        List<Clip> clips = new ArrayList<>();
        utterances.forEach((id, u) -> clips.add(new Clip(id, id, outputs.get(id), u)));
        return clips;
    }
}
