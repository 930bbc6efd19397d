package dev.pathos.manifest;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Ledger;
import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Matcher;
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

/**
 * MSP-Podcast: natural speech of podcasts with classes, votes and attributes (Lotfian and Busso,
 * IEEE Transactions on Affective Computing 2019), in the spellings of all its releases.
 *
 * <p>A segment without agreement keeps its attributes and has no label.
 */
@Component(
        name = "msp-podcast",
        configurationPid = "msp-podcast",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = MspPodcast.Settings.class, factory = true)
public final class MspPodcast implements Corpus {
    private static final String PART = "msp-podcast";
    private static final String BY_PODCAST = "by-podcast";
    private static final String PUBLISHED = "published";
    private static final Pattern NAME = Pattern.compile("(MSP-PODCAST_\\d+)_\\d+(_\\d+)?");

    /** Where it lies and what its labels are. */
    @ObjectClassDefinition(
            name = "MSP-Podcast",
            description = "Reads MSP-Podcast with its consensus labels and detailed votes.")
    public @interface Settings {
        /** The folder with everything. */
        @AttributeDefinition(
                name = "Root",
                description =
                        "The folder that holds Audios and Labels at any depth; relative to the"
                                + " caller's working directory.")
        String root() default "";

        /** Where the class comes from. */
        @AttributeDefinition(
                name = "Label",
                description = "Where the class comes from.",
                options = {
                    @Option(label = "The published consensus", value = PUBLISHED),
                    @Option(label = "More than half of the detailed votes", value = "majority"),
                    @Option(label = "More detailed votes than any other class", value = "plurality")
                })
        String label() default PUBLISHED;

        /** What becomes of segments whose speaker is not known. */
        @AttributeDefinition(
                name = "Unknown speakers",
                description =
                        "What becomes of segments whose speaker is not known. Podcasts can share"
                                + " a speaker: parts by podcast are not speaker-disjoint for sure.",
                options = {
                    @Option(label = "Left out", value = "leave-out"),
                    @Option(label = "One speaker for each podcast", value = BY_PODCAST)
                })
        String unknown_speakers() default "leave-out";
    }

    private final Shelf shelf;
    private final String label;
    private final boolean byPodcast;

    /**
     * Makes the corpus; nothing is read yet.
     *
     * @param context gives the caller's working directory
     * @param settings folder, labels and unknown speakers
     */
    @Activate
    public MspPodcast(BundleContext context, Settings settings) {
        this(
                Shelf.of(context, PART, settings.root(), "", ""),
                settings.label(),
                settings.unknown_speakers());
    }

    MspPodcast(Shelf shelf, String label, String unknownSpeakers) {
        this.shelf = shelf;
        this.label = label;
        this.byPodcast = unknownSpeakers.equals(BY_PODCAST);
    }

    @Override
    public String labelTarget() {
        return label.equals(PUBLISHED)
                ? "published consensus of the annotators' primary emotion"
                : Consensus.Rule.of(label).word() + " of the annotators' votes, primary emotion";
    }

    @Override
    public Stream<Utterance> utterances(Ledger ledger) throws IOException {
        Path folder = shelf.root().folder();
        List<Path> files = shelf.files(ledger);
        Path consensus =
                MspLabels.consensus(shelf, files, ledger)
                        .orElseThrow(
                                () ->
                                        shelf.root()
                                                .problem(
                                                        "no labels_consensus.csv or .json in "
                                                                + folder,
                                                        "name the folder with Audios and Labels"));
        MspLabels labels =
                MspLabels.read(consensus, MspLabels.detailed(shelf, files, ledger), ledger);
        labels.compare(ledger);
        SortedMap<String, TakeFiles> takes =
                TakeFiles.join(
                        folder,
                        files,
                        base -> NAME.matcher(base).matches() ? base : "",
                        "MSP-Podcast's",
                        ledger);
        Speakers speakers = new Speakers(ledger);
        List<Utterance> utterances = new ArrayList<>();
        labels.segments()
                .forEach(
                        (name, segment) -> {
                            String obstacle = obstacle(segment, takes.get(name));
                            if (!obstacle.isEmpty()) {
                                ledger.failed(name, obstacle);
                            } else if (!segment.speakerKnown() && !byPodcast) {
                                ledger.skipped(name, "its speaker is not known");
                            } else {
                                utterances.add(utterance(segment, takes, labels, speakers));
                            }
                        });
        takes.keySet().stream()
                .filter(name -> !labels.segments().containsKey(name))
                .forEach(name -> ledger.skipped(name, "not in " + consensus.getFileName()));
        unknown(labels, ledger);
        if (utterances.isEmpty()) {
            throw shelf.root()
                    .problem(
                            "no segment of MSP-Podcast with a label in " + folder,
                            "name the folder with Audios and Labels");
        }
        return utterances.stream();
    }

    private static String obstacle(MspSegment segment, TakeFiles files) {
        if (!segment.fault().isEmpty()) {
            return segment.fault();
        }
        if (!NAME.matcher(segment.name()).matches()) {
            return "no name of MSP-Podcast";
        }
        return files == null ? "in the labels, but no sound of it" : "";
    }

    private void unknown(MspLabels labels, Ledger ledger) {
        long unknown = labels.segments().values().stream().filter(s -> !s.speakerKnown()).count();
        if (byPodcast && unknown > 0) {
            ledger.skipped(
                    "speaker Unknown",
                    unknown
                            + " segments: each podcast is taken for a speaker of its own, though"
                            + " podcasts can share one");
        }
    }

    private Utterance utterance(
            MspSegment segment,
            SortedMap<String, TakeFiles> takes,
            MspLabels labels,
            Speakers speakers) {
        Matcher name = NAME.matcher(segment.name());
        String podcast = name.matches() ? name.group(1) : "";
        Map<String, Integer> votes = labels.votes(segment.name());
        TakeFiles files = takes.get(segment.name());
        return new Utterance(
                segment.name(),
                segment.speakerKnown() ? speakers.of(segment.speaker()) : "unknown of " + podcast,
                podcast,
                files.media(false),
                files.sidecars(false),
                new Annotations(
                        label.equals(PUBLISHED)
                                ? segment.label()
                                : Consensus.of(votes, Consensus.Rule.of(label)).label(),
                        votes,
                        segment.attributes(),
                        List.of(),
                        List.of()),
                new Recording(
                        segment.name(),
                        0,
                        Double.POSITIVE_INFINITY,
                        segment.partition(),
                        segment.traits()));
    }
}
