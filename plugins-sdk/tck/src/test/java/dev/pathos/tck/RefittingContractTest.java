package dev.pathos.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.State;
import dev.pathos.api.run.Tensor;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.Objective;
import dev.pathos.api.task.Objectives;
import dev.pathos.api.task.PretextTask;
import dev.pathos.api.task.Refitting;
import dev.pathos.api.task.Sample;
import dev.pathos.api.task.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RefittingContractTest {
    /** The utterances whose first activation is positive, and the others. */
    private static class Halves implements PretextTask {
        @Override
        public Labeler fit(Iterable<Sample> training, long seed) {
            List<String> ids = new ArrayList<>();
            for (Sample sample : training) {
                if (ids.size() % 2 == 0) {
                    ids.add(sample.utterance().id());
                }
            }
            return labeler(ids, 2);
        }

        @Override
        public Labeler restore(State state) {
            return labeler(state.tensor("positive").texts(), 2);
        }

        Labeler labeler(List<String> positive, int outputs) {
            return new HalvesLabeler(this, positive, outputs);
        }

        Refitting.Refit refit(Refitting.Activations activations) {
            List<String> positive = new ArrayList<>();
            int at = 0;
            for (int i = 0; i < activations.ids().length; i++) {
                if (activations.values()[at] > 0) {
                    positive.add(activations.ids()[i]);
                }
                at += activations.chunks()[i] * activations.width();
            }
            double[] weights = new double[activations.ids().length];
            Arrays.fill(weights, 1);
            return new Refitting.Refit(
                    labeler(positive, 2),
                    Optional.of(weights),
                    Map.of("share", positive.size() / (double) weights.length));
        }
    }

    private record HalvesLabeler(Halves task, List<String> positive, int outputs)
            implements Refitting {
        @Override
        public Target label(Sample sample) {
            return Target.ofClass(positive.contains(sample.utterance().id()) ? 1 : 0);
        }

        @Override
        public Objective objective() {
            List<String> classes = List.of("negative", "positive", "other").subList(0, outputs);
            double[] weights = new double[outputs];
            Arrays.fill(weights, 1);
            return Objectives.crossEntropy(Head.utterance(outputs), classes, weights);
        }

        @Override
        public State state() {
            return new State(Map.of("positive", Tensor.ofTexts(positive)));
        }

        @Override
        public Source source() {
            return Source.TRUNK;
        }

        @Override
        public Refit refit(Activations activations, int epoch, long seed) {
            return task.refit(activations);
        }
    }

    private abstract static class Part extends RefittingContract {
        @Override
        protected List<MemorySample> training() {
            return parts();
        }
    }

    private static List<MemorySample> parts() {
        return List.of(
                MemorySample.of("a", "x", Tones.silence(.1)),
                MemorySample.of("b", "x", Tones.silence(.1)),
                MemorySample.of("c", "y", Tones.silence(.1)),
                MemorySample.of("d", "y", Tones.silence(.1)));
    }

    static class Good extends Part {
        @Override
        protected PretextTask task() {
            return new Halves();
        }
    }

    static class Undeclared extends TaskContract {
        @Override
        protected PretextTask task() {
            return new Halves();
        }

        @Override
        protected List<MemorySample> training() {
            return parts();
        }
    }

    /** Counts its refits, which no state tells. */
    static class Counting extends Part {
        @Override
        protected PretextTask task() {
            return new Halves() {
                private int refits;

                @Override
                Refitting.Refit refit(Refitting.Activations activations) {
                    Refitting.Refit refit = super.refit(activations);
                    return new Refitting.Refit(
                            refit.labeler(), refit.weights(), Map.of("refits", (double) refits++));
                }
            };
        }
    }

    /** Centres the activations that it is shown, weights the first utterance, adds an output. */
    static class Reckless extends Part {
        @Override
        protected PretextTask task() {
            return new Halves() {
                @Override
                Refitting.Refit refit(Refitting.Activations activations) {
                    activations.values()[1] -= 1;
                    return new Refitting.Refit(
                            labeler(List.of("a"), 3),
                            Optional.of(new double[] {1}),
                            Map.of("share", Double.NaN));
                }
            };
        }
    }

    @Test
    void should_fail_when_a_refit_is_no_function_of_its_arguments() {
        assertEquals(Set.of(), Verdict.on(Good.class).failed());
        assertEquals(
                Set.of("should_keep_the_contract_of_refitting_when_its_labeler_is_fitted_anew"),
                Verdict.on(Undeclared.class).failed());
        Set<String> counting = Verdict.on(Counting.class).failed();
        assertTrue(counting.contains("should_give_the_same_fit_when_refitted_twice"));
        assertTrue(counting.contains("should_go_on_as_before_when_saved_between_refits"));
    }

    @Test
    void should_fail_when_a_refit_changes_more_than_it_may() {
        Set<String> failed = Verdict.on(Reckless.class).failed();
        for (String test :
                List.of(
                        "should_leave_activations_unchanged_when_refitting",
                        "should_give_a_weight_to_every_utterance_when_it_gives_any",
                        "should_name_finite_metrics_when_it_has_any",
                        "should_keep_its_head_when_that_lives_as_long_as_the_task")) {
            assertTrue(failed.contains(test), test + " is not among " + failed);
        }
    }
}
