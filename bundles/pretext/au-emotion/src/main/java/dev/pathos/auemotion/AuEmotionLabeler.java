package dev.pathos.auemotion;

import dev.pathos.api.run.State;
import dev.pathos.api.run.Tensor;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.Objective;
import dev.pathos.api.task.Objectives;
import dev.pathos.api.task.Sample;
import dev.pathos.api.task.Target;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Labels faces with emotions that occur in the training part.
 *
 * @param judge names the emotion
 * @param classes the classes in order of the outputs
 * @param head the head
 * @param counts training utterances of each class
 * @param weights the weight of each class
 * @param common the emotions that can be decided in every training face, by index
 * @param remarks which emotions can be decided
 */
record AuEmotionLabeler(
        Judge judge,
        List<String> classes,
        Head head,
        double[] counts,
        double[] weights,
        List<Integer> common,
        List<String> remarks)
        implements Labeler {
    /** The labeler that was fitted before. */
    static AuEmotionLabeler restore(Judge judge, List<String> classes, Head head, State state) {
        return new AuEmotionLabeler(
                judge,
                classes,
                head,
                state.doubles("counts"),
                state.doubles("weights"),
                Arrays.stream(state.tensor("common").longs()).mapToObj(e -> (int) e).toList(),
                state.tensor("remarks").texts());
    }

    @Override
    public Target label(Sample sample) throws IOException {
        Target target = judge.of(judge.look(sample), common);
        if (target.present() && counts[(int) target.values()[0]] == 0) {
            String name = classes.get((int) target.values()[0]);
            return Target.none(name + " does not occur in the training part");
        }
        return target;
    }

    @Override
    public Objective objective() {
        return Objectives.crossEntropy(head, classes, weights);
    }

    @Override
    public State state() {
        long[] emotions = common.stream().mapToLong(e -> e).toArray();
        return new State(
                Map.of(
                        "counts", Tensor.of(counts),
                        "weights", Tensor.of(weights),
                        "common", Tensor.of(emotions),
                        "remarks", Tensor.ofTexts(remarks)));
    }
}
