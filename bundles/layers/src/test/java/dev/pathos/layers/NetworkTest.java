package dev.pathos.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.layers.Layer.Activation;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Networks of each kind of layer: outputs, gradients, blocks. */
class NetworkTest {
    private static final int FRAMES = Stack.FRAMES;
    private static final int COLUMNS = Stack.COLUMNS;
    private static final long DRAW = 77;

    @BeforeEach
    void needOnednn() {
        assumeTrue(Onednn.missing().isEmpty(), () -> "no oneDNN here: " + Onednn.missing());
    }

    private static float[] random(long seed, int count, double deviation) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }

    private static float[] frames(int chunks) {
        return random(1, chunks * FRAMES * COLUMNS, 1);
    }

    private static float[] weights(Stack stack) {
        float[] weights = random(2, stack.plan().weights(), .4);
        for (Layer layer : stack.plan().layers()) {
            if (layer instanceof Layer.BatchNormalization normalization) {
                Arrays.fill(weights, normalization.variance(), normalization.variance() + 4, .7f);
            }
        }
        return weights;
    }

    /** Half the squared distance of embeddings, and of all frames' outputs if kept, from 1. */
    private static double loss(Owner network, Stack stack, float[] values, int chunks) {
        float[] embeddings = new float[chunks * stack.width()];
        float[] states =
                stack.plan().keepsFrames() ? new float[chunks * FRAMES * stack.width()] : null;
        network.train(values, 0, chunks, embeddings, states, DRAW);
        double sum = 0;
        for (float y : embeddings) {
            sum += .5 * (y - 1) * (y - 1);
        }
        if (states != null) {
            for (float y : states) {
                sum += .5 * (y - 1) * (y - 1);
            }
        }
        return sum;
    }

    private static float[] gradient(Owner network, Stack stack, float[] values, int chunks) {
        float[] embeddings = new float[chunks * stack.width()];
        float[] states =
                stack.plan().keepsFrames() ? new float[chunks * FRAMES * stack.width()] : null;
        network.train(values, 0, chunks, embeddings, states, DRAW);
        return network.backward(fromOne(embeddings), fromOne(states));
    }

    private static float[] fromOne(float[] outputs) {
        if (outputs == null) {
            return null;
        }
        float[] gradient = outputs.clone();
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] -= 1;
        }
        return gradient;
    }

    @ParameterizedTest
    @EnumSource
    void should_give_the_loss_s_derivative(Stack stack) {
        int chunks = 3;
        float[] values = frames(chunks);
        float[] weights = weights(stack);
        try (Owner network = new Owner(stack)) {
            network.load(weights);
            float[] gradient = gradient(network, stack, values, chunks);
            double error = 0;
            double size = 0;
            for (int i = 0; i < stack.moved(); i += 3) {
                float[] moved = weights.clone();
                moved[i] = weights[i] + 4e-3f;
                double high = moved[i];
                network.load(moved);
                double above = loss(network, stack, values, chunks);
                moved[i] = weights[i] - 4e-3f;
                double step = high - moved[i];
                network.load(moved);
                double found = (above - loss(network, stack, values, chunks)) / step;
                error += (found - gradient[i]) * (found - gradient[i]);
                size += found * found;
            }
            assertTrue(size > .1, "there is a gradient: " + size);
            assertEquals(0, Math.sqrt(error / size), 5e-3, "relative error of the gradient");
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"NORMALIZED_PICTURES", "DROPPING"})
    void should_give_the_sum_of_gradients_when_chunks_go_through_in_blocks(Stack stack) {
        int chunks = 300;
        float[] values = frames(chunks);
        float[] sum = new float[stack.plan().weights()];
        try (Owner network = new Owner(stack)) {
            network.load(weights(stack));
            float[] whole = gradient(network, stack, values, chunks);
            int row = FRAMES * COLUMNS;
            for (int c = 0; c < chunks; c++) {
                float[] one =
                        gradient(
                                network,
                                stack,
                                Arrays.copyOfRange(values, c * row, (c + 1) * row),
                                1);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += one[i];
                }
            }
            double largest = 0;
            for (float each : sum) {
                largest = Math.max(largest, Math.abs(each));
            }
            assertArrayEquals(sum, whole, (float) (2e-5 * largest));
        }
    }

    @ParameterizedTest
    @EnumSource
    void should_give_the_same_bits_when_done_again(Stack stack) {
        float[] values = frames(300);
        try (Owner one = new Owner(stack);
                Owner other = new Owner(stack)) {
            one.load(weights(stack));
            other.load(random(9, stack.plan().weights(), 1));
            gradient(other, stack, frames(330), 330);
            other.load(weights(stack));
            float[] first = gradient(one, stack, values, 300);
            assertArrayEquals(first, gradient(one, stack, values, 300));
            assertArrayEquals(first, gradient(other, stack, values, 300));
        }
    }

    @ParameterizedTest
    @EnumSource
    void should_not_depend_on_what_else_is_computed_when_it_infers(Stack stack) {
        assertAlone(stack, Onednn.rows());
        assertAlone(stack, Onednn.rows() / 4);
    }

    private static void assertAlone(Stack stack, int chunks) {
        float[] values = frames(chunks);
        float[] all = new float[chunks * stack.width()];
        float[] alone = new float[stack.width()];
        int row = FRAMES * COLUMNS;
        try (Owner network = new Owner(stack)) {
            network.load(weights(stack));
            network.infer(values, 0, chunks, all, null);
            for (int c = 0; c < chunks; c++) {
                float[] chunk = Arrays.copyOfRange(values, c * row, (c + 1) * row);
                network.infer(chunk, 0, chunks, alone, null);
                assertArrayEquals(
                        Arrays.copyOfRange(all, c * stack.width(), (c + 1) * stack.width()), alone);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"NORMALIZED_PICTURES", "DROPPING"})
    void should_infer_what_it_trains_on(Stack stack) {
        float[] values = frames(20);
        float[] trained = new float[20 * stack.width()];
        float[] inferred = new float[20 * stack.width()];
        try (Owner network = new Owner(stack)) {
            network.load(weights(stack));
            network.train(values, 0, 20, trained, null, DRAW);
            network.infer(values, 0, 32, inferred, null);
        }
        assertArrayEquals(trained, inferred, 1e-5f);
    }

    @Test
    void should_infer_what_it_trains_on_when_running_statistics_are_those_of_the_chunks() {
        Stack stack = Stack.NORMALIZED_PICTURES;
        int chunks = 20;
        float[] values = frames(chunks);
        float[] trained = new float[chunks * stack.width()];
        float[] inferred = new float[chunks * stack.width()];
        float[] weights = weights(stack);
        try (Owner network = new Owner(stack)) {
            network.load(weights);
            float[] gradient = gradient(network, stack, values, chunks);
            network.train(values, 0, chunks, trained, null, DRAW);
            for (int i = stack.moved(); i < weights.length; i++) {
                weights[i] -= gradient[i];
            }
            network.load(weights);
            network.infer(values, 0, 32, inferred, null);
        }
        // variances of a sample are a little larger
        assertArrayEquals(trained, inferred, 5e-3f);
    }

    @ParameterizedTest
    @EnumSource
    void should_give_the_same_bits_when_activations_are_computed_again(Stack stack) {
        float[] values = frames(600);
        try (Owner keeping = new Owner(stack);
                Owner forgetting = new Owner(stack, 0)) {
            keeping.load(weights(stack));
            forgetting.load(weights(stack));
            float[] gradient = gradient(keeping, stack, values, 600);
            for (int again = 0; again < 2; again++) {
                assertArrayEquals(gradient, gradient(forgetting, stack, values, 600));
            }
            if (!stack.plan().normalizes()) {
                assertTrue(forgetting.bytes() < keeping.bytes());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void should_overwrite_the_gradient_wherever_it_is_wanted(Stack stack) {
        int chunks = 70;
        float[] values = frames(chunks);
        float[] embeddings = new float[chunks * stack.width()];
        try (Owner network = new Owner(stack)) {
            network.load(weights(stack));
            float[] once = gradient(network, stack, values, chunks);
            assertArrayEquals(once, gradient(network, stack, values, chunks));
            network.train(values, 0, chunks, embeddings, null, DRAW);
            float[] first = network.backward(fromOne(embeddings), null);
            FloatBuffer elsewhere = Owner.nativeFloats(once.length);
            network.network.backward(fromOne(embeddings), null, elsewhere);
            float[] there = new float[once.length];
            elsewhere.get(0, there);
            assertArrayEquals(first, there);
        }
    }

    @ParameterizedTest
    @EnumSource
    void should_give_the_same_bits_when_networks_share_weights_on_two_threads(Stack stack)
            throws InterruptedException {
        int chunks = 40;
        float[] values = frames(chunks);
        try (Owner alone = new Owner(stack)) {
            alone.load(weights(stack));
            float[] expected = gradient(alone, stack, values, chunks);
            List<float[]> found = Collections.synchronizedList(new ArrayList<>());
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 2; t++) {
                threads.add(
                        new Thread(
                                () -> {
                                    try (Scratch scratch = new Scratch();
                                            Network second =
                                                    new Network(
                                                            stack.plan(),
                                                            alone.parameters,
                                                            Precision.FLOAT32,
                                                            scratch)) {
                                        float[] embeddings = new float[chunks * stack.width()];
                                        float[] states =
                                                stack.plan().keepsFrames()
                                                        ? new float[chunks * FRAMES * stack.width()]
                                                        : null;
                                        second.train(values, 0, chunks, embeddings, states, DRAW);
                                        FloatBuffer into = Owner.nativeFloats(expected.length);
                                        second.backward(fromOne(embeddings), fromOne(states), into);
                                        float[] all = new float[expected.length];
                                        into.get(0, all);
                                        found.add(all);
                                    }
                                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            assertEquals(2, found.size());
            found.forEach(each -> assertArrayEquals(expected, each));
        }
    }

    @ParameterizedTest
    @EnumSource
    void should_infer_nearly_the_same_when_numbers_are_halves(Stack stack) {
        assumeTrue(Onednn.bfloat16(), "the processor does not compute with them");
        int chunks = Onednn.rows();
        float[] values = frames(chunks);
        float[] exact = new float[chunks * stack.width()];
        float[] near = new float[chunks * stack.width()];
        float[] alone = new float[stack.width()];
        try (Owner single = new Owner(stack);
                Owner half = new Owner(stack, Precision.BFLOAT16)) {
            single.load(weights(stack));
            half.load(weights(stack));
            single.infer(values, 0, chunks, exact, null);
            half.infer(values, 0, chunks, near, null);
            double largest = 0;
            for (float each : exact) {
                largest = Math.max(largest, Math.abs(each));
            }
            assertArrayEquals(exact, near, (float) (.03 * largest));
            assertFalse(Arrays.equals(exact, near), "computed in halves");
            int row = FRAMES * COLUMNS;
            half.infer(Arrays.copyOfRange(values, 5 * row, 6 * row), 0, chunks, alone, null);
            assertArrayEquals(
                    Arrays.copyOfRange(near, 5 * stack.width(), 6 * stack.width()), alone, "alone");
            assertArrayEquals(
                    gradient(single, stack, values, chunks),
                    gradient(half, stack, values, chunks),
                    "training is in single precision");
        }
    }

    @ParameterizedTest
    @EnumSource
    void should_give_the_same_bits_when_networks_of_a_thread_share_scratch(Stack stack) {
        int chunks = 20;
        float[] values = frames(chunks);
        float[] embeddings = new float[chunks * stack.width()];
        float[] larger = new float[3 * chunks * stack.width()];
        try (Owner alone = new Owner(stack)) {
            alone.load(weights(stack));
            gradient(alone, stack, values, chunks);
            alone.train(values, 0, chunks, embeddings, null, DRAW);
            float[] expected = alone.backward(fromOne(embeddings), null);
            alone.train(values, 0, chunks, embeddings, null, DRAW);
            // makes the buffers larger and leaves other numbers in them
            try (Network second =
                    new Network(stack.plan(), alone.parameters, Precision.FLOAT32, alone.scratch)) {
                second.train(frames(3 * chunks), 0, 3 * chunks, larger, null, DRAW);
                second.backward(fromOne(larger), null, Owner.nativeFloats(expected.length));
                assertArrayEquals(expected, alone.backward(fromOne(embeddings), null));
            }
            assertArrayEquals(expected, alone.backward(fromOne(embeddings), null));
        }
    }

    @Test
    void should_refuse_weights_on_the_heap() {
        FloatBuffer heap = FloatBuffer.allocate(4);
        assertThrows(IllegalArgumentException.class, () -> new Parameters(heap));
    }

    @Test
    void should_refuse_dropout_behind_what_is_looked_at_again() {
        Layer dropout = new Layer.Dropout(0, .5);
        Layer tanh = new Layer.FrameDense(0, 30, 6, Activation.TANH);
        for (Layer before : List.of(tanh, new Layer.Lstm(0, 120, 264, 6))) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new Plan(FRAMES, COLUMNS, 464, List.of(before, dropout)));
        }
        Layer inside = new Layer.Residual(List.of(tanh, dropout));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Plan(FRAMES, COLUMNS, 464, List.of(inside)));
    }

    @Test
    void should_hold_no_more_memory_after_many_steps() {
        Stack stack = Stack.CONVOLUTIONS;
        float[] values = frames(100);
        try (Owner network = new Owner(stack)) {
            network.load(weights(stack));
            gradient(network, stack, values, 100);
            long bytes = network.bytes();
            for (int i = 0; i < 50; i++) {
                network.load(weights(stack));
                gradient(network, stack, values, 100);
            }
            assertEquals(bytes, network.bytes());
        }
    }
}
