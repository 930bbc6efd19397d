package dev.pathos.auemotion;

import dev.pathos.api.composition.PartKind;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.State;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.Objectives;
import dev.pathos.api.task.PretextTask;
import dev.pathos.api.task.Sample;
import dev.pathos.api.task.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * Pretext task: which emotion do the face's action units show? (Goncalves and Busso, Interspeech
 * 2022, task 3.)
 *
 * <p>{@link Recognizer} decides by prototypes after EMFACS (Friesen and Ekman 1983), reduced to the
 * units that OpenFace reports. The class list follows from the settings alone: the prototypes in
 * their order, then contempt and neutral where they are on. Which of them can be decided follows
 * from the units that tracks have; {@link Labeler#remarks} tells.
 */
@Component(
        name = "au-emotion",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = PartKind.NEEDS + "=faces")
@Designate(ocd = AuEmotion.Settings.class, factory = true)
public final class AuEmotion implements PretextTask {
    private static final String CONTEMPT = "contempt=14";
    private static final String NEUTRAL = "neutral";

    private final Judge judge;
    private final List<String> classes;
    private final boolean dropAbsent;
    private final boolean balanced;
    private final Head head;

    /** How emotions are recognized and learned. */
    @ObjectClassDefinition(
            name = "AU emotion",
            description = "Pretext task: which emotion do the face's action units show?")
    public @interface Settings {
        /** The least confidence. */
        @AttributeDefinition(
                name = "Confidence",
                description = "The tracker's least confidence in a frame that counts, 0..1",
                min = "0",
                max = "1")
        double confidence() default .8;

        /** What presence is. */
        @AttributeDefinition(
                name = "Presence",
                description =
                        "A unit is present if it is detected in a share of the valid frames (AU_c),"
                                + " or if its mean intensity (AU_r) is high enough; the two can"
                                + " disagree",
                options = {
                    @Option(label = "share of frames", value = "share"),
                    @Option(label = "mean intensity", value = "intensity")
                })
        String presence() default "share";

        /** The least share. */
        @AttributeDefinition(
                name = "Share",
                description = "The least share of valid frames, 0..1; for presence share",
                min = "0",
                max = "1")
        double share() default .3;

        /** The least intensity. */
        @AttributeDefinition(
                name = "Intensity",
                description = "The least mean intensity, 0..5; for presence intensity",
                min = "0",
                max = "5")
        double intensity() default 1;

        /** The prototypes. */
        @AttributeDefinition(
                name = "Prototypes",
                description =
                        "The action units of each emotion, like happiness=6+12, in the order of the"
                                + " classes; disgust=9+10+17 is a usual alternative")
        String[] prototypes() default {
            "happiness=6+12",
            "sadness=1+4+15",
            "surprise=1+2+5+26",
            "fear=1+2+4+5+7+20+26",
            "anger=4+5+7+23",
            "disgust=9+15"
        };

        /** Whether contempt is a class. */
        @AttributeDefinition(
                name = "Contempt",
                description = "Whether contempt, which is the one unit 14, is a class")
        boolean contempt() default false;

        /** The least score. */
        @AttributeDefinition(
                name = "Tau",
                description = "The least share of an emotion's units that are present, 0..1",
                min = "0",
                max = "1")
        double tau() default .5;

        /** What is below tau. */
        @AttributeDefinition(
                name = "Below tau",
                description = "What a face is whose best score is below tau: neutral, or none",
                options = {
                    @Option(label = "neutral", value = "neutral"),
                    @Option(label = "no target", value = "none")
                })
        String below_tau() default "neutral";

        /** What becomes of faces that lack units. */
        @AttributeDefinition(
                name = "Missing units",
                description =
                        "A track may lack units of a prototype, whose emotion then cannot be"
                                + " decided. leave-out: the face is judged among the other"
                                + " emotions, of which two must be left; common: all faces are"
                                + " judged among the emotions that can be decided in every training"
                                + " face, which mixed sources need; none: the face has no target."
                                + " The classes stay as they are",
                options = {
                    @Option(label = "leave the emotion out", value = "leave-out"),
                    @Option(label = "judge all faces alike", value = "common"),
                    @Option(label = "no target", value = "none")
                })
        String missing_units() default "leave-out";

        /** What happens if a class is absent. */
        @AttributeDefinition(
                name = "Absent class",
                description =
                        "If a class does not occur in the training part: error, or drop: it keeps"
                                + " its output but is nobody's target, in any part",
                options = {
                    @Option(label = "error", value = "error"),
                    @Option(label = "drop", value = "drop")
                })
        String absent_class() default "error";

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
                description = "none, or balanced: all classes get the same total weight",
                options = {
                    @Option(label = "none", value = "none"),
                    @Option(label = "balanced", value = "balanced")
                })
        String class_weights() default "balanced";
    }

    /**
     * Makes the task.
     *
     * @param settings how emotions are recognized and learned
     * @throws Problem if a prototype is malformed or there are fewer than two classes
     */
    @Activate
    public AuEmotion(Settings settings) {
        String[] contempt = settings.contempt() ? new String[] {CONTEMPT} : new String[0];
        List<Prototype> prototypes =
                Prototype.parse(
                        Stream.of(settings.prototypes(), contempt)
                                .flatMap(Arrays::stream)
                                .toArray(String[]::new));
        boolean neutral = settings.below_tau().equals(NEUTRAL);
        boolean byIntensity = settings.presence().equals("intensity");
        judge =
                new Judge(
                        new Recognizer(
                                prototypes,
                                byIntensity,
                                byIntensity ? settings.intensity() : settings.share(),
                                settings.tau(),
                                neutral),
                        settings.confidence(),
                        Missing.named(settings.missing_units()));
        classes = classes(prototypes, neutral);
        dropAbsent = settings.absent_class().equals("drop");
        balanced = settings.class_weights().equals("balanced");
        head =
                Head.utterance(
                        classes.size(),
                        Arrays.stream(settings.hidden()).boxed().toList(),
                        settings.dropout());
    }

    private static List<String> classes(List<Prototype> prototypes, boolean neutral) {
        List<String> names = new ArrayList<>();
        prototypes.forEach(p -> names.add(p.emotion()));
        if (neutral && names.contains(NEUTRAL)) {
            throw new Problem(
                    "neutral is what is below tau and a prototype",
                    "keys below.tau and prototypes",
                    "take the prototype out, or set below.tau to none");
        }
        if (neutral) {
            names.add(NEUTRAL);
        }
        if (names.size() < 2) {
            throw new Problem(
                    "there is nothing to tell apart among the classes " + names,
                    "key prototypes",
                    "give at least two emotions");
        }
        return List.copyOf(names);
    }

    @Override
    public Labeler fit(Iterable<Sample> training, long seed) {
        Decidability decidability = new Decidability(judge.recognizer());
        Map<String, Expression> faces = new LinkedHashMap<>();
        List<String> leftOut = new ArrayList<>();
        for (Sample sample : training) {
            String id = sample.utterance().id();
            try {
                Optional<Expression> face = judge.look(sample);
                face.ifPresent(decidability::add);
                Optional<String> obstacle = Judge.obstacle(face);
                obstacle.ifPresentOrElse(
                        reason -> leftOut.add(id + ": " + reason), () -> faces.put(id, face.get()));
            } catch (IOException unreadable) {
                // whoever labels it meets the same failure and records it
                leftOut.add(id + ": " + unreadable.getMessage());
            }
        }
        List<Integer> common = decidability.common();
        double[] counts = new double[classes.size()];
        faces.forEach(
                (id, face) -> {
                    Target target = judge.of(Optional.of(face), common);
                    if (target.present()) {
                        counts[(int) target.values()[0]]++;
                    } else {
                        leftOut.add(id + ": " + target.reason());
                    }
                });
        checkAbsent(counts, decidability, leftOut);
        List<String> remarks = new ArrayList<>(decidability.remarks(judge.missing()));
        unseen(counts, decidability).ifPresent(remarks::add);
        double[] ones = new double[counts.length];
        Arrays.fill(ones, 1);
        return new AuEmotionLabeler(
                judge,
                classes,
                head,
                counts,
                balanced ? Objectives.balanced(counts) : ones,
                common,
                remarks);
    }

    /** Classes that could be decided in some training face and are shown by none. */
    private Optional<String> unseen(double[] counts, Decidability decidability) {
        List<String> unseen =
                IntStream.range(0, counts.length)
                        .filter(c -> counts[c] == 0)
                        .filter(c -> decidability.isDecidable(c))
                        .mapToObj(classes::get)
                        .toList();
        return unseen.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "No face of the training part shows "
                                + String.join(", ", unseen)
                                + ": nobody's target (absent.class is drop).");
    }

    private void checkAbsent(double[] counts, Decidability decidability, List<String> leftOut) {
        List<Integer> absent =
                IntStream.range(0, counts.length).filter(c -> counts[c] == 0).boxed().toList();
        String named = decidability.named(classes, absent);
        if (decidability.isWithoutUnits()) {
            throw new Problem(
                    "no face of the training part has action units",
                    "the first left out: " + leftOut.get(0),
                    "take a face analyzer that gives them, such as landmarks or openface, or leave"
                            + " the task out");
        }
        if (counts.length - absent.size() < 2) {
            throw new Problem(
                    "the faces of the training part show fewer than two classes",
                    "classes that do not occur: "
                            + named
                            + (leftOut.isEmpty() ? "" : "; the first left out: " + leftOut.get(0)),
                    "lower tau or share, or leave the task out");
        }
        if (!absent.isEmpty() && !dropAbsent) {
            throw new Problem(
                    "no face of the training part shows " + named,
                    "key prototypes",
                    "take the class out of the prototypes, or set absent.class to drop");
        }
    }

    @Override
    public Labeler restore(State state) {
        return AuEmotionLabeler.restore(judge, classes, head, state);
    }
}
