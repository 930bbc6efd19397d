package dev.pathos.manifest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Ledger;
import dev.pathos.api.corpus.Utterance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** A corpus described by one CSV table, a line for each utterance: any corpus, without code. */
@Component(
        name = "csv-manifest",
        configurationPid = "csv-manifest",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = CsvManifest.Settings.class, factory = true)
public final class CsvManifest implements Corpus {
    /** What stands in sound files and archives, and in texts that are not in UTF-8. */
    private static final Pattern NO_TEXT = Pattern.compile("[[\\p{Cntrl}&&[^\\t\\r\\n]]\uFFFD]");

    private static final String SESSION = "session";
    private static final String OPENFACE = "openface";

    /** The table and the names of its columns. */
    @ObjectClassDefinition(
            name = "CSV manifest",
            description = "Reads a corpus from a CSV table with a line for each utterance.")
    public @interface Settings {
        /** The table. */
        @AttributeDefinition(
                name = "File",
                description =
                        "The table, UTF-8 with a header; relative to the caller's working"
                                + " directory. Paths in it are relative to its own folder.")
        String file() default "";

        /** What stands between two cells. */
        @AttributeDefinition(
                name = "Separator",
                description = "What stands between two cells.",
                options = {
                    @Option(label = "Comma", value = "comma"),
                    @Option(label = "Semicolon", value = "semicolon"),
                    @Option(label = "Tabulator", value = "tab")
                })
        String separator() default "comma";

        /** The column of identifiers. */
        @AttributeDefinition(
                name = "Id column",
                description = "Identifiers, all different. Empty: the path in the media column.")
        String id() default "id";

        /** The column of speakers. */
        @AttributeDefinition(name = "Speaker column", description = "Speakers' identifiers.")
        String speaker() default "speaker";

        /** The column of media files. */
        @AttributeDefinition(name = "Media column", description = "Sound or video files.")
        String media() default "media";

        /** The column of classes. */
        @AttributeDefinition(
                name = "Label column",
                description = "Classes; an empty cell for none. Empty: nothing is labeled.")
        String label() default "label";

        /** The column of sessions. */
        @AttributeDefinition(
                name = "Session column",
                description = "Recording sessions. The default name need not occur in the table.")
        String session() default SESSION;

        /** The column of OpenFace tables. */
        @AttributeDefinition(
                name = "OpenFace column",
                description =
                        "OpenFace tables; an empty cell for none. The default name need not occur"
                                + " in the table.")
        String openface() default OPENFACE;

        /** The columns of votes. */
        @AttributeDefinition(
                name = "Vote columns",
                description = "Columns named after classes that count the votes for them.")
        String[] votes() default {};
    }

    private final Place table;
    private final char separator;
    private final ManifestColumns.Names names;

    /**
     * Makes the corpus; nothing is read yet.
     *
     * @param context gives the caller's working directory
     * @param settings table and columns
     */
    @Activate
    public CsvManifest(BundleContext context, Settings settings) {
        this(
                Place.of(context, settings.file(), "csv-manifest", "file"),
                switch (settings.separator()) {
                    case "semicolon" -> ';';
                    case "tab" -> '\t';
                    default -> ',';
                },
                new ManifestColumns.Names(
                        settings.id(),
                        settings.speaker(),
                        settings.media(),
                        settings.label(),
                        settings.session(),
                        settings.openface(),
                        List.of(settings.votes()),
                        List.of(SESSION, OPENFACE)));
    }

    CsvManifest(Place table, char separator, ManifestColumns.Names names) {
        this.table = table;
        this.separator = separator;
        this.names = names;
    }

    @Override
    public Stream<Utterance> utterances(Ledger ledger) throws IOException {
        Path file = table.file();
        try (CsvReader<CsvRecord> lines =
                CsvReader.builder()
                        .fieldSeparator(separator)
                        .detectBomHeader(true)
                        .ofCsvRecord(file)) {
            return read(file, lines.iterator(), ledger).stream();
        } catch (CsvParseException e) {
            throw table.problem(
                    file + " is no table: " + e.getMessage(), "mend it, or see the key separator");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private List<Utterance> read(Path file, Iterator<CsvRecord> lines, Ledger ledger) {
        if (!lines.hasNext()) {
            throw table.problem("empty table: " + file, "write a header and a line an utterance");
        }
        List<String> header = lines.next().getFields();
        if (header.stream().anyMatch(name -> NO_TEXT.matcher(name).find())) {
            throw table.problem(
                    file + " is no table", "give a text in UTF-8 that begins with a header");
        }
        List<String> missing = new ArrayList<>();
        ManifestColumns columns = ManifestColumns.of(header, names, missing);
        if (!missing.isEmpty()) {
            throw table.problem(
                    "no column " + String.join(", ", missing) + " in " + file,
                    "name the columns by the part's keys; the table has "
                            + String.join(", ", header));
        }
        Map<String, Long> seen = new LinkedHashMap<>();
        List<Utterance> utterances = new ArrayList<>();
        String first = "";
        while (lines.hasNext()) {
            CsvRecord cells = lines.next();
            String where = "line " + cells.getStartingLineNumber();
            ManifestRow row = new ManifestRow(cells, columns, file);
            String obstacle = row.obstacle();
            Long before = obstacle.isEmpty() ? seen.get(row.id()) : null;
            if (!obstacle.isEmpty()) {
                first = first.isEmpty() ? where + ": " + obstacle : first;
                ledger.failed(where, obstacle);
            } else if (before != null) {
                ledger.failed(where, "the id '" + row.id() + "' of line " + before + " again");
            } else {
                seen.put(row.id(), cells.getStartingLineNumber());
                utterances.add(row.utterance());
            }
        }
        if (utterances.isEmpty()) {
            throw table.problem(
                    "no utterance in " + file + (first.isEmpty() ? "" : ", the first: " + first),
                    "see that its lines name speakers and files");
        }
        return utterances;
    }
}
