package dev.pathos.categorical;

import dev.pathos.api.run.Problem;
import dev.pathos.api.run.State;
import dev.pathos.api.task.DownstreamTask;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.Objectives;
import dev.pathos.api.task.Sample;
import dev.pathos.api.task.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * Downstream task: categorical emotion recognition from the corpus's labels or votes.
 *
 * <p>The classes are those of the settings, or the sorted ones that occur in the training part. A
 * configured class that does not occur there keeps its output and has weight 1; fewer than two
 * classes that occur are an error.
 */
@Component(name = "categorical", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = Categorical.Settings.class, factory = true)
public final class Categorical implements DownstreamTask {
    private final LabelTarget target;
    private final List<String> configured;
    private final boolean balanced;
    private final List<Integer> hidden;
    private final double dropout;

    /** Which classes there are and how they are learned. */
    @ObjectClassDefinition(
            name = "Categorical emotion",
            description = "Downstream task: which emotion is the utterance labeled with?")
    public @interface Settings {
        /** The classes. */
        @AttributeDefinition(
                name = "Classes",
                description =
                        "Labels in the order of the outputs; empty for those of the training part,"
                                + " sorted")
        String[] classes() default {};

        /** What is learned. */
        @AttributeDefinition(
                name = "Target",
                description =
                        "label (the consensus), distribution (shares of the votes), or multi-label"
                                + " (every class with a vote); votes for other classes do not count",
                options = {
                    @Option(label = "label", value = "label"),
                    @Option(label = "distribution", value = "distribution"),
                    @Option(label = "multi-label", value = "multi-label")
                })
        String target() default "label";

        /** Class weights. */
        @AttributeDefinition(
                name = "Class weights",
                description =
                        "none, or balanced: all classes that occur get the same total weight; for"
                                + " target label only",
                options = {
                    @Option(label = "none", value = "none"),
                    @Option(label = "balanced", value = "balanced")
                })
        String class_weights() default "balanced";

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
    }

    /**
     * Makes the task.
     *
     * @param settings which classes there are and how they are learned
     * @throws Problem if a class is named twice, or only one
     */
    @Activate
    public Categorical(Settings settings) {
        target = LabelTarget.named(settings.target());
        configured = List.of(settings.classes());
        if (configured.size() == 1 || new HashSet<>(configured).size() < configured.size()) {
            throw new Problem(
                    "the classes " + configured + " are not at least two different ones",
                    "key classes",
                    "name each class once, or none to take those of the training part");
        }
        balanced = settings.class_weights().equals("balanced");
        hidden = Arrays.stream(settings.hidden()).boxed().toList();
        dropout = settings.dropout();
    }

    @Override
    public Labeler fit(Iterable<Sample> training, long seed) {
        List<String> classes = configured.isEmpty() ? occurring(training) : configured;
        double[] counts = new double[classes.size()];
        for (Sample sample : training) {
            Target given = target.of(sample.utterance().annotations(), classes);
            if (given.present()) {
                count(given, counts);
            }
        }
        if (Arrays.stream(counts).filter(n -> n > 0).count() < 2) {
            throw new Problem(
                    "fewer than two classes occur in the training part",
                    "classes " + classes,
                    "check the corpus's labels and the key classes, or raise the label budget");
        }
        double[] ones = new double[counts.length];
        Arrays.fill(ones, 1);
        return labeler(classes, balanced ? Objectives.balanced(counts) : ones);
    }

    private List<String> occurring(Iterable<Sample> training) {
        Set<String> found = new TreeSet<>();
        for (Sample sample : training) {
            found.addAll(target.classes(sample.utterance().annotations()));
        }
        return new ArrayList<>(found);
    }

    private void count(Target given, double[] counts) {
        if (target == LabelTarget.LABEL) {
            counts[(int) given.values()[0]]++;
        } else {
            for (int c = 0; c < counts.length; c++) {
                counts[c] += given.values()[c];
            }
        }
    }

    @Override
    public Labeler restore(State state) {
        return labeler(state.tensor("classes").texts(), state.doubles("weights"));
    }

    private Labeler labeler(List<String> classes, double[] weights) {
        Head head = Head.utterance(classes.size(), hidden, dropout);
        return new CategoricalLabeler(target, classes, weights, head);
    }
}
