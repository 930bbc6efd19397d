package dev.pathos.lld;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CepstrumTest {
    @Test
    void should_be_orthonormal_when_the_transform_is_complete() {
        float[][] matrix = Cepstrum.cosines(26, 26);
        for (int i = 0; i < 26; i++) {
            for (int j = 0; j < 26; j++) {
                double product = 0;
                for (int b = 0; b < 26; b++) {
                    product += matrix[i][b] * matrix[j][b];
                }
                assertEquals(i == j ? 1 : 0, product, 1e-6);
            }
        }
    }

    @Test
    void should_have_only_a_zeroth_coefficient_when_bands_are_equal() {
        Frame frame = Described.frame();
        Arrays.fill(frame.mel, (float) Math.exp(-2));
        Cepstrum cepstrum = new Cepstrum();
        assertEquals(-2 * Math.sqrt(26), Described.value(cepstrum, frame, "mfcc0"), 1e-4);
        for (int i = 1; i < 15; i++) {
            assertEquals(0, Described.value(cepstrum, frame, "mfcc" + i), 1e-5);
        }
    }

    @Test
    void should_have_one_coefficient_when_logarithms_are_one_cosine() {
        Frame frame = Described.frame();
        for (int b = 0; b < 26; b++) {
            frame.mel[b] = (float) Math.exp(3 * Math.cos(Math.PI * 2 * (b + .5) / 26));
        }
        Cepstrum cepstrum = new Cepstrum();
        assertEquals(3 * Math.sqrt(13), Described.value(cepstrum, frame, "mfcc2"), 1e-4);
        assertEquals(0, Described.value(cepstrum, frame, "mfcc1"), 1e-5);
        assertEquals(0, Described.value(cepstrum, frame, "mfcc3"), 1e-5);
    }
}
