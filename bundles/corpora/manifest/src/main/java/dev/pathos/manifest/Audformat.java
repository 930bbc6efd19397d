package dev.pathos.manifest;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Ledger;
import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.manifest.AudformatHeader.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * A database in audEERING's audformat: a header {@code db.yaml} and a CSV for each table, filewise
 * or segmented.
 */
@Component(
        name = "audformat",
        configurationPid = "audformat",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = Audformat.Settings.class, factory = true)
public final class Audformat implements Corpus {
    /** The folder, its tables and columns. */
    @ObjectClassDefinition(
            name = "audformat database",
            description = "Reads a database in audformat, whose tables are stored as CSV.")
    public @interface Settings {
        /** The folder. */
        @AttributeDefinition(
                name = "Root",
                description =
                        "The folder with db.yaml; relative to the caller's working directory.")
        String root() default "";

        /** The tables that list the utterances. */
        @AttributeDefinition(
                name = "Tables",
                description =
                        "Ids of the tables whose rows are the utterances. Empty: the table with"
                                + " the label column; of several, the one of the same name, or"
                                + " all if each belongs to a split.")
        String[] tables() default {};

        /** The column of classes. */
        @AttributeDefinition(
                name = "Label column",
                description = "Classes. Empty: nothing is labeled, and tables must be named.")
        String label() default "emotion";

        /** The columns of single raters. */
        @AttributeDefinition(
                name = "Rater columns",
                description =
                        "Columns that hold one rater's class each; they are counted as votes.")
        String[] raters() default {};

        /** The column of speakers. */
        @AttributeDefinition(
                name = "Speaker column",
                description = "Speakers, in the utterances' table or in another one.")
        String speaker() default "speaker";

        /** The column of sessions. */
        @AttributeDefinition(
                name = "Session column",
                description = "Sessions. The default need not occur.")
        String session() default "session";

        /** The columns of traits. */
        @AttributeDefinition(
                name = "Trait columns",
                description =
                        "What else is known, besides all that the database says of speakers. The"
                                + " defaults need not occur.")
        String[] traits() default {"gender", "sex", "age", "language", "transcription"};

        /** The columns of ratings. */
        @AttributeDefinition(
                name = "Attribute columns",
                description = "Ratings, numbers. The defaults need not occur.")
        String[] attributes() default {"arousal", "valence", "dominance"};
    }

    private final Place root;
    private final Settings settings;

    /**
     * Makes the corpus; nothing is read yet.
     *
     * @param context gives the caller's working directory
     * @param settings folder, tables and columns
     */
    @Activate
    public Audformat(BundleContext context, Settings settings) {
        this(Place.of(context, settings.root(), "audformat", "root"), settings);
    }

    Audformat(Place root, Settings settings) {
        this.root = root;
        this.settings = settings;
    }

