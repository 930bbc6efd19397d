package dev.pathos.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Batch normalisation between convolutions against double precision, small and at the size that
 * trains; the large one is a study: {@code mvn verify -pl bundles/layers -am
 * -Dtest=NormalizationTest -Dpathos.studies=true -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class NormalizationTest {
    /** The relative rounding of one number in single precision. */
    private static final double ROUNDING = 6e-8;

    /** How far embeddings and gradients of each stage's weights are away, relative. */
    private record Distances(double embeddings, double[] gradients) {
        double largest() {
            return Arrays.stream(gradients).max().orElseThrow();
        }

        @Override
        public String toString() {
            StringBuilder text =
                    new StringBuilder(String.format(Locale.ROOT, "%.1e |", embeddings));
            for (double each : gradients) {
                text.append(String.format(Locale.ROOT, " %.1e", each));
            }
            return text.toString();
        }
    }

    /** Pictures, weights and a gradient from outside. */
    private static final class Trial {
        final int chunks;
        final int size;
        final int[] widths;
        final float[] values;
        final float[] gradient;
        final Plan plan;
        final float[] weights;

        Trial(int chunks, int size, int... widths) {
            this.chunks = chunks;
            this.size = size;
            this.widths = widths;
            SplittableRandom random = new SplittableRandom(1);
            int last = widths[widths.length - 1];
            this.values = normal(random, chunks * size * size, 1);
            this.gradient = normal(random, chunks * last, 1);
            List<Layer> layers = new ArrayList<>();
            List<float[]> parts = new ArrayList<>();
            int at = 0;
            int inputs = 1;
            for (int outputs : widths) {
                int taps = outputs * inputs * 9;
                float[] part =
                        Arrays.copyOf(
                                normal(random, taps, Math.sqrt(2.0 / (inputs * 9))),
                                taps + 5 * outputs);
                Arrays.fill(part, taps + outputs, taps + 2 * outputs, 1);
                parts.add(part);
                int from = at + taps;
                layers.add(
                        new Layer.ImageConvolution(
                                at, from, outputs, 3, Layer.Activation.IDENTITY));
                layers.add(
                        new Layer.BatchNormalization(
                                from + outputs,
                                from + 2 * outputs,
                                from + 3 * outputs,
                                from + 4 * outputs,
                                Layer.Activation.RELU));
                layers.add(new Layer.MaxPooling(2));
                at += part.length;
                inputs = outputs;
            }
            layers.add(new Layer.GlobalMean());
            // the same numbers, as a net ends in a layer of weights
            float[] same = new float[last * last + last];
            for (int k = 0; k < last; k++) {
                same[k * last + k] = 1;
            }
            parts.add(same);
            layers.add(new Layer.Dense(at, at + last * last, last, Layer.Activation.IDENTITY));
            this.plan = new Plan(size, size, at + same.length, layers);
            this.weights = new float[plan.weights()];
            int to = 0;
            for (float[] part : parts) {
                System.arraycopy(part, 0, weights, to, part.length);
                to += part.length;
            }
        }

        private static float[] normal(SplittableRandom random, int count, double deviation) {
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = (float) (deviation * random.nextGaussian());
            }
            return values;
        }

        /** Embeddings, then the gradient by each stage's weights. */
        List<double[]> ours() {
            float[] embeddings = new float[gradient.length];
            float[] found;
            try (Owner network = new Owner(plan)) {
                network.load(weights);
                network.train(values, 0, chunks, embeddings, null, 0);
                found = network.backward(gradient, null);
            }
            List<double[]> all =
                    new ArrayList<>(List.of(doubles(embeddings, 0, embeddings.length)));
            int at = 0;
            int inputs = 1;
            for (int outputs : widths) {
                all.add(doubles(found, at, outputs * inputs * 9));
                at += outputs * inputs * 9 + 5 * outputs;
                inputs = outputs;
            }
            return all;
        }

        /** The same in double precision, each convolution's outputs changed at random. */
        List<double[]> exact(double noise) {
            DoublePictures pictures = new DoublePictures(chunks);
            double[][] x = new double[chunks][];
            for (int c = 0; c < chunks; c++) {
                x[c] = doubles(values, c * size * size, size * size);
            }
            int at = 0;
            int inputs = 1;
            int side = size;
            for (int outputs : widths) {
                int taps = outputs * inputs * 9;
                double[] ones = new double[outputs];
                Arrays.fill(ones, 1);
                x =
                        pictures.forward(
                                x,
                                side,
                                doubles(weights, at, taps),
                                ones,
                                new double[outputs],
                                noise);
                at += taps + 5 * outputs;
                inputs = outputs;
                side /= 2;
            }
            int last = inputs;
            double[][] means = DoublePictures.means(x, last);
            double[][] back = new double[chunks][last * side * side];
            for (int c = 0; c < chunks; c++) {
                for (int k = 0; k < back[c].length; k++) {
                    back[c][k] = gradient[c * last + k / (side * side)] / (side * side);
                }
            }
            List<double[]> all = new ArrayList<>();
            all.add(Arrays.stream(means).flatMapToDouble(Arrays::stream).toArray());
            all.addAll(pictures.backward(back));
            return all;
        }

        private static double[] doubles(float[] values, int from, int count) {
            double[] all = new double[count];
            Arrays.setAll(all, i -> values[from + i]);
            return all;
        }
    }

    private static Distances distances(List<double[]> found, List<double[]> exact) {
        double[] each = new double[exact.size()];
        for (int k = 0; k < each.length; k++) {
            double far = 0;
            double norm = 0;
            for (int i = 0; i < exact.get(k).length; i++) {
                far += Math.pow(found.get(k)[i] - exact.get(k)[i], 2);
                norm += Math.pow(exact.get(k)[i], 2);
            }
            each[k] = Math.sqrt(far / norm);
        }
        return new Distances(each[0], Arrays.copyOfRange(each, 1, each.length));
    }

    @Test
    void should_be_as_in_double_precision() {
        assumeTrue(Onednn.missing().isEmpty(), () -> "no oneDNN here: " + Onednn.missing());
        Trial trial = new Trial(4, 16, 8, 8);
        Distances ours = distances(trial.ours(), trial.exact(0));
        assertEquals(0, ours.embeddings(), 2e-6);
        assertEquals(0, ours.largest(), 2e-5, ours.toString());
    }

    @Test
    void should_not_be_further_away_than_rounding_makes_it() {
        assumeTrue(Boolean.getBoolean("pathos.studies"), "a study: see the class");
        assumeTrue(Onednn.missing().isEmpty(), () -> "no oneDNN here: " + Onednn.missing());
        Trial trial = new Trial(64, 128, 32, 64, 128, 256);
        List<double[]> exact = trial.exact(0);
        Distances ours = distances(trial.ours(), exact);
        System.out.println("from double precision: embeddings | gradients by convolutions");
        System.out.println("ours, in single precision     " + ours);
        for (double noise : new double[] {1e-12, ROUNDING, 1e-6}) {
            Distances other = distances(trial.exact(noise), exact);
            System.out.printf(Locale.ROOT, "doubles, changed by %.0e     %s%n", noise, other);
        }
        double rounded = distances(trial.exact(20 * ROUNDING), exact).largest();
        assertTrue(ours.largest() < 3 * rounded, ours + " beside " + rounded);
    }
}
