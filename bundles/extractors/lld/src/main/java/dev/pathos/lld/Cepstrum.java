package dev.pathos.lld;

import java.util.List;
import java.util.stream.IntStream;

/**
 * {@code mfcc0 .. 14}: the orthonormal cosine transform of the natural logarithms of 26 mel band
 * powers (Davis and Mermelstein 1980), {@code c_i = a_i sum_b ln(m_b) cos(pi i (b + 1/2) / B)} with
 * {@code a_0 = sqrt(1/B)} and else {@code a_i = sqrt(2/B)}; not liftered.
 */
final class Cepstrum implements Descriptors {
    private static final int COEFFICIENTS = 15;

    private final float[] logs = new float[Spectrum.BANDS];
    private final float[][] cosines = cosines(COEFFICIENTS, Spectrum.BANDS);

    /** The first rows of the orthonormal transform (DCT-II). */
    static float[][] cosines(int rows, int size) {
        float[][] matrix = new float[rows][size];
        for (int i = 0; i < rows; i++) {
            double scale = Math.sqrt((i == 0 ? 1. : 2.) / size);
            for (int b = 0; b < size; b++) {
                matrix[i][b] = (float) (scale * Math.cos(Math.PI * i * (b + .5) / size));
            }
        }
        return matrix;
    }

    @Override
    public List<String> names() {
        return IntStream.range(0, COEFFICIENTS).mapToObj(i -> "mfcc" + i).toList();
    }

    @Override
    public void describe(Frame frame, float[] row, int at) {
        for (int b = 0; b < logs.length; b++) {
            logs[b] = NaturalLog.of(frame.mel[b]);
        }
        for (int i = 0; i < COEFFICIENTS; i++) {
            float[] cosine = cosines[i];
            float sum = 0;
            for (int b = 0; b < logs.length; b++) {
                sum += cosine[b] * logs[b];
            }
            row[at + i] = sum;
        }
    }
}