    @Override
    public Stream<Utterance> utterances(Ledger ledger) throws IOException {
        Path folder = root.folder();
        Path yaml = folder.resolve("db.yaml");
        if (!Files.isRegularFile(yaml)) {
            throw root.problem("no such file: " + yaml, "name a folder with an audformat database");
        }
        AudformatHeader header = AudformatHeader.read(yaml);
        AudformatTables tables = new AudformatTables(folder, root, header, ledger);
        if (!tables.has(settings.speaker())) {
            throw key("speaker")
                    .problem(
                            "no table has a column " + settings.speaker(),
                            "name the column of speakers; there are " + columns(header));
        }
        Collected collected = new Collected(ledger);
        NamedFiles files = new NamedFiles(folder);
        for (Table table : listing(header)) {
            tables.read(
                    table.id(),
                    "file",
                    row -> {
                        try {
                            add(row, table, header, tables, files, collected);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
        if (collected.isEmpty()) {
            throw root.problem(
                    "no utterance in " + folder + collected.first(),
                    "see that files and speakers are there");
        }
        return collected.stream();
    }

    private Place key(String name) {
        return new Place(root.path(), root.part(), name);
    }

    private static String columns(AudformatHeader header) {
        return String.join(
                "; ",
                header.tables().values().stream()
                        .map(t -> t.id() + ": " + String.join(", ", t.columns().keySet()))
                        .toList());
    }

    /** The tables whose rows are the utterances. */
    private List<Table> listing(AudformatHeader header) {
        for (String id : settings.tables()) {
            if (!header.tables().containsKey(id)) {
                throw key("tables")
                        .problem(
                                "there is no table " + id,
                                "name some of " + String.join(", ", header.tables().keySet()));
            }
        }
        if (settings.tables().length > 0) {
            return Stream.of(settings.tables()).map(header.tables()::get).toList();
        }
        List<Table> labeled =
                header.tables().values().stream()
                        .filter(table -> table.columns().containsKey(settings.label()))
                        .toList();
        if (labeled.isEmpty()) {
            throw key("label")
                    .problem(
                            "no table has a column '" + settings.label() + "'",
                            "name the column of classes, or the tables by the key tables; there"
                                    + " are "
                                    + columns(header));
        }
        List<Table> sameName =
                labeled.stream().filter(table -> table.id().equals(settings.label())).toList();
        if (labeled.size() == 1 || labeled.stream().noneMatch(table -> table.split().isEmpty())) {
            return labeled;
        }
        if (sameName.isEmpty()) {
            throw key("tables")
                    .problem(
                            "several tables have a column " + settings.label(),
                            "name some of "
                                    + String.join(", ", labeled.stream().map(Table::id).toList()));
        }
        return sameName;
    }

    private void add(
            Row row,
            Table table,
            AudformatHeader header,
            AudformatTables tables,
            NamedFiles files,
            Collected collected)
            throws IOException {
        String where = "db." + table.id() + ".csv " + row.where();
        String speaker = tables.value(row, table, settings.speaker());
        String label = tables.value(row, table, settings.label());
        Map<String, Map<String, String>> allowed = header.scheme(table, settings.label()).labels();
        double start = time(row.get("start"), 0);
        double end = time(row.get("end"), Double.POSITIVE_INFINITY);
        String fault = row.get("file").isEmpty() ? "no file" : files.fault(row.get("file"));
        if (fault.isEmpty() && speaker.isEmpty()) {
            fault = "no speaker";
        } else if (fault.isEmpty() && !(start >= 0 && start < end)) {
            fault = "no stretch from '" + row.get("start") + "' to '" + row.get("end") + "'";
        } else if (fault.isEmpty() && !label.isEmpty() && !allowed.isEmpty()) {
            fault = allowed.containsKey(label) ? "" : "its label '" + label + "' is in no scheme";
        }
        if (!fault.isEmpty()) {
            collected.refuse(where, fault);
            return;
        }
        Map<String, String> traits =
                new LinkedHashMap<>(tables.properties(settings.speaker(), speaker));
        for (String name : settings.traits()) {
            String value = tables.value(row, table, name);
            if (!value.isEmpty()) {
                traits.put(name, value);
            }
        }
        collected.add(
                where,
                new Utterance(
                        AudformatTables.key(row),
                        speaker,
                        tables.value(row, table, settings.session()),
                        files.path(row.get("file")),
                        Map.of(),
                        annotations(row, table, tables, label),
                        new Recording("", start, end, table.split(), traits)));
    }

    /** A time, which pandas writes as {@code NaT} where there is none; NaN for no time at all. */
    private static double time(String text, double missing) {
        return text.isEmpty() || text.equals("NaT")
                ? missing
                : Seconds.parse(text).orElse(Double.NaN);
    }

    private Annotations annotations(Row row, Table table, AudformatTables tables, String label)
            throws IOException {
        Map<String, Integer> votes = new HashMap<>();
        for (String rater : settings.raters()) {
            String vote = tables.value(row, table, rater);
            if (!vote.isEmpty()) {
                votes.merge(vote, 1, Integer::sum);
            }
        }
        Map<String, Double> attributes = new HashMap<>();
        for (String name : settings.attributes()) {
            OptionalDouble value = ManifestRow.number(tables.value(row, table, name));
            value.ifPresent(v -> attributes.put(name, v));
        }
        return new Annotations(label, votes, attributes, List.of(), List.of());
    }
}
