package dev.pathos.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.run.Problem;
import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.Objective;
import dev.pathos.api.task.Outputs;
import dev.pathos.api.task.PretextTask;
import dev.pathos.api.task.Refitting;
import dev.pathos.api.task.Sample;
import dev.pathos.api.task.Target;
import dev.pathos.api.task.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Task}, pretext or downstream, must do: fitting is a function of training part
 * and seed, labeling a pure function of the sample, fitted state comes back as values, targets
 * agree with the head, and the objective's gradient is the derivative of its loss.
 */
public abstract class TaskContract extends TaskFixture {
    @Test
    void should_give_the_same_targets_when_fitted_twice_with_a_seed() throws IOException {
        Task one = task();
        Labeler first = one.fit(part(), SEED);
        List<Sample> samples = everything();
        List<Target> targets = targets(first, samples);
        Labeler again = one.fit(part(), SEED);
        assertTargets(samples, targets, targets(again, samples));
        assertEquals(first.state(), again.state(), "state of the same task fitted again");
        Labeler fresh = task().fit(part(), SEED);
        assertTargets(samples, targets, targets(fresh, samples));
        assertEquals(first.state(), fresh.state(), "state of a fresh task");
    }

    @Test
    void should_give_the_same_targets_when_four_threads_label() throws Exception {
        Labeler shared = task().fit(part(), SEED);
        List<Sample> samples = everything();
        List<Target> alone = targets(shared, samples);
        for (List<Target> targets : Concurrently.call(() -> targets(shared, samples))) {
            assertTargets(samples, alone, targets);
        }
    }

    @Test
    void should_give_the_same_targets_when_fitted_state_is_restored() throws IOException {
        Labeler fitted = task().fit(part(), SEED);
        Labeler restored = task().restore(Saved.read(fitted.state()));
        assertTargets(everything(), targets(fitted, everything()), targets(restored, everything()));
        assertEquals(fitted.state(), restored.state(), "the restored labeler's own state");
        assertEquals(fitted.objective().classes(), restored.objective().classes());
        assertEquals(fitted.remarks(), restored.remarks(), "the remarks");
        assertEquals(fitted.objective().head(), restored.objective().head());
        Batch batch = batch(fitted);
        assertEquals(
                loss(fitted.objective(), batch), loss(restored.objective(), batch), "the loss");
    }

    @Test
    void should_keep_the_contract_of_refitting_when_its_labeler_is_fitted_anew()
            throws IOException {
        assertTrue(
                !(task().fit(part(), SEED) instanceof Refitting)
                        || this instanceof RefittingContract,
                "the labeler is fitted anew each epoch: extend RefittingContract");
    }

    @Test
    void should_leave_its_input_unchanged_when_fitting_and_labeling() throws IOException {
        List<MemorySample> samples = training();
        List<float[]> before = content(samples);
        Labeler labeler = task().fit(new ArrayList<Sample>(samples), SEED);
        targets(labeler, new ArrayList<>(samples));
        List<float[]> after = content(samples);
        for (int i = 0; i < before.size(); i++) {
            assertArrayEquals(before.get(i), after.get(i), "a view of the training part");
        }
    }

    @Test
    void should_leave_unreadable_samples_out_when_fitting() throws IOException {
        List<Sample> more = new ArrayList<>(part());
        more.add(1, MemorySample.unreadable("unreadable", "x"));
        assertEquals(task().fit(part(), SEED).state(), task().fit(more, SEED).state());
    }

    @Test
    void should_fit_when_the_training_part_holds_extreme_samples() throws IOException {
        Labeler labeler = task().fit(everything(), SEED);
        assertTrue(targets(labeler, part()).stream().anyMatch(Target::present));
    }

    @Test
    void should_say_so_when_the_training_part_is_empty() throws IOException {
        try {
            Labeler labeler = task().fit(List.of(), SEED);
            targets(labeler, everything());
        } catch (Problem expected) {
            assertFalse(expected.getMessage().isBlank());
        }
    }

    @Test
    void should_give_a_target_or_a_reason_when_samples_are_extreme() throws IOException {
        Labeler labeler = task().fit(part(), SEED);
        for (MemorySample sample : extremes()) {
            Target target = labeler.label(sample);
            assertTrue(
                    target.present() == target.reason().isEmpty(),
                    sample.utterance().id() + " has neither target nor reason, or both");
        }
    }

