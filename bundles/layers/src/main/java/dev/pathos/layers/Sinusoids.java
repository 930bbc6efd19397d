package dev.pathos.layers;

/** Sines and cosines that tell a transformer where a frame is. */
public final class Sinusoids {
    private static final double LONGEST = 10000;

    private Sinusoids() {}

    /**
     * Sines in even columns and cosines in odd ones, of wavelengths from 2 pi to 10000 * 2 pi
     * (Vaswani et al., NIPS 2017, section 3.5).
     *
     * @param frames how many, counted from 0
     * @param width columns of a frame
     * @return {@code [frame][column]}, from -1 to 1
     */
    public static float[] of(int frames, int width) {
        float[] table = new float[frames * width];
        for (int f = 0; f < frames; f++) {
            for (int k = 0; k < width; k++) {
                double angle = f / Math.pow(LONGEST, (double) (k - k % 2) / width);
                table[f * width + k] = (float) (k % 2 == 0 ? Math.sin(angle) : Math.cos(angle));
            }
        }
        return table;
    }
}
