package dev.pathos.acoustics;

/** Loops over rows in plain Java, and the elementary functions of {@link Math}. */
final class PlainLanes implements Lanes {
    static final Lanes INSTANCE = new PlainLanes();

    private static final float LOWEST = -87;
    private static final float HIGHEST = 88;

    private PlainLanes() {}

    @Override
    public String description() {
        return "plain Java";
    }

    @Override
    public PowerSpectrum spectrum(int fftSize, float[] window, float emphasis) {
        return new PlainSpectrum(fftSize, window, emphasis);
    }

    @Override
    public void combine(float[] x, int firstRow, float[] weights, float[] out, int outRow) {
        float[] sum = new float[WIDTH];
        for (int k = 0, p = firstRow * WIDTH; k < weights.length; k++, p += WIDTH) {
            float weight = weights[k];
            for (int f = 0; f < WIDTH; f++) {
                sum[f] += weight * x[p + f];
            }
        }
        System.arraycopy(sum, 0, out, outRow * WIDTH, WIDTH);
    }

    @Override
    public void addScaled(float[] x, int fromRow, int rows, float weight, float[] out, int outRow) {
        int from = fromRow * WIDTH;
        int to = outRow * WIDTH;
        for (int i = 0; i < rows * WIDTH; i++) {
            out[to + i] += weight * x[from + i];
        }
    }

    @Override
    public void product(
            float[] x, int xRow, float[] y, int yRow, int rows, float[] out, int outRow) {
        float[] sum = new float[WIDTH];
        for (int k = 0, p = xRow * WIDTH, q = yRow * WIDTH; k < rows; k++, p += WIDTH, q += WIDTH) {
            for (int f = 0; f < WIDTH; f++) {
                sum[f] += x[p + f] * y[q + f];
            }
        }
        System.arraycopy(sum, 0, out, outRow * WIDTH, WIDTH);
    }

    @Override
    public void ln(float[] x, int fromRow, int rows, float floor, float[] out, int outRow) {
        int from = fromRow * WIDTH;
        int to = outRow * WIDTH;
        for (int i = 0; i < rows * WIDTH; i++) {
            out[to + i] = (float) ln(x[from + i], floor);
        }
    }

    private static double ln(float x, float floor) {
        return Float.isFinite(x)
                ? Math.log(Math.max(Math.max(floor, Float.MIN_NORMAL), x))
                : Double.NaN;
    }

    @Override
    public void exp(float[] x, int fromRow, int rows, float[] out, int outRow) {
        int from = fromRow * WIDTH;
        int to = outRow * WIDTH;
        for (int i = 0; i < rows * WIDTH; i++) {
            out[to + i] = (float) Math.exp(Math.max(LOWEST, Math.min(HIGHEST, x[from + i])));
        }
    }

    @Override
    public void sqrt(float[] x, int fromRow, int rows, float[] out, int outRow) {
        int from = fromRow * WIDTH;
        int to = outRow * WIDTH;
        for (int i = 0; i < rows * WIDTH; i++) {
            out[to + i] = (float) Math.sqrt(x[from + i]);
        }
    }

    @Override
    public void pow(
            float[] x,
            int fromRow,
            int rows,
            float exponent,
            float floor,
            float[] out,
            int outRow) {
        int from = fromRow * WIDTH;
        int to = outRow * WIDTH;
        for (int i = 0; i < rows * WIDTH; i++) {
            out[to + i] = (float) Math.exp(exponent * ln(x[from + i], floor));
        }
    }

    @Override
    public void correlate(float[] x, int at, int length, int firstLag, int lags, float[] out) {
        correlateFrom(x, at, length, firstLag, 0, lags, out);
    }

    /** The same from a lag on; the order of additions is that of vectors. */
    static void correlateFrom(
            float[] x, int at, int length, int firstLag, int from, int lags, float[] out) {
        for (int l = from; l < lags; l++) {
            int to = at + firstLag + l;
            float sum = 0;
            for (int i = 0; i < length; i++) {
                sum += x[at + i] * x[to + i];
            }
            out[l] = sum;
        }
    }

    /** Checks what the spectra of all implementations ask for. */
    static void check(int fftSize, float[] window) {
        if (fftSize < 8 || Integer.bitCount(fftSize) != 1) {
            throw new IllegalArgumentException(
                    "a transform of " + fftSize + " samples: not a power of two from 8 on");
        }
        if (window.length < 1 || window.length > fftSize) {
            throw new IllegalArgumentException(
                    "a window of " + window.length + " samples for a transform of " + fftSize);
        }
    }
}
