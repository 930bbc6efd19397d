package dev.pathos.auemotion;

import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.run.State;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.Objective;
import dev.pathos.api.task.Objectives;
import dev.pathos.api.task.Sample;
import dev.pathos.api.task.Target;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Labels faces with emotions that occur in the training part.
 *
 * @param recognizer names the emotion
 * @param classes the classes in order of the outputs
 * @param head the head
 * @param counts training utterances of each class
 * @param weights the weight of each class
 */
record AuEmotionLabeler(
        Recognizer recognizer, List<String> classes, Head head, double[] counts, double[] weights)
        implements Labeler {
    @Override
    public Target label(Sample sample) throws IOException {
        Target target = recognize(recognizer, sample);
        if (target.present() && counts[(int) target.values()[0]] == 0) {
            String name = classes.get((int) target.values()[0]);
            return Target.none(name + " does not occur in the training part");
        }
        return target;
    }

    static Target recognize(Recognizer recognizer, Sample sample) throws IOException {
        Optional<FaceTrack> face = sample.face();
        return face.isEmpty() ? Target.none("no face") : recognizer.recognize(face.get());
    }

    @Override
    public Objective objective() {
        return Objectives.crossEntropy(head, classes, weights);
    }

    @Override
    public State state() {
        return State.of(Map.of("counts", counts, "weights", weights));
    }
}
