package dev.pathos.categorical;

import dev.pathos.api.run.State;
import dev.pathos.api.run.Tensor;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.Objective;
import dev.pathos.api.task.Sample;
import dev.pathos.api.task.Target;
import java.util.List;
import java.util.Map;

/**
 * Turns annotations into targets over a list of classes.
 *
 * @param target what of the annotations is learned
 * @param classes the classes in order of the outputs
 * @param weights the weight of each class
 * @param head the head
 */
record CategoricalLabeler(LabelTarget target, List<String> classes, double[] weights, Head head)
        implements Labeler {
    @Override
    public Target label(Sample sample) {
        return target.of(sample.utterance().annotations(), classes);
    }

    @Override
    public Objective objective() {
        return target.objective(head, classes, weights);
    }

    @Override
    public State state() {
        return new State(Map.of("classes", Tensor.ofTexts(classes), "weights", Tensor.of(weights)));
    }
}
