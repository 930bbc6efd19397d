package dev.pathos.manifest;

import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Ledger;
import dev.pathos.api.corpus.Utterance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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
                description =
                        "Identifiers, all different. Empty, or without such a column: the path in"
                                + " the media column, with the seconds of a stretch of it.")
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
        String session() default "session";

        /** The column of OpenFace tables. */
        @AttributeDefinition(
                name = "OpenFace column",
                description =
                        "OpenFace tables; an empty cell for none. The default name need not occur"
                                + " in the table.")
        String openface() default "openface";

        /** The column of videos. */
        @AttributeDefinition(
                name = "Video column",
                description =
                        "Videos of what the media file gives the sound of; an empty cell for none."
                                + " The default name need not occur in the table.")
        String video() default "video";

        /** The column of takes. */
        @AttributeDefinition(
                name = "Take column",
                description =
                        "Names of the performance that an utterance shares with other recordings"
                                + " of it. The default name need not occur in the table.")
        String take() default "take";

        /** The column of beginnings. */
        @AttributeDefinition(
                name = "Start column",
                description =
                        "Where utterances begin in their media file, in seconds or as a clock"
                                + " time; an empty cell for its beginning. The default name need"
                                + " not occur in the table.")
        String start() default "start";

        /** The column of ends. */
        @AttributeDefinition(
                name = "End column",
                description =
                        "Where utterances end in their media file, in seconds or as a clock time;"
                                + " an empty cell for its end. The default name need not occur in"
                                + " the table.")
        String end() default "end";

        /** The column of partitions. */
        @AttributeDefinition(
                name = "Partition column",
                description =
                        "The parts of a published partition, such as train or Test1. The default"
                                + " name need not occur in the table.")
        String partition() default "partition";

        /** The columns of traits. */
        @AttributeDefinition(
                name = "Trait columns",
                description =
                        "Columns of what else is known of speaker or script. The default names"
                                + " need not occur in the table.")
        String[] traits() default {
            "sex", "gender", "age", "language", "sentence", "text", "corpus"
        };

        /** The columns of attributes. */
        @AttributeDefinition(
                name = "Attribute columns",
                description =
                        "Columns of ratings, numbers in the corpus's own scale; an empty cell for"
                                + " none. The default names need not occur in the table.")
        String[] attributes() default {"arousal", "valence", "dominance"};

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
        this(Place.of(context, settings.file(), "csv-manifest", "file"), settings);
    }

    CsvManifest(Place table, Settings settings) {
        this.table = table;
        this.separator =
                switch (settings.separator()) {
                    case "semicolon" -> ';';
                    case "tab" -> '\t';
                    default -> ',';
                };
        this.names = ManifestColumns.Names.of(settings);
    }

    @Override
    public Stream<Utterance> utterances(Ledger ledger) throws IOException {
        Path file = table.file();
        CsvTable rows = CsvTable.open(file, separator, table);
        List<String> missing = new ArrayList<>();
        ManifestColumns columns = ManifestColumns.of(rows.header(), names, missing);
        if (!missing.isEmpty()) {
            rows.close();
            throw table.problem(
                    "no column " + String.join(", ", missing) + " in " + file,
                    "name the columns by the part's keys; the table has "
                            + String.join(", ", rows.header()));
        }
        List<String> repeated = names.repeated(rows.header());
        if (!repeated.isEmpty()) {
            rows.close();
            throw table.problem(
                    "several columns are called " + String.join(", ", repeated) + " in " + file,
                    "rename all but the one that is meant");
        }
        ManifestReading reading = new ManifestReading(rows, columns, file, table, ledger);
        return StreamSupport.stream(reading, false).onClose(() -> close(reading));
    }

    private static void close(ManifestReading reading) {
        try {
            reading.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
