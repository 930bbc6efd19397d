package dev.pathos.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.encoder.Batch;
import dev.pathos.api.encoder.Encoder;
import dev.pathos.api.encoder.Learner;
import dev.pathos.api.encoder.Learner.Update;
import dev.pathos.api.task.Optimizer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EncoderContractTest {
    /** What an offender does to a call: changes its arguments, or keeps it from being made. */
    private interface Offence {
        boolean passed(String method, Object[] arguments);
    }

    static class Good extends EncoderContract {
        @Override
        protected Encoder encoder(int workers) {
            return offending(GeneratedEncoder.small(), offence());
        }

        Offence offence() {
            return (method, arguments) -> true;
        }
    }

    private static Encoder offending(Encoder good, Offence offence) {
        return new Encoder() {
            @Override
            public Chunking chunking() {
                return good.chunking();
            }

            @Override
            public Learner open(int columns, int frames, Optimizer optimizer, long seed) {
                Object[] opened = {seed};
                offence.passed("open", opened);
                Learner learner = good.open(columns, frames, optimizer, (long) opened[0]);
                return (Learner)
                        Proxy.newProxyInstance(
                                Learner.class.getClassLoader(),
                                new Class<?>[] {Learner.class},
                                (proxy, method, arguments) -> {
                                    if (!offence.passed(method.getName(), arguments)) {
                                        return null;
                                    }
                                    try {
                                        return method.invoke(learner, arguments);
                                    } catch (InvocationTargetException e) {
                                        throw e.getCause();
                                    }
                                });
            }
        };
    }

    static class Unseeded extends Good {
        @Override
        Offence offence() {
            return (method, arguments) -> {
                if (method.equals("open")) {
                    arguments[0] = System.nanoTime();
                }
                return true;
            };
        }
    }

    static class Steep extends Good {
        @Override
        @SuppressWarnings("unchecked")
        Offence offence() {
            return (method, arguments) -> {
                if (method.equals("backward")) {
                    for (float[] gradient : ((Map<String, float[]>) arguments[0]).values()) {
                        for (int i = 0; i < gradient.length; i++) {
                            gradient[i] *= 2;
                        }
                    }
                }
                return true;
            };
        }
    }

    static class Forgetful extends Good {
        @Override
        Offence offence() {
            return (method, arguments) -> !method.equals("restore");
        }
    }

    static class Scribbling extends Good {
        @Override
        Offence offence() {
            return (method, arguments) -> {
                if (method.equals("forward")) {
                    ((Batch) arguments[0]).values()[0] += 1;
                }
                return true;
            };
        }
    }

    static class Thawed extends Good {
        @Override
        Offence offence() {
            return (method, arguments) -> {
                if (method.equals("backward")) {
                    Update update = (Update) arguments[1];
                    arguments[1] = new Update(update.rateFactor(), 0, false);
                }
                return true;
            };
        }
    }

    static class Clinging extends Good {
        @Override
        Offence offence() {
            return (method, arguments) -> !method.equals("remove");
        }
    }

    private static void assertFails(Class<?> offender, String... tests) {
        Set<String> failed = Verdict.on(offender).failed();
        for (String test : tests) {
            assertTrue(failed.contains(test), test + " is not among " + failed);
        }
    }

    @Test
    void should_pass_when_an_encoder_is_the_one_that_is_generated() {
        Verdict verdict = Verdict.on(Good.class);
        assertTrue(verdict.run() >= 22, verdict.toString());
        assertEquals(Set.of(), verdict.failed());
    }

    @Test
    void should_fail_when_weights_do_not_follow_from_the_seed() {
        assertFails(
                Unseeded.class,
                "should_hold_the_same_weights_when_opened_with_the_same_seed",
                "should_train_each_as_if_alone_when_four_learners_train_at_once",
                "should_end_in_the_same_state_when_workers_are_more");
    }

    @Test
    void should_fail_when_a_gradient_is_not_that_of_the_loss() {
        assertFails(
                Steep.class,
                "should_lose_as_much_as_the_gradient_says_when_taking_a_small_step",
                "should_leave_batch_and_gradients_unchanged_when_taking_a_step");
    }

    @Test
    void should_fail_when_saved_state_does_not_come_back() {
        assertFails(
                Forgetful.class,
                "should_hold_the_saved_state_when_restored",
                "should_end_in_the_same_state_when_a_run_is_resumed",
                "should_say_what_differs_when_a_state_does_not_fit");
    }

    @Test
    void should_fail_when_a_batch_is_written_into() {
        assertFails(
                Scribbling.class,
                "should_change_nothing_when_inferring",
                "should_leave_batch_and_gradients_unchanged_when_taking_a_step");
    }

    @Test
    void should_fail_when_an_update_is_not_done_as_asked() {
        assertFails(
                Thawed.class,
                "should_keep_the_trunk_when_it_is_frozen",
                "should_take_a_shorter_step_when_the_gradient_is_clipped");
    }

    @Test
    void should_fail_when_a_head_stays() {
        assertFails(Clinging.class, "should_leave_the_rest_as_it_is_when_heads_come_and_go");
    }
}
