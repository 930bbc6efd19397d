package dev.pathos.protocols;

import dev.pathos.api.corpus.Partition;
import dev.pathos.api.corpus.Protocol;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Partitions that were published as files beside a corpus. */
@Component(
        name = "partition-files",
        configurationPid = "partition-files",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = PartitionFiles.Settings.class, factory = true)
public final class PartitionFiles implements Protocol {
    static final String PART = "partition-files";
    static final String REFUSE = "refuse";
    static final String IGNORE = "ignore";

    private final PartitionFolder folder;
    private final PartitionTable table;
    private final Fitting fitting;
    private final boolean ignoring;

    /** Where the files lie and how to read them. */
    @ObjectClassDefinition(
            name = "Partition files",
            description =
                    "Published partitions: tables of clips and parts (a partition each, or several"
                            + " by a column of folds), or one list of clips for each part.")
    public @interface Settings {
        /** Where they lie. */
        @AttributeDefinition(
                name = "Path",
                description =
                        "A file, or a folder of files; relative to the caller's working directory.")
        String path() default "";

        /** Which files of the folder. */
        @AttributeDefinition(
                name = "Files",
                description = "Which files of the folder, by name, such as CREMA-D*.csv.")
        String files() default "*.{csv,tsv,txt,lst}";

        /** The column of clips. */
        @AttributeDefinition(
                name = "Clip column",
                description =
                        "The column of clips: ids, file names or paths. Empty: FileName, file, clip,"
                                + " id or another usual name.")
        String clip_column() default "";

        /** The column of parts. */
        @AttributeDefinition(
                name = "Part column",
                description =
                        "The column of parts. Empty: Split_Set, split, partition or another usual"
                                + " name.")
        String part_column() default "";

        /** The column of folds. */
        @AttributeDefinition(
                name = "Fold column",
                description =
                        "The column of folds: with parts, each fold is a partition; without, a clip"
                                + " is tested in its fold and the next fold is the development part."
                                + " Empty: fold, if it is there.")
        String fold_column() default "";

        /** Names of the training part. */
        @AttributeDefinition(
                name = "Train",
                description =
                        "Names of the training part; case does not matter, * stands for anything.")
        String[] train() default {"train", "training"};

        /** Names of the development part. */
        @AttributeDefinition(
                name = "Development",
                description =
                        "Names of the development part. If no clip is in it, it is made of training"
                                + " speakers.")
        String[] development() default {
            "development", "dev", "devel", "validation", "valid", "val"
        };

        /** Names of test parts. */
        @AttributeDefinition(
                name = "Test",
                description = "Names of test parts; each makes a partition of its own.")
        String[] test() default {"test*"};

        /** What happens to unknown clips. */
        @AttributeDefinition(
                name = "Unknown clips",
                description = "What to do about clips that the files name and the corpus lacks.",
                options = {
                    @Option(label = "Refuse the partition", value = REFUSE),
                    @Option(label = "Go on without them and tell their number", value = IGNORE)
                })
        String unknown() default REFUSE;

        /** How many speakers become the development part. */
        @AttributeDefinition(
                name = "Development share",
                description =
                        "Share of the training speakers, between 0 and 1, that become the"
                                + " development part where there is none.")
        double development_share() default 0.2;

        /** Chooses the development speakers. */
        @AttributeDefinition(name = "Seed", description = "Chooses these speakers.")
        long seed() default 0;

        /** What happens to speakers in two parts. */
        @AttributeDefinition(
                name = "Shared speakers",
                description = "What to do with speakers who are in two parts.",
                options = {
                    @Option(label = "Refuse the partition", value = Fitting.REFUSE),
                    @Option(
                            label = "Keep them in the test, else in the development part only",
                            value = Fitting.DROP),
                    @Option(
                            label = "As published; such numbers say nothing about new speakers",
                            value = Fitting.KEEP)
                })
        String shared_speakers() default Fitting.REFUSE;
    }

    /**
     * Makes the protocol; nothing is read yet.
     *
     * @param context gives the caller's working directory
     * @param settings where the files lie and how to read them
     */
    @Activate
    public PartitionFiles(BundleContext context, Settings settings) {
        this(
                context.getProperty("pathos.cwd") == null
                        ? Path.of("")
                        : Path.of(context.getProperty("pathos.cwd")),
                settings);
    }

    PartitionFiles(Path cwd, Settings settings) {
        this.folder = PartitionFolder.of(cwd, settings.path(), settings.files());
        this.table =
                new PartitionTable(
                        PartNames.of(settings.train(), settings.development(), settings.test()),
                        new PartitionTable.Columns(
                                settings.clip_column(),
                                settings.part_column(),
                                settings.fold_column()));
        this.fitting =
                new Fitting(
                        PART,
                        settings.development_share(),
                        settings.seed(),
                        settings.shared_speakers());
        this.ignoring = settings.unknown().equals(IGNORE);
    }

    private PartitionReading read(List<Utterance> utterances) {
        PartitionReading reading = new PartitionReading(table, utterances, new Published(fitting));
        folder.files(table).forEach(reading::read);
        if (!ignoring && reading.unknown() > 0) {
            throw new Problem(
                    reading.unknownClips(),
                    "key unknown of the " + PART + " part, " + folder.path(),
                    "see that the corpus is complete, or set unknown to ignore");
        }
        return reading;
    }

    @Override
    public Map<String, Partition> partitions(List<Utterance> utterances) {
        return read(utterances).published().partitions(utterances);
    }

    @Override
    public String describe() {
        return "published partitions "
                + folder.path().getFileName()
                + (ignoring ? ", clips that the corpus lacks ignored" : "")
                + fitting.describe();
    }

    @Override
    public List<String> remarks(List<Utterance> utterances) {
        PartitionReading reading = read(utterances);
        List<String> remarks = new ArrayList<>(reading.remarks());
        remarks.addAll(Remarks.covered(utterances, reading.published().partitions(utterances)));
        return remarks;
    }
}
