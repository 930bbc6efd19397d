package dev.pathos.pipeline;

import dev.pathos.api.composition.Composition;
import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.run.Problem;
import dev.pathos.api.task.Classifier;
import dev.pathos.api.task.PretextTask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * One way to arrive at a classifier: pre-trained on some pretext tasks, from scratch (none), or a
 * classical classifier on utterance statistics.
 */
@Component(
        name = "arm",
        configurationPid = "arm",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = Arm.class)
@Designate(ocd = Arm.Settings.class, factory = true)
public final class Arm {
    /** An arm's settings. */
    @ObjectClassDefinition(
            name = "Arm",
            description = "One way to arrive at a classifier; no pretext tasks means from scratch.")
    public @interface Settings {
        /** Weights of the pretext tasks. */
        @AttributeDefinition(
                name = "weights",
                description = "weight of each pretext task's loss, in their order; none means 1")
        double[] weights() default {};

        /** A control that must not help. */
        @AttributeDefinition(
                name = "control",
                description =
                        "permuted: targets of the pretext tasks are exchanged at random"
                                + " among utterances",
                options = {
                    @Option(label = "none", value = "none"),
                    @Option(label = "permuted", value = "permuted")
                })
        String control() default "none";
    }

    /** A pretext task, where it comes from, and its weight. */
    record Named(Source source, PretextTask task, double weight) {
        /** The part name it goes by. */
        String part() {
            return source.name();
        }
    }

    private final String name;
    private final int order;
    private final List<Named> pretext;
    private final boolean permuted;
    private final Optional<Classifier> classifier;
    private final Optional<Corpus> corpus;

    /**
     * Made by Declarative Services.
     *
     * @param settings its settings
     * @param properties its component properties
     * @param context tells which bundles tasks come from
     * @param pretext the pretext tasks
     * @param classifier for a classical arm
     * @param corpus to pre-train on, if it is not the experiment's
     */
    @Activate
    public Arm(
            Settings settings,
            Map<String, Object> properties,
            BundleContext context,
            @Reference(name = "pretext", cardinality = ReferenceCardinality.MULTIPLE)
                    List<Map.Entry<Map<String, Object>, PretextTask>> pretext,
            @Reference(name = "classifier", cardinality = ReferenceCardinality.OPTIONAL)
                    Classifier classifier,
            @Reference(name = "corpus", cardinality = ReferenceCardinality.OPTIONAL)
                    Corpus corpus) {
        this.name = String.valueOf(properties.get(Composition.PART));
        this.order = (Integer) properties.getOrDefault(Composition.ORDER, 0);
        this.permuted = settings.control().equals("permuted");
        this.classifier = Optional.ofNullable(classifier);
        this.corpus = Optional.ofNullable(corpus);
        this.pretext = named(pretext, settings.weights(), name, context);
        if (classifier != null && !pretext.isEmpty()) {
            throw new Problem(
                    "an arm has either pretext tasks or a classical classifier",
                    "part " + name,
                    "remove key pretext or key classifier");
        }
        if ((permuted || corpus != null) && pretext.isEmpty()) {
            throw new Problem(
                    "a control or a pre-training corpus needs pretext tasks",
                    "part " + name,
                    "add key pretext, or remove keys control and corpus");
        }
    }

    private static List<Named> named(
            List<Map.Entry<Map<String, Object>, PretextTask>> tasks,
            double[] weights,
            String arm,
            BundleContext context) {
        if (weights.length != 0 && weights.length != tasks.size()) {
            throw new Problem(
                    weights.length + " weights for " + tasks.size() + " pretext tasks",
                    "part " + arm + ", key weights",
                    "give one weight a task, or none");
        }
        List<Map.Entry<Map<String, Object>, PretextTask>> sorted = new ArrayList<>(tasks);
        sorted.sort(
                Comparator.comparing(e -> (Integer) e.getKey().getOrDefault(Composition.ORDER, 0)));
        List<Named> named = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            Map.Entry<Map<String, Object>, PretextTask> e = sorted.get(i);
            double weight = weights.length == 0 ? 1 : weights[i];
            if (!(weight > 0)) {
                throw new Problem(
                        "a weight must be above 0, not " + weight,
                        "part " + arm + ", key weights",
                        "leave the task out to switch it off");
            }
            named.add(new Named(Source.of(e.getKey(), context), e.getValue(), weight));
        }
        return named;
    }

    String name() {
        return name;
    }

    int order() {
        return order;
    }

    List<Named> pretext() {
        return pretext;
    }

    boolean permuted() {
        return permuted;
    }

    Optional<Classifier> classifier() {
        return classifier;
    }

    Optional<Corpus> corpus() {
        return corpus;
    }

    /** What the arm is, for a table's note. */
    String describe() {
        if (classifier.isPresent()) {
            return "classical classifier on utterance statistics";
        }
        if (pretext.isEmpty()) {
            return "from scratch";
        }
        String tasks = String.join(" + ", pretext.stream().map(Named::part).toList());
        return "pre-trained on "
                + tasks
                + (permuted ? ", targets permuted (control)" : "")
                + (corpus.isPresent() ? ", on another corpus" : "");
    }
}
