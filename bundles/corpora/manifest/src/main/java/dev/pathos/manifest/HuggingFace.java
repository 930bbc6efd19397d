package dev.pathos.manifest;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.FileTree;
import dev.pathos.api.corpus.Ledger;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.manifest.ManifestColumns.Column;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * A folder as Hugging Face's AudioFolder and VideoFolder lay it out: {@code metadata.csv} or {@code
 * metadata.jsonl} beside the files or above them, splits as folders.
 */
@Component(
        name = "hugging-face",
        configurationPid = "hugging-face",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = HuggingFace.Settings.class, factory = true)
public final class HuggingFace implements Corpus {
    private static final String CSV = "metadata.csv";
    private static final String LINES = "metadata.jsonl";
    private static final String FILE_NAME = "file_name";
    private static final String VIDEO = "video_file_name";

    /** Fields that are made here; no field in a file is called so. */
    private static final String ROW_ID = "id of the row";

    private static final String ROW_SPLIT = "split of the row";

    /** The names of splits by the words that folders are recognized by. */
    private static final Map<String, String> SPLITS =
            Map.ofEntries(
                    Map.entry("train", "train"),
                    Map.entry("training", "train"),
                    Map.entry("validation", "validation"),
                    Map.entry("valid", "validation"),
                    Map.entry("val", "validation"),
                    Map.entry("dev", "validation"),
                    Map.entry("test", "test"),
                    Map.entry("testing", "test"),
                    Map.entry("eval", "test"),
                    Map.entry("evaluation", "test"));

    /** The folder and the names of the metadata's fields. */
    @ObjectClassDefinition(
            name = "Hugging Face folder",
            description =
                    "Reads a folder with metadata.csv or metadata.jsonl, as Hugging Face's"
                            + " AudioFolder lays it out.")
    public @interface Settings {
        /** The folder. */
        @AttributeDefinition(
                name = "Root",
                description =
                        "The dataset's folder, with metadata.csv or metadata.jsonl in it or in"
                                + " folders beneath; relative to the caller's working directory.")
        String root() default "";

        /** The field of classes. */
        @AttributeDefinition(
                name = "Label",
                description = "The field with classes. Empty: nothing is labeled.")
        String label() default "label";

        /** The field of speakers. */
        @AttributeDefinition(name = "Speaker", description = "The field with speakers.")
        String speaker() default "speaker";

        /** The field of sessions. */
        @AttributeDefinition(
                name = "Session",
                description = "The field with sessions. The default need not occur.")
        String session() default "session";

        /** The field of splits. */
        @AttributeDefinition(
                name = "Split",
                description =
                        "The field with splits. The default need not occur: then folders named"
                                + " train, validation, test or alike tell them.")
        String split() default "split";

        /** The fields of traits. */
        @AttributeDefinition(
                name = "Traits",
                description = "Fields of what else is known. The defaults need not occur.")
        String[] traits() default {"sex", "gender", "age", "language", "sentence", "text"};

        /** The fields of ratings. */
        @AttributeDefinition(
                name = "Attributes",
                description = "Fields of ratings, numbers. The defaults need not occur.")
        String[] attributes() default {"arousal", "valence", "dominance"};
    }

    private final Place root;
    private final ManifestColumns.Names names;
    private final String split;

    /**
     * Makes the corpus; nothing is read yet.
     *
     * @param context gives the caller's working directory
     * @param settings folder and fields
     */
    @Activate
    public HuggingFace(BundleContext context, Settings settings) {
        this(Place.of(context, settings.root(), "hugging-face", "root"), settings);
    }

    HuggingFace(Place root, Settings settings) {
        this.root = root;
        this.split = settings.split();
        Map<Column, String> single = new TreeMap<>();
        single.put(Column.ID, ROW_ID);
        single.put(Column.MEDIA, FILE_NAME);
        single.put(Column.VIDEO, VIDEO);
        single.put(Column.SPEAKER, low(settings.speaker()));
        single.put(Column.LABEL, low(settings.label()));
        single.put(Column.SESSION, low(settings.session()));
        single.put(Column.PARTITION, ROW_SPLIT);
        this.names =
                new ManifestColumns.Names(
                        single,
                        List.of(),
                        Stream.of(settings.attributes()).map(HuggingFace::low).toList(),
                        Stream.of(settings.traits()).map(HuggingFace::low).toList());
    }

