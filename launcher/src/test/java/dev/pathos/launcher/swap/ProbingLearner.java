package dev.pathos.launcher.swap;

import dev.pathos.api.encoder.Batch;
import dev.pathos.api.encoder.Learner;
import dev.pathos.api.encoder.TrunkGradients;
import dev.pathos.api.run.State;
import dev.pathos.api.run.Tensor;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Outputs;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Watches a learner: that steps follow one another, and what coming and going heads leave alone.
 */
final class ProbingLearner implements Learner {
    static final AtomicLong STEPS = new AtomicLong();
    static final AtomicLong OUT_OF_ORDER = new AtomicLong();
    static final AtomicLong CAME_AND_WENT = new AtomicLong();
    static final AtomicLong TOUCHED = new AtomicLong();
    static final AtomicLong STEP_NANOS = new AtomicLong();

    private final Learner watched;
    private long expected = -1;
    private long begun;

    ProbingLearner(Learner watched) {
        this.watched = watched;
    }

    /** Weights and optimizer of the trunk and of all heads but one. */
    private Map<String, Tensor> others(String head) {
        Map<String, Tensor> others = new TreeMap<>(watched.state().tensors());
        others.keySet().removeIf(name -> name.startsWith("head/" + head + "/"));
        return others;
    }

    private void watch(String head, Runnable work) {
        Map<String, Tensor> before = others(head);
        work.run();
        CAME_AND_WENT.incrementAndGet();
        if (!before.equals(others(head))) {
            TOUCHED.incrementAndGet();
        }
    }

    @Override
    public void add(String name, Head head, long seed) {
        watch(name, () -> watched.add(name, head, seed));
    }

    @Override
    public void remove(String name) {
        watch(name, () -> watched.remove(name));
    }

    @Override
    public Map<String, Outputs> forward(Batch batch, Set<String> heads, Mode mode) {
        if (mode.training()) {
            begun = System.nanoTime();
            if (expected >= 0 && mode.step() != expected) {
                OUT_OF_ORDER.incrementAndGet();
            }
            expected = mode.step() + 1;
        }
        return watched.forward(batch, heads, mode);
    }

    @Override
    public double backward(Map<String, float[]> gradients, Update update) {
        double norm = watched.backward(gradients, update);
        STEPS.incrementAndGet();
        STEP_NANOS.addAndGet(System.nanoTime() - begun);
        return norm;
    }

    @Override
    public TrunkGradients trunkGradients(Map<String, float[]> gradients) {
        return watched.trunkGradients(gradients);
    }

    @Override
    public Outputs embed(Batch batch) {
        return watched.embed(batch);
    }

    @Override
    public Outputs activations(Batch batch, String head) {
        return watched.activations(batch, head);
    }

    @Override
    public State state() {
        return watched.state();
    }

    @Override
    public void restore(State state) {
        watched.restore(state);
    }

    @Override
    public void close() {
        watched.close();
    }
}
