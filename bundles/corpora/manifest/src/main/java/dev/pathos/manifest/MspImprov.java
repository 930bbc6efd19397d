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
import java.util.Set;
import java.util.SortedMap;
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
 * MSP-IMPROV: turns of 12 actors in 6 sessions, 4 emotions in 4 scenarios, with votes and
 * attributes.
 *
 * <p>A turn without agreement keeps its attributes and has no label.
 */
@Component(
        name = "msp-improv",
        configurationPid = "msp-improv",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = MspImprov.Settings.class, factory = true)
public final class MspImprov implements Corpus {
    private static final String PART = "msp-improv";

    /** Where it lies and what to use. */
    @ObjectClassDefinition(
            name = "MSP-IMPROV",
            description = "Reads MSP-IMPROV, acted and natural turns with votes and attributes.")
    public @interface Settings {
        /** The folder with everything. */
        @AttributeDefinition(
                name = "Root",
                description =
                        "The folder that holds Evaluation.txt (or Evalution.txt) and the sessions"
                                + " at any depth; relative to the caller's working directory.")
        String root() default "";

        /** Face tracks. */
        @AttributeDefinition(
                name = "OpenFace",
                description =
                        "The folder with OpenFace tables named as the turns. Empty: beneath the"
                                + " root.")
        String openface() default "";

        /** Sound or video. */
        @AttributeDefinition(
                name = "Modality",
                description = "Which file to use of a turn that is there as both.",
                options = {
                    @Option(label = "Sound alone", value = "audio-only"),
                    @Option(label = "Video with sound", value = Shelf.VIDEO)
                })
        String modality() default "audio-only";

        /** Which scenarios to use. */
        @AttributeDefinition(
                name = "Scenarios",
                description = "Which scenarios to use.",
                options = {
                    @Option(label = "Natural interaction between the scenes", value = "P"),
                    @Option(label = "Target sentence, read", value = "R"),
                    @Option(label = "Improvisation around it", value = "S"),
                    @Option(label = "Target sentence, improvised", value = "T")
                })
        String[] scenarios() default {"P", "R", "S", "T"};

        /** How to read arousal. */
        @AttributeDefinition(
                name = "Arousal inverted",
                description =
                        "Whether 1 stands for the highest arousal in the evaluation, as in some"
                                + " releases; it is then turned round, 6 - A.")
        boolean arousal_inverted() default false;
    }

    private final Shelf shelf;
    private final Set<String> scenarios;
    private final boolean arousalInverted;

    /**
     * Makes the corpus; nothing is read yet.
     *
     * @param context gives the caller's working directory
     * @param settings folders, modality and scenarios
     */
    @Activate
    public MspImprov(BundleContext context, Settings settings) {
        this(
                Shelf.of(context, PART, settings.root(), settings.openface(), settings.modality()),
                Set.of(settings.scenarios()),
                settings.arousal_inverted());
    }

    MspImprov(Shelf shelf, Set<String> scenarios, boolean arousalInverted) {
        this.shelf = shelf;
        this.scenarios = scenarios;
        this.arousalInverted = arousalInverted;
    }

    @Override
    public String labelTarget() {
        return "published consensus of the annotators' primary emotion";
    }

    @Override
    public Stream<Utterance> utterances(Ledger ledger) throws IOException {
        Path folder = shelf.root().folder();
        List<Path> files = shelf.files(ledger);
        Path evaluation =
                shelf.take(files, "evalu(a)?tion\\.txt", ledger)
                        .orElseThrow(
                                () ->
                                        shelf.root()
                                                .problem(
                                                        "no Evaluation.txt in " + folder,
                                                        "name the folder with it and the"
                                                                + " sessions"));
        Map<String, Annotations> turns = ImprovEvaluation.read(evaluation, arousalInverted, ledger);
        SortedMap<String, TakeFiles> takes =
                TakeFiles.join(folder, files, ImprovTurn::turn, "MSP-IMPROV's", ledger);
        List<Utterance> utterances = new ArrayList<>();
        takes.forEach(
                (name, take) -> {
                    ImprovTurn turn = ImprovTurn.parse(name).orElseThrow();
                    if (!scenarios.contains(turn.scenario())) {
                        ledger.skipped(name, "scenario " + turn.scenario() + " is not wanted");
                    } else if (!turns.containsKey(name)) {
                        ledger.skipped(name, "not in " + evaluation.getFileName());
                    } else {
                        utterances.add(utterance(turn, take, turns.get(name)));
                    }
                });
        turns.keySet().stream()
                .filter(name -> !takes.containsKey(name))
                .forEach(
                        name ->
                                ledger.failed(
                                        name, "in the evaluation, but no sound or video of it"));
        if (utterances.isEmpty()) {
            throw shelf.root()
                    .problem(
                            "no turn of MSP-IMPROV in " + folder,
                            "name the folder with files such as MSP-IMPROV-S01A-F01-P-FM01.wav");
        }
        return utterances.stream();
    }

    private Utterance utterance(ImprovTurn turn, TakeFiles take, Annotations annotations) {
        return new Utterance(
                turn.name(),
                turn.speaker(),
                turn.session(),
                take.media(shelf.picture()),
                take.sidecars(shelf.picture()),
                annotations,
                new Recording(turn.name(), 0, Double.POSITIVE_INFINITY, "", turn.traits()));
    }
}
