package dev.pathos.encoders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.encoder.Batch;
import dev.pathos.api.encoder.Encoder;
import dev.pathos.api.encoder.Learner;
import dev.pathos.api.encoder.Learner.Mode;
import dev.pathos.api.encoder.Learner.Update;
import dev.pathos.api.run.Seeds;
import dev.pathos.api.run.State;
import dev.pathos.api.run.Tensor;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Head.Level;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The gradient by every kind of weight against central differences of the loss. */
class GradientTest {

    private static final long SEED = 3;

    @Test
    void should_be_the_loss_s_derivative_when_chunks_are_averaged() {
        check(Nets.cnn("mean", 0, 2, 2), Map.of("a", Head.utterance(3, 6)));
    }

    @Test
    void should_be_the_loss_s_derivative_when_chunks_are_gated() {
        check(Nets.cnn("gated", 0, 2, 2), Map.of("a", Head.utterance(3, 6)));
    }

    @Test
    void should_be_the_loss_s_derivative_when_chunks_are_attended_to() {
        check(Nets.cnn("attentive", 0, 2, 2), Map.of("a", Head.utterance(3, 6)));
    }

    @Test
    void should_be_the_loss_s_derivative_when_dropout_is_on() {
        check(
                Nets.cnn("attentive", .3, 2, 2),
                Map.of("a", Nets.head(Level.UTTERANCE, 3, .3, List.of(), 6, 5)));
    }

    @Test
    void should_be_the_loss_s_derivative_when_heads_are_of_several_levels() {
        check(
                Nets.cnn("mean", 0, 2, 2),
                Map.of("a", Head.utterance(3), "c", Nets.head(Level.CHUNK, 2, 0, List.of(), 4)));
    }

    @Test
    void should_be_the_loss_s_derivative_when_a_head_reads_another() {
        Map<String, Head> heads = new TreeMap<>();
        heads.put("a", Nets.head(Level.CHUNK, 2, .2, List.of(), 4, 6));
        heads.put("b", Nets.head(Level.CHUNK, 3, 0, List.of("a"), 5));
        check(Nets.cnn("mean", 0, 2, 2), heads);
    }

    @Test
    void should_be_the_loss_s_derivative_when_a_head_reads_two_others() {
        Map<String, Head> heads = new TreeMap<>();
        heads.put("a", Nets.head(Level.CHUNK, 2, .2, List.of(), 4, 6));
        // Read by c and reading a itself, so that a is reached by two ways.
        heads.put("b", Nets.head(Level.CHUNK, 3, 0, List.of("a"), 5));
        heads.put("c", Nets.head(Level.CHUNK, 2, .2, List.of("b", "a"), 7));
        check(Nets.cnn("mean", 0, 2, 2), heads);
    }

    @Test
    void should_be_the_loss_s_derivative_when_a_head_of_frames_reads_two_others() {
        Map<String, Head> heads = new TreeMap<>();
        heads.put("emotion", Nets.head(Level.FRAME, 4, 0, List.of(), 5));
        heads.put("viseme", Nets.head(Level.FRAME, 3, 0, List.of(), 6));
        heads.put("x-movement", Nets.head(Level.FRAME, 2, 0, List.of("viseme", "emotion"), 4));
        check(Nets.lstm("mean", 0, 2, 2), heads);
    }

    @Test
    void should_be_the_loss_s_derivative_when_chunks_are_pictures() {
        check(Nets.vgg(false, 2, 2), Map.of("a", Head.utterance(3, 6)));
    }

    @Test
    void should_be_the_loss_s_derivative_when_frames_attend_to_each_other() {
        check(Nets.transformer(.2, 2, 2), Map.of("a", Head.utterance(3, 6)));
    }

    @Test
    void should_be_the_loss_s_derivative_when_layers_are_dense() {
        check(Nets.mlp(2, 2), Map.of("a", Head.utterance(3, 6)));
    }

