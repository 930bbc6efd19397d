package dev.pathos.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Networks of each kind of layer against fixed values, computed in double precision by PyTorch 2.13
 * from the same weights and frames.
 */
class ReferenceTest {
    private static final int CHUNKS = 3;

    /** What PyTorch gives for a stack. */
    enum Reference {
        CONVOLUTIONS(
                12.0610843,
                14.73013,
                -25.16926,
                -3.697009,
                -0.2522124,
                -0.08972208,
                0.5201853,
                -0.3267585,
                -0.4757959,
                0.6527879,
                0.05178948,
                -0.346103,
                0.04849054,
                0.4989417,
                -0.422186,
                -0.3652655,
                0.6428894,
                -0.06640305,
                -0.3179759,
                0.006596076,
                0.5051723,
                -0.3938533,
                -0.4000139,
                0.6456921,
                -0.03033961),
        DENSE(
                4.72760206,
                6.854423,
                -11.97969,
                5.939275,
                -0.5964142,
                0.2301846,
                0.5374973,
                -0.4704527,
                0.1477154,
                0.5293455,
                -0.4041957,
                0.1314577,
                0.4863132),
        PICTURES(
                4.36859177,
                6.439711,
                -18.27292,
                -3.369537,
                0.4363801,
                0.2140808,
                -0.4012858,
                0.4220048,
                0.2038488,
                -0.4021091,
                0.4233738,
                0.209273,
                -0.3952251),
        NORMALIZED_PICTURES(
                5.76788625,
                6.44704,
                -10.27405,
                -4.935925,
                0.1226742,
                -0.03155294,
                -0.4728218,
                0.1628008,
                0.005202856,
                -0.4548008,
                0.180501,
                0.02088634,
                -0.4476033),
        RECURRENT(
                70.5664685,
                35.64484,
                -51.62624,
                17.33439,
                0.08477429,
                0.02931151,
                -0.1360225,
                0.07924226,
                0.08119633,
                0.02385876,
                -0.123712,
                0.06362633,
                0.08251398,
                0.02728556,
                -0.1297811,
                0.07071372),
        ATTENDING(
                10.3251191,
                16.45225,
                -41.7653,
                13.32383,
                -0.4746532,
                0.473995,
                0.3078674,
                -0.1479749,
                -0.3876242,
                0.1783985,
                -0.4664775,
                0.4811404,
                0.3435827,
                -0.1934293,
                -0.3532016,
                0.1032729,
                -0.4939982,
                0.2399878,
                0.2197956,
                -0.03531477,
                -0.4110262,
                0.3596187);

        private final double loss;
        private final double norm;
        private final double sum;
        private final double waves;
        private final double[] embeddings;

        /**
         * Takes what PyTorch gives.
         *
         * @param loss half the squared distance of embeddings, and of frames if kept, from 1
         * @param norm of its gradient
         * @param sum of its gradient
         * @param waves sum of its gradient, each multiplied by the cosine of its index
         * @param embeddings chunk after chunk
         */
        Reference(double loss, double norm, double sum, double waves, double... embeddings) {
            this.loss = loss;
            this.norm = norm;
            this.sum = sum;
            this.waves = waves;
            this.embeddings = embeddings;
        }
    }

    @ParameterizedTest
    @EnumSource
    void should_give_what_pytorch_gives(Reference reference) {
        assumeTrue(Onednn.missing().isEmpty(), () -> "no oneDNN here: " + Onednn.missing());
        Stack stack = Stack.valueOf(reference.name());
        float[] weights = new float[stack.plan().weights()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (.4 * Math.sin(1.7 * i + .3));
        }
        float[] values = new float[CHUNKS * Stack.FRAMES * Stack.COLUMNS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(.37 * i);
        }
        float[] embeddings = new float[CHUNKS * stack.width()];
        float[] states =
                stack.plan().keepsFrames()
                        ? new float[CHUNKS * Stack.FRAMES * stack.width()]
                        : null;
        float[] gradient;
        try (Owner network = new Owner(stack)) {
            network.load(weights);
            network.train(values, 0, CHUNKS, embeddings, states, 0);
            gradient = network.backward(fromOne(embeddings), fromOne(states));
        }
        double[] found = new double[embeddings.length];
        Arrays.setAll(found, i -> embeddings[i]);
        assertArrayEquals(reference.embeddings, found, 2e-6, "embeddings");
        assertEquals(reference.loss, loss(embeddings) + loss(states), 2e-6 * reference.loss);
        double norm = 0;
        double sum = 0;
        double waves = 0;
        for (int i = 0; i < stack.moved(); i++) {
            norm += (double) gradient[i] * gradient[i];
            sum += gradient[i];
            waves += gradient[i] * Math.cos(i);
        }
        double tolerance = 1e-5 * reference.norm;
        assertEquals(reference.norm, Math.sqrt(norm), tolerance, "norm of the gradient");
        assertEquals(reference.sum, sum, tolerance, "sum of the gradient");
        assertEquals(reference.waves, waves, tolerance, "gradient by waves");
    }

    private static double loss(float[] outputs) {
        double sum = 0;
        for (int i = 0; outputs != null && i < outputs.length; i++) {
            sum += .5 * (outputs[i] - 1) * (outputs[i] - 1);
        }
        return sum;
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
}
