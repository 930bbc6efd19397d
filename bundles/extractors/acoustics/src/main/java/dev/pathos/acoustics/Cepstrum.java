package dev.pathos.acoustics;

/** From the logarithms of mel bands to cepstral coefficients (The HTK Book 3.4, section 5.6). */
public final class Cepstrum {
    private Cepstrum() {}

    /**
     * The cosine transform {@code c_i = sqrt(2/N) sum_j m_j cos(pi i (j + 1/2) / N)}, liftered with
     * {@code 1 + L/2 sin(pi i / L)}.
     *
     * @param first the first coefficient's number i, 0 for the one that sums up the bands
     * @param count the number of coefficients
     * @param bands the number of bands, N
     * @param lifter L, or 0 for none
     * @return the weights of the bands, one row a coefficient
     */
    public static float[][] weights(int first, int count, int bands, int lifter) {
        float[][] rows = new float[count][bands];
        for (int c = 0; c < count; c++) {
            int i = first + c;
            double lift = lifter == 0 ? 1 : 1 + lifter / 2. * Math.sin(Math.PI * i / lifter);
            for (int j = 0; j < bands; j++) {
                double cosine = Math.cos(Math.PI * i * (j + .5) / bands);
                rows[c][j] = (float) (lift * Math.sqrt(2. / bands) * cosine);
            }
        }
        return rows;
    }
}