    /** Rows are read with names in lower case. */
    private static String low(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public Stream<Utterance> utterances(Ledger ledger) throws IOException {
        Path folder = root.folder();
        List<Path> all = FileTree.list(folder, ledger);
        List<Path> tables =
                all.stream().filter(file -> named(file, CSV) || named(file, LINES)).toList();
        if (tables.isEmpty()) {
            throw absent(folder, all);
        }
        Collected collected = new Collected(ledger);
        Set<String> fields = new TreeSet<>();
        for (Path table : tables) {
            NamedFiles files = new NamedFiles(table.getParent());
            String name = FileTree.name(folder, table) + " ";
            Consumer<Row> each =
                    row -> {
                        fields.addAll(row.cells().keySet());
                        add(name + row.where(), row, folder, files, collected);
                    };
            if (named(table, CSV)) {
                readCsv(table, each);
            } else {
                JsonLines.read(table, ledger, each);
            }
        }
        if (collected.isEmpty()) {
            throw root.problem(
                    "no utterance in " + folder + collected.first(),
                    "name the fields by the part's keys; the metadata has "
                            + String.join(", ", fields));
        }
        return collected.stream();
    }

    private void add(String where, Row row, Path folder, NamedFiles files, Collected collected) {
        String file =
                Stream.of(FILE_NAME, "audio_file_name", VIDEO)
                        .map(row::get)
                        .filter(name -> !name.isEmpty())
                        .findFirst()
                        .orElse("");
        String fault = file.isEmpty() ? "no " + FILE_NAME : files.fault(file);
        if (!fault.isEmpty()) {
            collected.refuse(where, fault);
            return;
        }
        Path relative = folder.relativize(files.path(file));
        Map<String, String> cells = new TreeMap<>(row.cells());
        cells.remove(VIDEO, file);
        cells.put(FILE_NAME, file);
        cells.put(ROW_ID, relative.toString().replace('\\', '/'));
        cells.put(ROW_SPLIT, row.get(split).isEmpty() ? splitOf(relative) : row.get(split));
        collected.add(where, ManifestRow.of(cells, names, files));
    }

    private static boolean named(Path file, String name) {
        return file.getFileName().toString().equals(name);
    }

    private RuntimeException absent(Path folder, List<Path> all) {
        boolean parquet = all.stream().anyMatch(file -> file.toString().endsWith(".parquet"));
        return parquet
                ? root.problem(
                        "only Parquet in " + folder + ", which is not read",
                        "write the sound as files with a metadata.csv that has the columns"
                                + " file_name, label and speaker")
                : root.problem(
                        "no metadata.csv or metadata.jsonl in " + folder,
                        "write one with the columns file_name, label and speaker");
    }

    private void readCsv(Path table, Consumer<Row> each) throws IOException {
        try (CsvTable rows = CsvTable.open(table, ',', root)) {
            List<String> header =
                    rows.header().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
            while (rows.hasNext()) {
                CsvRecord cells = rows.next();
                Map<String, String> byName = new TreeMap<>();
                for (int i = 0; i < Math.min(header.size(), cells.getFieldCount()); i++) {
                    byName.putIfAbsent(header.get(i), cells.getField(i).strip());
                }
                each.accept(new Row("line " + cells.getStartingLineNumber(), byName));
            }
        }
    }

    /** The split that a path's folders name, the innermost first; empty if none does. */
    private static String splitOf(Path relative) {
        Path parent = relative.getParent();
        for (Path at = parent; at != null; at = at.getParent()) {
            String found = SPLITS.get(at.getFileName().toString().toLowerCase(Locale.ROOT));
            if (found != null) {
                return found;
            }
        }
        return "";
    }
}
