package ${package};

import dev.pathos.api.run.Problem;
import dev.pathos.api.run.State;
import dev.pathos.api.task.DownstreamTask;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.Objective;
import dev.pathos.api.task.Objectives;
import dev.pathos.api.task.Sample;
import dev.pathos.api.task.Target;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Downstream task: is the speaker's arousal low or high? It is read off the emotion that an
 * utterance is labeled with, so that corpora of different emotions can be compared (Schuller et
 * al., Cross-Corpus Acoustic Emotion Recognition: Variances and Strategies, IEEE Transactions on
 * Affective Computing 1, 2010).
 */
@Component(name = "${artifactId}", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ${className}.Settings.class, factory = true)
public final class ${className} implements DownstreamTask {
    private static final List<String> CLASSES = List.of("low", "high");

    private final Set<String> low;
    private final Set<String> high;
    private final Head head;

    /** The keys of a configuration. */
    @ObjectClassDefinition(
            name = "${className}",
            description = "Downstream task: is arousal low or high, by the emotion's label?")
    public @interface Settings {
        /** Labels of low arousal. */
        @AttributeDefinition(name = "Low", description = "Labels that stand for low arousal")
        String[] low() default {"neutral", "sadness", "disgust", "boredom", "calm"};

        /** Labels of high arousal. */
        @AttributeDefinition(name = "High", description = "Labels that stand for high arousal")
        String[] high() default {"anger", "fear", "happiness", "surprise"};

        /** The head's hidden layer. */
        @AttributeDefinition(
                name = "Hidden",
                description = "Width of the head's hidden layer",
                min = "1")
        int hidden() default 64;
    }

    /**
     * Stores the settings.
     *
     * @param settings the part's configuration
     * @throws Problem if a label stands for both
     */
    @Activate
    public ${className}(Settings settings) {
        low = Set.of(settings.low());
        high = Set.of(settings.high());
        for (String label : low) {
            if (high.contains(label)) {
                throw new Problem(
                        "the label '" + label + "' stands for low and for high arousal",
                        "keys low and high of a part of ${artifactId}",
                        "take it out of one of them");
            }
        }
        head = Head.utterance(CLASSES.size(), settings.hidden());
    }

    @Override
    public Labeler fit(Iterable<Sample> training, long seed) {
        double[] counts = new double[CLASSES.size()];
        for (Sample sample : training) {
            Target target = target(sample);
            if (target.present()) {
                counts[(int) target.values()[0]]++;
            }
        }
        for (int c = 0; c < counts.length; c++) {
            if (counts[c] == 0) {
                throw new Problem(
                        "no utterance of the training part has " + CLASSES.get(c) + " arousal",
                        "keys low and high of a part of ${artifactId}",
                        "name the labels of the corpus there, or raise the label budget");
            }
        }
        return new Fitted(Objectives.balanced(counts));
    }

    @Override
    public Labeler restore(State state) {
        return new Fitted(state.doubles("weights"));
    }

    private Target target(Sample sample) {
        String label = sample.utterance().annotations().label();
        if (label.isEmpty()) {
            return Target.none("no label");
        }
        if (!low.contains(label) && !high.contains(label)) {
            return Target.none("label " + label + " says nothing of arousal");
        }
        return Target.ofClass(high.contains(label) ? 1 : 0);
    }

    /** What was fitted: the classes' weights, so that both count the same. */
    private final class Fitted implements Labeler {
        private final double[] weights;

        Fitted(double[] weights) {
            this.weights = weights.clone();
        }

        @Override
        public Target label(Sample sample) {
            return target(sample);
        }

        @Override
        public Objective objective() {
            return Objectives.crossEntropy(head, CLASSES, weights);
        }

        @Override
        public State state() {
            return State.of(Map.of("weights", weights));
        }
    }
}
