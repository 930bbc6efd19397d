package dev.pathos.facialactivation;

import dev.pathos.api.composition.PartKind;
import dev.pathos.api.face.Activation;
import dev.pathos.api.face.FaceRegion;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.State;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.HighLow;
import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.PretextTask;
import dev.pathos.api.task.Sample;
import dev.pathos.api.task.Target;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * Pretext task: does the face move more than in half of the training part, head motion apart?
 * (Goncalves and Busso, Interspeech 2022, task 2.)
 *
 * <p>{@link Activation} measures; the class is high above the training part's median, else low. No
 * target without a face, without landmarks or motion, or with too few neighbouring valid frames.
 */
@Component(
        name = "facial-activation",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = PartKind.NEEDS + "=faces")
@Designate(ocd = FacialActivation.Settings.class, factory = true)
public final class FacialActivation implements PretextTask {
    private final ActivationTarget activation;
    private final HighLow task;

    /** How facial activation is measured and learned. */
    @ObjectClassDefinition(
            name = "Facial activation",
            description =
                    "Pretext task: is the motion of the face, head motion apart, above the training"
                            + " part's median?")
    public @interface Settings {
        /** The least confidence. */
        @AttributeDefinition(
                name = "Confidence",
                description = "The tracker's least confidence in a frame that counts, 0..1",
                min = "0",
                max = "1")
        double confidence() default .8;

        /** The grid's rate. */
        @AttributeDefinition(
                name = "Frame rate",
                description = "Frames per second onto which tracks are resampled",
                min = "1")
        double frame_rate() default 25;

        /** Rounds of alignment. */
        @AttributeDefinition(
                name = "Rounds",
                description = "How often the clip's mean shape is computed and aligned to",
                min = "1")
        int rounds() default 2;

        /** Smoothing. */
        @AttributeDefinition(
                name = "Smoothing",
                description = "Frames in a moving average of the landmarks, odd; 1 for none",
                min = "1")
        int smoothing() default 3;

        /** The least number of pairs. */
        @AttributeDefinition(
                name = "Least pairs",
                description = "Pairs of neighbouring valid frames without which there is no target",
                min = "1")
        int least_pairs() default 10;

        /** The region. */
        @AttributeDefinition(
                name = "Region",
                description =
                        "Which landmarks, or which motion, count: all, lower (jaw and mouth), upper"
                                + " (brows and eyes)",
                options = {
                    @Option(label = "all", value = "all"),
                    @Option(label = "lower face", value = "lower"),
                    @Option(label = "upper face", value = "upper")
                })
        String region() default "all";

        /** Whose median. */
        @AttributeDefinition(
                name = "Median",
                description =
                        "Split at the median of the whole training part, or of each speaker;"
                                + " speakers with fewer than 5 training utterances, and so all held-out"
                                + " ones, are split at the training part's",
                options = {
                    @Option(label = "training part", value = "training"),
                    @Option(label = "speaker", value = "speaker")
                })
        String median() default "training";

        /** The head's hidden layers. */
        @AttributeDefinition(
                name = "Hidden",
                description = "Widths of the head's hidden layers; none for a linear head",
                min = "1")
        int[] hidden() default {128};

        /** The head's dropout. */
        @AttributeDefinition(
                name = "Dropout",
                description = "Share of the hidden layers dropped in training",
                min = "0",
                max = "0.99")
        double dropout() default .2;

        /** Class weights. */
        @AttributeDefinition(
                name = "Class weights",
                description = "none, or balanced: both classes get the same total weight",
                options = {
                    @Option(label = "none", value = "none"),
                    @Option(label = "balanced", value = "balanced")
                })
        String class_weights() default "none";
    }

    /**
     * Makes the task.
     *
     * @param settings how facial activation is measured and learned
     * @throws Problem if the smoothing is even
     */
    @Activate
    public FacialActivation(Settings settings) {
        if (settings.smoothing() % 2 == 0) {
            throw new Problem(
                    "an average over " + settings.smoothing() + " frames has no middle",
                    "key smoothing",
                    "choose an odd number, or 1 for no smoothing");
        }
        activation =
                new ActivationTarget(
                        new Activation(
                                settings.confidence(),
                                settings.frame_rate(),
                                settings.rounds(),
                                settings.smoothing(),
                                region(settings.region())),
                        settings.least_pairs());
        task =
                new HighLow(
                        this::measure,
                        "facial activation",
                        settings.median().equals("speaker"),
                        settings.class_weights().equals("balanced"),
                        Head.utterance(
                                2,
                                Arrays.stream(settings.hidden()).boxed().toList(),
                                settings.dropout()));
    }

    private static FaceRegion region(String name) {
        return FaceRegion.named(name)
                .orElseThrow(
                        () ->
                                new Problem(
                                        "there is no region '" + name + "' of the face",
                                        "key region",
                                        "choose all, lower or upper"));
    }

    @Override
    public Labeler fit(Iterable<Sample> training, long seed) {
        return task.fit(training);
    }

    @Override
    public Labeler restore(State state) {
        return task.restore(state);
    }

    private Target measure(Sample sample) throws IOException {
        Optional<FaceTrack> face = sample.face();
        return face.isEmpty() ? Target.none("no face") : activation.of(face.get());
    }
}
