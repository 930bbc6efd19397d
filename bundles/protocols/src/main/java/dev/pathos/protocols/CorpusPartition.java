package dev.pathos.protocols;

import dev.pathos.api.corpus.Partition;
import dev.pathos.api.corpus.Protocol;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * The partition that comes with a corpus, such as {@code Split_Set} of MSP-Podcast; several test
 * sets make several partitions with the same training part.
 */
@Component(
        name = "corpus-partition",
        configurationPid = "corpus-partition",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = CorpusPartition.Settings.class, factory = true)
public final class CorpusPartition implements Protocol {
    private static final String PART = "corpus-partition";

    private final PartNames names;
    private final Fitting fitting;

    /** What the parts are called. */
    @ObjectClassDefinition(
            name = "Corpus partition",
            description = "The partition that comes with the corpus.")
    public @interface Settings {
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
                        "Names of the development part. If no utterance is in it, it is made of"
                                + " training speakers.")
        String[] development() default {
            "development", "dev", "devel", "validation", "valid", "val"
        };

        /** Names of test parts. */
        @AttributeDefinition(
                name = "Test",
                description = "Names of test parts; each makes a partition of its own.")
        String[] test() default {"test*"};

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
     * Makes the protocol.
     *
     * @param settings the configuration
     */
    @Activate
    public CorpusPartition(Settings settings) {
        this(
                PartNames.of(settings.train(), settings.development(), settings.test()),
                new Fitting(
                        PART,
                        settings.development_share(),
                        settings.seed(),
                        settings.shared_speakers()));
    }

    CorpusPartition(PartNames names, Fitting fitting) {
        this.names = names;
        this.fitting = fitting;
    }

    @Override
    public Map<String, Partition> partitions(List<Utterance> utterances) {
        Map<String, Integer> counts = counts(utterances);
        if (counts.isEmpty()) {
            throw new Problem(
                    "the corpus says of no utterance which part it belongs to",
                    "the " + PART + " part",
                    "choose another protocol, such as speaker-folds, or a corpus with a partition");
        }
        if (counts.keySet().stream().noneMatch(n -> is(n, PartNames.Use.TEST))
                || counts.keySet().stream().noneMatch(n -> is(n, PartNames.Use.TRAIN))) {
            throw new Problem(
                    "the corpus's parts are called " + Remarks.some(counts.keySet()),
                    "keys train, development and test of the " + PART + " part",
                    "say which of them is the training part and which are test parts");
        }
        Published published = new Published(fitting);
        for (Utterance u : utterances) {
            String name = u.recording().partition();
            names.use(name).ifPresent(use -> published.put("", use, name, u.id()));
        }
        return published.partitions(utterances);
    }

    private boolean is(String name, PartNames.Use use) {
        return names.use(name).filter(u -> u == use).isPresent();
    }

    private static Map<String, Integer> counts(List<Utterance> utterances) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Utterance u : utterances) {
            if (!u.recording().partition().isEmpty()) {
                counts.merge(u.recording().partition(), 1, Integer::sum);
            }
        }
        return counts;
    }

    @Override
    public String describe() {
        return "the partition that comes with the corpus" + fitting.describe();
    }

    @Override
    public List<String> remarks(List<Utterance> utterances) {
        List<String> remarks = new ArrayList<>();
        counts(utterances)
                .forEach(
                        (name, count) -> {
                            if (names.use(name).isEmpty()) {
                                remarks.add("The part " + name + " (" + count + ") is not used.");
                            }
                        });
        remarks.addAll(Remarks.covered(utterances, partitions(utterances)));
        return remarks;
    }
}