    @Test
    void should_agree_with_the_head_when_targets_are_given() throws IOException {
        Labeler labeler = task().fit(part(), SEED);
        Objective objective = labeler.objective();
        int outputs = objective.head().outputs();
        int classes = objective.classes().size();
        assertTrue(classes == 0 || classes == outputs, classes + " classes, " + outputs);
        assertEquals(classes, objective.classes().stream().distinct().count(), "classes by name");
        for (Target target : targets(labeler, everything())) {
            if (target.present()) {
                int width = width(target);
                assertEquals(width(batch(labeler).first()), width, "all targets are as wide");
                for (float value : withoutGaps(target).values()) {
                    assertTrue(Float.isFinite(value), "a target of " + value);
                    if (classes > 1 && width == 1) {
                        assertEquals((int) value, value, "a class index is whole");
                        assertTrue(value >= 0 && value < classes, "class " + value);
                    } else if (classes > 0) {
                        assertTrue(value >= 0 && value <= 1, "a share of " + value);
                    }
                }
            }
        }
    }

    @Test
    void should_be_the_derivative_of_the_loss_when_a_gradient_is_given() throws IOException {
        Labeler labeler = task().fit(part(), SEED);
        Batch batch = batch(labeler);
        FiniteDifferences.assertGradient(labeler.objective(), batch.targets(), batch.rows(), 3);
    }

    @Test
    void should_be_a_function_of_its_arguments_when_a_loss_is_computed() throws IOException {
        Labeler labeler = task().fit(part(), SEED);
        Objective objective = labeler.objective();
        Batch batch = batch(labeler);
        Outputs outputs = FiniteDifferences.outputs(objective, batch.rows(), 4);
        float[] values = outputs.values().clone();
        float[] targets = batch.targets().clone();
        float[] clean = new float[values.length];
        float[] used = new float[values.length];
        Arrays.fill(used, 7);
        double loss = objective.loss(outputs, batch.targets(), clean);
        assertEquals(loss, objective.loss(outputs, batch.targets(), used), "computed again");
        assertArrayEquals(clean, used, "the gradient is written, not added");
        assertArrayEquals(values, outputs.values(), "outputs are not changed");
        assertArrayEquals(targets, batch.targets(), "targets are not changed");
    }

    @Test
    void should_be_finite_when_outputs_are_large_or_the_batch_is_one_row() throws IOException {
        Labeler labeler = task().fit(part(), SEED);
        Objective objective = labeler.objective();
        Batch batch = batch(labeler);
        Outputs outputs = FiniteDifferences.outputs(objective, batch.rows(), 5);
        for (int i = 0; i < outputs.values().length; i++) {
            outputs.values()[i] *= 1000;
        }
        assertFinite(objective, outputs, batch.targets());
        int rows = batch.first().rows();
        Outputs one = FiniteDifferences.outputs(objective, rows, 6);
        assertFinite(objective, one, batch.first().values());
    }

    @Test
    void should_predict_one_value_an_output_when_asked() throws IOException {
        Labeler labeler = task().fit(part(), SEED);
        Objective objective = labeler.objective();
        Outputs outputs = FiniteDifferences.outputs(objective, 5, 7);
        float[] predicted = objective.predict(outputs);
        assertEquals(outputs.values().length, predicted.length);
        assertNotSame(outputs.values(), predicted, "a fresh array");
        for (float value : predicted) {
            assertTrue(Float.isFinite(value));
            assertTrue(
                    objective.classes().isEmpty() || value >= 0 && value <= 1,
                    "a probability of " + value);
        }
    }

    @Test
    void should_not_look_at_labels_when_it_is_a_pretext_task() throws IOException {
        Assumptions.assumeTrue(task() instanceof PretextTask, "a downstream task reads labels");
        List<Sample> told = new ArrayList<>();
        List<Sample> untold = new ArrayList<>();
        int i = 0;
        for (MemorySample sample : training()) {
            told.add(sample.withLabel("class " + i++ % 3));
            untold.add(sample.withAnnotations(Annotations.NONE));
        }
        Labeler one = task().fit(told, SEED);
        Labeler other = task().fit(untold, SEED);
        assertEquals(one.state(), other.state(), "state fitted with and without labels");
        assertTargets(untold, targets(one, told), targets(other, untold));
    }
}
