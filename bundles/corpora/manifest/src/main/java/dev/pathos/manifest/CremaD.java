package dev.pathos.manifest;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Ledger;
import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicReference;
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
 * CREMA-D: 7,442 clips of 91 actors, 6 emotions, labeled by crowds who heard, saw, or heard and saw
 * them (Cao et al., IEEE Transactions on Affective Computing 2014).
 */
@Component(
        name = "crema-d",
        configurationPid = "crema-d",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = CremaD.Settings.class, factory = true)
public final class CremaD implements Corpus {
    private static final String PART = "crema-d";

    /** Where it lies and what its labels are. */
    @ObjectClassDefinition(
            name = "CREMA-D",
            description = "Reads CREMA-D, 6 acted emotions with crowds' votes, by its file names.")
    public @interface Settings {
        /** The folder with everything. */
        @AttributeDefinition(
                name = "Root",
                description =
                        "The folder that holds AudioWAV, VideoFlash and the tables at any depth;"
                                + " relative to the caller's working directory.")
        String root() default "";

        /** The folder with the tables. */
        @AttributeDefinition(
                name = "Tables",
                description =
                        "The folder that holds tabulatedVotes.csv, summaryTable.csv and"
                                + " VideoDemographics.csv at any depth. Empty: beneath the root.")
        String tables() default "";

        /** Face tracks. */
        @AttributeDefinition(
                name = "OpenFace",
                description =
                        "The folder with OpenFace tables named as the clips. Empty: beneath the"
                                + " root.")
        String openface() default "";

        /** Sound or video. */
        @AttributeDefinition(
                name = "Modality",
                description = "Which file to use of a clip that is there as both.",
                options = {
                    @Option(label = "Sound alone", value = "audio-only"),
                    @Option(label = "Video with sound", value = Shelf.VIDEO)
                })
        String modality() default "audio-only";

        /** Whose opinion the label is. */
        @AttributeDefinition(
                name = "Label target",
                description = "Whose opinion the label is.",
                options = {
                    @Option(label = "People who heard and saw the clip", value = "audiovisual"),
                    @Option(label = "People who heard it", value = "voice"),
                    @Option(label = "People who saw it", value = "face"),
                    @Option(label = "The actor's task", value = "intended")
                })
        String target() default "audiovisual";

        /** How votes become a label. */
        @AttributeDefinition(
                name = "Rule",
                description = "What it takes to agree; other clips are left out.",
                options = {
                    @Option(label = "More than half of the votes", value = "majority"),
                    @Option(label = "More votes than any other class", value = "plurality")
                })
        String rule() default "majority";

        /** Which responses count. */
        @AttributeDefinition(
                name = "All responses",
                description =
                        "For the majority of audiovisual votes: whether responses that took over"
                                + " 10 s count, as in the published partitions with 5,820 clips."
                                + " tabulatedVotes.csv leaves them out, by which 5,913 have one.")
        boolean all_responses() default true;
    }

    private final Shelf shelf;
    private final Place tables;
    private final CremaLabels rule;

    /** Stands under every number, and takes a second to find out. */
    private final AtomicReference<String> described = new AtomicReference<>();

    /**
     * Makes the corpus; nothing is read yet.
     *
     * @param context gives the caller's working directory
     * @param settings folders and labels
     */
    @Activate
    public CremaD(BundleContext context, Settings settings) {
        this(
                Shelf.of(context, PART, settings.root(), settings.openface(), settings.modality()),
                Place.of(context, settings.tables(), PART, "tables"),
                new CremaLabels(
                        CremaTarget.of(settings.target()),
                        Consensus.Rule.of(settings.rule()),
                        settings.all_responses()));
    }

    CremaD(Shelf shelf, Place tables, CremaLabels rule) {
        this.shelf = shelf;
        this.tables = tables;
        this.rule = rule;
    }

    @Override
    public String labelTarget() {
        String known = described.get();
        if (known != null) {
            return known;
        }
        // The ledger of a reading is told what is wrong with the tables; here only a count is due.
        try {
            CremaTables found = CremaTables.find(shelf, tables, Silent.LEDGER);
            String target =
                    rule.describe(
                            found.votes().isPresent() && rule.target() != CremaTarget.INTENDED
                                    ? rule.read(found.votes().get(), Silent.LEDGER)
                                    : Map.of());
            described.set(target);
            return target;
        } catch (IOException | Problem e) {
            return rule.describe(Map.of());
        }
    }

    @Override
    public Stream<Utterance> utterances(Ledger ledger) throws IOException {
        Path folder = shelf.root().folder();
        CremaTables found = CremaTables.find(shelf, tables, ledger);
        SortedMap<String, TakeFiles> takes =
                TakeFiles.join(folder, found.others(), CremaClip::clip, "CREMA-D's", ledger);
        Map<String, CremaLabels.Labeled> labels =
                rule.target() == CremaTarget.INTENDED
                        ? Map.of()
                        : rule.read(found.required(folder, tables), ledger);
        Map<String, Double> levels = found.levels(rule.target(), labels, ledger);
        Map<String, Map<String, String>> actors = found.actors(ledger);
        List<Utterance> utterances = new ArrayList<>();
        takes.forEach(
                (name, files) -> {
                    CremaClip clip = CremaClip.parse(name).orElseThrow();
                    Optional<Annotations> annotations =
                            annotations(clip, labels.get(name), levels.get(name), ledger);
                    annotations.ifPresent(
                            a ->
                                    utterances.add(
                                            utterance(
                                                    clip,
                                                    files,
                                                    a,
                                                    actors.getOrDefault(clip.actor(), Map.of()))));
                });
        labels.keySet().stream()
                .filter(clip -> !takes.containsKey(clip))
                .forEach(clip -> ledger.failed(clip, "in the tables, but no sound or video of it"));
        if (utterances.isEmpty()) {
            throw shelf.root()
                    .problem(
                            "no labeled clip of CREMA-D in " + folder,
                            "name the folder with AudioWAV/1001_DFA_ANG_XX.wav and the tables");
        }
        return utterances.stream();
    }

    private Optional<Annotations> annotations(
            CremaClip clip, CremaLabels.Labeled labeled, Double level, Ledger ledger) {
        if (rule.target() == CremaTarget.INTENDED) {
            return Optional.of(Annotations.label(clip.intended()));
        }
        if (labeled == null) {
            ledger.skipped(clip.name(), "no " + rule.target().word + " votes in the tables");
            return Optional.empty();
        }
        if (!labeled.votes().fault().isEmpty()) {
            ledger.failed(clip.name(), labeled.votes().fault());
            return Optional.empty();
        }
        if (labeled.consensus().label().isEmpty()) {
            ledger.skipped(clip.name(), labeled.consensus().obstacle());
            return Optional.empty();
        }
        return Optional.of(
                new Annotations(
                        labeled.consensus().label(),
                        labeled.votes().counts(),
                        level == null ? Map.of() : Map.of("level", level),
                        List.of(),
                        List.of()));
    }

    private Utterance utterance(
            CremaClip clip, TakeFiles files, Annotations annotations, Map<String, String> actor) {
        Map<String, String> traits = new HashMap<>(clip.traits());
        traits.putAll(actor);
        return new Utterance(
                clip.name(),
                clip.actor(),
                "",
                files.media(shelf.picture()),
                files.sidecars(shelf.picture()),
                annotations,
                new Recording(clip.name(), 0, Double.POSITIVE_INFINITY, "", traits));
    }
}
