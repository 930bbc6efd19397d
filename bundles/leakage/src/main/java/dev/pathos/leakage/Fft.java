package dev.pathos.leakage;

/** The discrete Fourier transform of a length that is a power of two, in place (radix 2). */
final class Fft {
    private final int size;
    private final double[] cos;
    private final double[] sin;

    Fft(int size) {
        this.size = size;
        this.cos = new double[size / 2];
        this.sin = new double[size / 2];
        for (int k = 0; k < size / 2; k++) {
            cos[k] = Math.cos(2 * Math.PI * k / size);
            sin[k] = -Math.sin(2 * Math.PI * k / size);
        }
    }

    /** Puts {@code sum over n of x[n] exp(-2 pi i k n / size)} in the place of {@code x[k]}. */
    void transform(double[] re, double[] im) {
        int shift = Integer.numberOfLeadingZeros(size) + 1;
        for (int i = 1; i < size; i++) {
            int j = Integer.reverse(i) >>> shift;
            if (j > i) {
                double real = re[i];
                double imaginary = im[i];
                re[i] = re[j];
                im[i] = im[j];
                re[j] = real;
                im[j] = imaginary;
            }
        }
        for (int half = 1, stride = size / 2; half < size; half *= 2, stride /= 2) {
            for (int from = 0; from < size; from += 2 * half) {
                for (int k = 0; k < half; k++) {
                    int a = from + k;
                    int b = a + half;
                    double c = cos[k * stride];
                    double s = sin[k * stride];
                    double real = re[b] * c - im[b] * s;
                    double imaginary = re[b] * s + im[b] * c;
                    re[b] = re[a] - real;
                    im[b] = im[a] - imaginary;
                    re[a] += real;
                    im[a] += imaginary;
                }
            }
        }
    }
}
