package dev.pathos.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.State;
import dev.pathos.api.run.Tensor;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.HighLow;
import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.Objective;
import dev.pathos.api.task.Objectives;
import dev.pathos.api.task.Outputs;
import dev.pathos.api.task.PretextTask;
import dev.pathos.api.task.Sample;
import dev.pathos.api.task.Target;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TaskContractTest {
    /** Is the sound's first sample high? Offenders change one thing about it. */
    private static class First implements PretextTask {
        final HighLow task =
                new HighLow(this::measure, "first sample", false, false, Head.utterance(2));

        Target measure(Sample sample) throws IOException {
            float[] samples = sample.audio().toArray();
            return samples.length == 0 ? Target.none("empty") : Target.of(samples[0]);
        }

        @Override
        public Labeler fit(Iterable<Sample> training, long seed) throws IOException {
            return task.fit(training);
        }

        @Override
        public Labeler restore(State state) {
            return task.restore(state);
        }
    }

    abstract static class Part extends TaskContract {
        @Override
        protected List<MemorySample> training() {
            return List.of(first("a", .1f), first("b", .2f), first("c", .3f), first("d", .4f));
        }

        private static MemorySample first(String id, float value) {
            return MemorySample.of(id, id, Audio.of(16_000, new float[] {value}))
                    .withFace(SyntheticFace.still(25, 1).track());
        }
    }

    static class Good extends Part {
        @Override
        protected PretextTask task() {
            return new First();
        }
    }

    static class Peeking extends Part {
        @Override
        protected PretextTask task() {
            return new First() {
                @Override
                Target measure(Sample sample) throws IOException {
                    int extra = sample.utterance().annotations().label().equals("class 0") ? 1 : 0;
                    Target target = super.measure(sample);
                    return target.present() ? Target.of(target.values()[0] + extra) : target;
                }
            };
        }
    }

    static class Forgetful extends Part {
        @Override
        protected PretextTask task() {
            return new First() {
                @Override
                public Labeler restore(State state) {
                    State zero = State.of(Map.of("median", new double[] {0}));
                    return task.restore(without(state, "median").and(zero));
                }
            };
        }
    }

    private static State without(State state, String name) {
        Map<String, Tensor> rest = new TreeMap<>(state.tensors());
        rest.remove(name);
        return new State(rest);
    }

    static class Scribbling extends Part {
        @Override
        protected PretextTask task() {
            return new First() {
                @Override
                Target measure(Sample sample) throws IOException {
                    sample.face().filter(f -> f.frames() > 0).ifPresent(f -> f.confidence()[0]--);
                    return super.measure(sample);
                }
            };
        }
    }

    static class Steep extends Part {
        @Override
        protected PretextTask task() {
            return new First() {
                @Override
                public Labeler fit(Iterable<Sample> training, long seed) throws IOException {
                    return steep(super.fit(training, seed));
                }

                @Override
                public Labeler restore(State state) {
                    return steep(super.restore(state));
                }
            };
        }
    }

    /** The same labeler with gradients twice as steep as they are. */
    private static Labeler steep(Labeler labeler) {
        Objective right = labeler.objective();
        Objective wrong =
                new Objective() {
                    @Override
                    public Head head() {
                        return right.head();
                    }

                    @Override
                    public List<String> classes() {
                        return right.classes();
                    }

                    @Override
                    public double loss(Outputs outputs, float[] targets, float[] gradient) {
                        double loss = right.loss(outputs, targets, gradient);
                        for (int i = 0; i < gradient.length; i++) {
                            gradient[i] *= 2;
                        }
                        return loss;
                    }

                    @Override
                    public float[] predict(Outputs outputs) {
                        return right.predict(outputs);
                    }
                };
        return new Labeler() {
            @Override
            public Target label(Sample sample) throws IOException {
                return labeler.label(sample);
            }

            @Override
            public Objective objective() {
                return wrong;
            }

            @Override
            public State state() {
                return labeler.state();
            }
        };
    }

    /** Two rows each; the second is none, and the first neither where a task is empty. */
    private static PretextTask rows(boolean empty) {
        return new First() {
            @Override
            public Labeler fit(Iterable<Sample> training, long seed) {
                return restore(State.EMPTY);
            }

            @Override
            public Labeler restore(State state) {
                return new Labeler() {
                    @Override
                    public Target label(Sample sample) throws IOException {
                        Target target = measure(sample);
                        float value = empty || !target.present() ? Float.NaN : target.values()[0];
                        return target.present()
                                ? Target.ofRows(2, new float[] {value, Float.NaN})
                                : target;
                    }

                    @Override
                    public Objective objective() {
                        return Objectives.meanSquaredError(Head.utterance(1));
                    }

                    @Override
                    public State state() {
                        return State.EMPTY;
                    }
                };
            }
        };
    }

    static class Gapped extends Part {
        @Override
        protected PretextTask task() {
            return rows(false);
        }
    }

    static class Emptied extends Part {
        @Override
        protected PretextTask task() {
            return rows(true);
        }
    }

    @Test
    void should_pass_over_rows_that_are_no_target_and_fail_when_none_is_one() {
        assertEquals(Set.of(), Verdict.on(Gapped.class).failed());
        assertTrue(
                Verdict.on(Emptied.class)
                        .failed()
                        .contains("should_agree_with_the_head_when_targets_are_given"));
    }

    @Test
    void should_pass_when_a_task_is_a_function_of_its_arguments() {
        Verdict verdict = Verdict.on(Good.class);
        assertTrue(verdict.run() >= 13, verdict.toString());
        assertEquals(Set.of(), verdict.failed());
    }

    @Test
    void should_fail_when_a_pretext_task_looks_at_labels() {
        assertEquals(
                Set.of("should_not_look_at_labels_when_it_is_a_pretext_task"),
                Verdict.on(Peeking.class).failed());
    }

    @Test
    void should_fail_when_fitted_state_is_not_restored() {
        assertEquals(
                Set.of("should_give_the_same_targets_when_fitted_state_is_restored"),
                Verdict.on(Forgetful.class).failed());
    }

    @Test
    void should_fail_when_a_task_writes_into_its_input() {
        assertTrue(
                Verdict.on(Scribbling.class)
                        .failed()
                        .contains("should_leave_its_input_unchanged_when_fitting_and_labeling"));
    }

    @Test
    void should_fail_when_a_gradient_is_wrong() {
        assertEquals(
                Set.of("should_be_the_derivative_of_the_loss_when_a_gradient_is_given"),
                Verdict.on(Steep.class).failed());
    }
}