    @Test
    void should_be_the_loss_s_derivative_when_chunks_are_recurrent() {
        check(Nets.lstm("attentive", .2, 2, 2), Map.of("a", Head.utterance(3, 6)));
    }

    @Test
    void should_be_the_loss_s_derivative_when_frames_have_a_head() {
        check(
                Nets.lstm("mean", 0, 2, 2),
                Map.of("a", Head.utterance(3), "f", Nets.head(Level.FRAME, 2, 0, List.of(), 4)));
    }

    private static void check(Encoder encoder, Map<String, Head> heads) {
        Batch batch = Nets.batch(1, 3, 1, 2);
        try (Learner learner = Nets.open(encoder, Nets.SGD)) {
            heads.forEach((name, head) -> learner.add(name, head, 7));
            learner.restore(moved(learner.state()));
            State before = learner.state();
            double norm = Nets.step(learner, batch, heads.keySet(), new Update(1, 0, false), SEED);
            State after = learner.state();
            double square = 0;
            for (String name : before.tensors().keySet()) {
                if (name.contains("optimizer")) {
                    continue;
                }
                float[] from = before.tensor(name).floats();
                float[] to = after.tensor(name).floats();
                double[] gradient = new double[from.length];
                double length = 0;
                for (int i = 0; i < from.length; i++) {
                    gradient[i] = (double) from[i] - to[i];
                    length += gradient[i] * gradient[i];
                }
                square += length;
                length = Math.sqrt(length);
                assertTrue(length > 0, name + " has no gradient");
                double[] along = gradient.clone();
                for (int i = 0; i < along.length; i++) {
                    along[i] /= length;
                }
                // A steep slope shows over a short step, within which hardly a unit crosses its
                // ReLU's
                // bend; a flat one would drown in rounding there.
                float step = length > 1 ? 1f / 4096 : 1f / 1024;
                double slope = slope(learner, before, name, along, step, batch, heads);
                assertEquals(length, slope, .01 * length, name + " along its gradient");
                SplittableRandom random = Seeds.random(1, name);
                for (int trial = 0; trial < 4; trial++) {
                    int i = random.nextInt(from.length);
                    double[] axis = new double[from.length];
                    axis[i] = 1;
                    slope = slope(learner, before, name, axis, step, batch, heads);
                    assertEquals(gradient[i], slope, .02 * length, name + " at " + i);
                }
            }
            assertEquals(Math.sqrt(square), norm, 1e-4 * norm, "the global norm");
        }
    }

    /** Away from fresh biases of 0, where units without any input lie on their ReLU's bend. */
    private static State moved(State fresh) {
        Map<String, Tensor> tensors = new TreeMap<>(fresh.tensors());
        SplittableRandom random = Seeds.random(2, "move");
        fresh.tensors()
                .forEach(
                        (name, tensor) -> {
                            if (!name.contains("optimizer")) {
                                float[] values = tensor.floats().clone();
                                for (int i = 0; i < values.length; i++) {
                                    values[i] += (float) (.1 * random.nextGaussian());
                                }
                                tensors.put(name, Tensor.of(values, tensor.shape()));
                            }
                        });
        return new State(tensors);
    }

    private static double slope(
            Learner learner,
            State at,
            String name,
            double[] direction,
            float step,
            Batch batch,
            Map<String, Head> heads) {
        double[] loss = new double[2];
        for (int side = 0; side < 2; side++) {
            Map<String, Tensor> tensors = new TreeMap<>(at.tensors());
            float[] values = at.tensor(name).floats().clone();
            for (int i = 0; i < values.length; i++) {
                values[i] += (float) (direction[i] * (side == 0 ? -step : step));
            }
            tensors.put(name, Tensor.of(values, at.tensor(name).shape()));
            learner.restore(new State(tensors));
            loss[side] = Nets.loss(learner, batch, heads.keySet(), new Mode(true, SEED));
        }
        return (loss[1] - loss[0]) / (2 * step);
    }
}
