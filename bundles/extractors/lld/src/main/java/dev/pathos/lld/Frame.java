package dev.pathos.lld;

/**
 * One frame in all the forms in which descriptors look at it; filled anew for every frame.
 *
 * <p>Bins run from 0 to {@code fftSize / 2}, {@link #binWidth} hertz apart.
 */
final class Frame {
    /** The window's samples as they are. */
    final float[] samples;

    /** Samples around the same centre, long enough for the periods of a low voice. */
    final float[] wide;

    /** The one-sided power of each bin; together they are the mean square of the window. */
    final float[] power;

    /** The natural logarithm of {@link #power}. */
    final float[] logPower;

    /** The root of {@link #power}. */
    float[] amplitude;

    /** {@link #amplitude} of the frame before; of this frame at the beginning of a sound. */
    float[] previous;

    /** The power in each mel band. */
    final float[] mel;

    /** The distance of two bins in hertz. */
    final double binWidth;

    Frame(int window, int wideWindow, int fftSize, double sampleRate) {
        samples = new float[window];
        wide = new float[wideWindow];
        power = new float[fftSize / 2 + 1];
        logPower = new float[fftSize / 2 + 1];
        amplitude = new float[fftSize / 2 + 1];
        previous = new float[fftSize / 2 + 1];
        mel = new float[Spectrum.BANDS];
        binWidth = sampleRate / fftSize;
    }
}
