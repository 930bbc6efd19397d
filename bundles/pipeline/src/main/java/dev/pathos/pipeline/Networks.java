package dev.pathos.pipeline;

import dev.pathos.api.encoder.Encoder;
import dev.pathos.api.encoder.Learner;
import dev.pathos.api.run.State;
import dev.pathos.api.run.Tensor;
import dev.pathos.api.task.Optimizer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Opens networks so that all arms of a fold and repetition begin alike.
 *
 * @param encoder the architecture
 */
record Networks(Encoder encoder) {
    /** A learner with fresh weights, the same for all arms of a fold and repetition. */
    Learner open(Cell cell, Fold fold, double rate) {
        return encoder.open(
                fold.train().normalization().mean().length,
                fold.train().chunks().length(),
                new Optimizer(Optimizer.Kind.ADAM, rate),
                cell.seedOf("weights"));
    }

    /** Adds one head a task; a head's weights depend on its name, not on the arm. */
    static void addHeads(Learner learner, List<LiveTask> tasks, Cell cell) {
        for (LiveTask task : tasks) {
            learner.add(task.name(), task.objective().head(), headSeed(cell, task.name()));
        }
    }

    static long headSeed(Cell cell, String task) {
        return cell.seedOf("head " + task);
    }

    /** Takes over a pre-trained trunk's weights; its optimizer starts afresh. */
    static void startFrom(Learner learner, RunFolder pretrained) {
        State best = pretrained.checkpoints().latest().orElseThrow().beneath("best/");
        Map<String, Tensor> tensors = new TreeMap<>(learner.state().tensors());
        best.tensors()
                .forEach(
                        (name, tensor) -> {
                            boolean weight = name.startsWith("trunk/");
                            if (weight && !name.startsWith("trunk/optimizer/")) {
                                tensors.put(name, tensor);
                            }
                        });
        learner.restore(new State(tensors));
    }
}
