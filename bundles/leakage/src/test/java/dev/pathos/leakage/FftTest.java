package dev.pathos.leakage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pathos.api.run.Seeds;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FftTest {
    @Test
    void should_equal_the_sum_when_input_is_arbitrary() {
        for (int size : new int[] {2, 8, 64}) {
            SplittableRandom random = Seeds.random(size, "fft");
            double[] re = random.doubles(size).toArray();
            double[] im = random.doubles(size).toArray();
            double[][] expected = new double[2][size];
            for (int k = 0; k < size; k++) {
                for (int n = 0; n < size; n++) {
                    double angle = -2 * Math.PI * k * n / size;
                    expected[0][k] += re[n] * Math.cos(angle) - im[n] * Math.sin(angle);
                    expected[1][k] += re[n] * Math.sin(angle) + im[n] * Math.cos(angle);
                }
            }
            new Fft(size).transform(re, im);
            for (int k = 0; k < size; k++) {
                assertEquals(expected[0][k], re[k], 1e-9);
                assertEquals(expected[1][k], im[k], 1e-9);
            }
        }
    }
}
