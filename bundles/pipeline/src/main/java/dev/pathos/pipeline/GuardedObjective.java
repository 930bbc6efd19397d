package dev.pathos.pipeline;

import dev.pathos.api.task.Head;
import dev.pathos.api.task.Objective;
import dev.pathos.api.task.Outputs;
import java.util.List;

/**
 * A task's objective whose code runs on the task's own thread, under a deadline.
 *
 * <p>What does not change is asked for once. A call that fails throws {@link TaskFailure}; what an
 * abandoned call still writes goes into arrays that nobody reads any more.
 */
final class GuardedObjective implements Objective {
    private final TaskThread thread;
    private final Objective objective;
    private final Head head;
    private final List<String> classes;
    private final boolean multiLabel;

    private GuardedObjective(
            TaskThread thread,
            Objective objective,
            Head head,
            List<String> classes,
            boolean multiLabel) {
        this.thread = thread;
        this.objective = objective;
        this.head = head;
        this.classes = classes;
        this.multiLabel = multiLabel;
    }

    /**
     * Guards an objective.
     *
     * @param thread the task's own
     * @param objective the objective
     * @throws TaskFailure if it does not describe itself
     */
    static Objective of(TaskThread thread, Objective objective) {
        return thread.step(
                "describing its head and classes",
                () -> {
                    Head head = objective.head();
                    List<String> classes = List.copyOf(objective.classes());
                    if (head == null) {
                        throw new TaskFailure(
                                "its objective describes no head (null)", false, null);
                    }
                    if (!classes.isEmpty() && classes.size() != head.outputs()) {
                        throw new TaskFailure(
                                String.format(
                                        "its head has %d outputs for %d classes",
                                        head.outputs(), classes.size()),
                                false,
                                null);
                    }
                    return new GuardedObjective(
                            thread, objective, head, classes, objective.multiLabel());
                });
    }

    @Override
    public Head head() {
        return head;
    }

    @Override
    public List<String> classes() {
        return classes;
    }

    @Override
    public boolean multiLabel() {
        return multiLabel;
    }

    @Override
    public double loss(Outputs outputs, float[] targets, float[] gradient) {
        return thread.step(
                "computing its loss",
                () -> {
                    double loss = objective.loss(outputs, targets, gradient);
                    if (!finite(loss, gradient)) {
                        throw new TaskFailure("loss or gradient not finite", false, null);
                    }
                    return loss;
                });
    }

    private static boolean finite(double loss, float[] gradient) {
        for (float g : gradient) {
            if (!Float.isFinite(g)) {
                return false;
            }
        }
        return Double.isFinite(loss);
    }

    @Override
    public float[] predict(Outputs outputs) {
        return thread.step(
                "telling its predictions",
                () -> {
                    float[] predictions = objective.predict(outputs);
                    if (predictions != null && predictions.length != outputs.values().length) {
                        throw new TaskFailure(
                                String.format(
                                        "%d predictions for %d outputs",
                                        predictions.length, outputs.values().length),
                                false,
                                null);
                    }
                    return predictions;
                });
    }
}
